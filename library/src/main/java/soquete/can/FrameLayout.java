package soquete.can;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import soquete.message.Bytes;

/// The C structs of frames. The offsets are the same on all architectures; `EncodedLayoutTest`
/// holds them against the headers.
final class FrameLayout {
    private static final int ID = 0;
    private static final int LEN = 4;
    private static final int FLAGS = 5;
    private static final int LEN8_DLC = 7;
    private static final int DATA = 8;

    private static final int XL_FLAGS = 4;
    private static final int XL_SDT = 5;
    private static final int XL_LEN = 6;
    private static final int XL_AF = 8;
    private static final int XL_DATA = CanFrame.CANXL_HDR_SIZE;

    private FrameLayout() {}

    static ByteBuffer blank(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    static void check(int value, int least, int most, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    value + " " + what + ": must be " + least + " to " + most);
        }
    }

    static byte[] encode(CanFrame.Classic frame) {
        return blank(CanFrame.CAN_MTU)
                .putInt(ID, frame.id())
                .put(LEN, (byte) frame.data().length())
                .put(LEN8_DLC, (byte) frame.len8Dlc())
                .put(DATA, frame.data().toArray())
                .array();
    }

    static byte[] encode(CanFrame.Fd frame) {
        return blank(CanFrame.CANFD_MTU)
                .putInt(ID, frame.id())
                .put(LEN, (byte) frame.data().length())
                .put(FLAGS, (byte) frame.flags())
                .put(DATA, frame.data().toArray())
                .array();
    }

    static byte[] encode(CanFrame.Xl frame) {
        int length = frame.data().length();
        return blank(XL_DATA + length)
                .putInt(ID, frame.prio())
                .put(XL_FLAGS, (byte) (frame.flags() | CanFrame.CANXL_XLF))
                .put(XL_SDT, (byte) frame.sdt())
                .putShort(XL_LEN, (short) length)
                .putInt(XL_AF, frame.af())
                .put(XL_DATA, frame.data().toArray())
                .array();
    }

    /// The flag of XL is where the others have a length, which is never so large.
    static CanFrame decode(byte[] bytes, int from, int size) {
        if (size > LEN && (bytes[from + XL_FLAGS] & CanFrame.CANXL_XLF) != 0) {
            return xl(bytes, from, size);
        }
        return switch (size) {
            case CanFrame.CAN_MTU -> classic(bytes, from);
            case CanFrame.CANFD_MTU -> fd(bytes, from);
            default ->
                    throw new IllegalArgumentException(
                            size
                                    + " bytes are no CAN frame: it has 16, one of CAN FD 72, one of"
                                    + " CAN XL 13 to 2060 with the flag CANXL_XLF");
        };
    }

    static CanFrame.Classic classic(byte[] bytes, int from) {
        int length = length(bytes, from, CanFrame.CAN_MAX_DLEN);
        int code = bytes[from + LEN8_DLC] & 0xff;
        // Before Linux 5.11 the byte was padding.
        boolean raw = length == CanFrame.CAN_MAX_DLEN && code > length && code <= 15;
        return new CanFrame.Classic(
                wrap(bytes).getInt(from + ID), data(bytes, from + DATA, length), raw ? code : 0);
    }

    static CanFrame.Fd fd(byte[] bytes, int from) {
        int length = length(bytes, from, CanFrame.CANFD_MAX_DLEN);
        return new CanFrame.Fd(
                wrap(bytes).getInt(from + ID),
                data(bytes, from + DATA, length),
                bytes[from + FLAGS] & 0xff);
    }

    private static CanFrame.Xl xl(byte[] bytes, int from, int size) {
        int length = size < XL_DATA ? -1 : wrap(bytes).getShort(from + XL_LEN) & 0xffff;
        if (size != XL_DATA + length
                || length < CanFrame.CANXL_MIN_DLEN
                || length > CanFrame.CANXL_MAX_DLEN) {
            throw new IllegalArgumentException(
                    size
                            + " bytes are no CAN XL frame"
                            + (length < 0 ? "" : " with " + length + " bytes of data")
                            + ": it has 12 bytes and 1 to 2048 of data");
        }
        return new CanFrame.Xl(
                wrap(bytes).getInt(from + ID),
                bytes[from + XL_FLAGS] & CanFrame.CANXL_XLF - 1,
                bytes[from + XL_SDT] & 0xff,
                wrap(bytes).getInt(from + XL_AF),
                data(bytes, from + XL_DATA, length));
    }

    private static int length(byte[] bytes, int from, int most) {
        int length = bytes[from + LEN] & 0xff;
        if (length > most) {
            throw new IllegalArgumentException(
                    "a CAN frame with " + length + " bytes of data: at most " + most + " fit");
        }
        return length;
    }

    private static Bytes data(byte[] bytes, int from, int length) {
        return Bytes.of(Arrays.copyOfRange(bytes, from, from + length));
    }
}
