package soquete.can;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The C struct of [BcmMessage]: the same on all 64-bit architectures; `EncodedLayoutTest` holds it
/// against the headers.
final class BcmLayout {
    private static final int OPCODE = 0;
    private static final int FLAGS = 4;
    private static final int COUNT = 8;
    private static final int IVAL1 = 16;
    private static final int IVAL2 = 32;
    private static final int CAN_ID = 48;
    private static final int NFRAMES = 52;
    private static final int FRAMES = 56;

    private static final long SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private BcmLayout() {}

    static void checkInterval(Duration interval, String name) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException(name + " of " + interval + " is negative");
        }
        if (interval.toNanosPart() % NANOS != 0) {
            throw new IllegalArgumentException(
                    name
                            + " of "
                            + interval
                            + " has parts of a microsecond: C has no room for them");
        }
    }

    static void checkFrames(List<CanFrame> frames, int flags) {
        boolean fd = (flags & BcmMessage.CAN_FD_FRAME) != 0;
        for (CanFrame frame : frames) {
            boolean fits = fd ? frame instanceof CanFrame.Fd : frame instanceof CanFrame.Classic;
            if (!fits) {
                throw new IllegalArgumentException(
                        frame
                                + (fd
                                        ? " is no frame of CAN FD, which CAN_FD_FRAME says"
                                        : " is no classic frame, and CAN_FD_FRAME is not set"));
            }
        }
    }

    static byte[] encode(BcmMessage message) {
        int size = size(message.flags());
        List<CanFrame> frames = message.frames();
        byte[] bytes = new byte[Math.addExact(FRAMES, Math.multiplyExact(size, frames.size()))];
        ByteBuffer head =
                FrameLayout.wrap(bytes)
                        .putInt(OPCODE, message.opcode())
                        .putInt(FLAGS, message.flags())
                        .putInt(COUNT, message.count())
                        .putInt(CAN_ID, message.canId())
                        .putInt(NFRAMES, frames.size());
        put(head, IVAL1, message.ival1());
        put(head, IVAL2, message.ival2());
        for (int i = 0; i < frames.size(); i++) {
            head.put(FRAMES + i * size, frames.get(i).encode());
        }
        return bytes;
    }

    static BcmMessage decode(byte[] bytes) {
        if (bytes.length < FRAMES) {
            throw new IllegalArgumentException(
                    bytes.length
                            + " bytes are no message of CAN_BCM: its head alone has "
                            + FRAMES);
        }
        ByteBuffer head = FrameLayout.wrap(bytes);
        int flags = head.getInt(FLAGS);
        int size = size(flags);
        long frames = Integer.toUnsignedLong(head.getInt(NFRAMES));
        if (bytes.length != FRAMES + frames * size) {
            throw new IllegalArgumentException(
                    bytes.length
                            + " bytes are no message of CAN_BCM with "
                            + frames
                            + " frames of "
                            + size
                            + " bytes behind a head of "
                            + FRAMES);
        }
        return new BcmMessage(
                head.getInt(OPCODE),
                flags,
                head.getInt(COUNT),
                get(head, IVAL1, "ival1"),
                get(head, IVAL2, "ival2"),
                head.getInt(CAN_ID),
                frames(bytes, size));
    }

    private static List<CanFrame> frames(byte[] bytes, int size) {
        List<CanFrame> frames = new ArrayList<>();
        for (int at = FRAMES; at < bytes.length; at += size) {
            frames.add(
                    size == CanFrame.CANFD_MTU
                            ? FrameLayout.fd(bytes, at)
                            : FrameLayout.classic(bytes, at));
        }
        return frames;
    }

    private static int size(int flags) {
        return (flags & BcmMessage.CAN_FD_FRAME) == 0 ? CanFrame.CAN_MTU : CanFrame.CANFD_MTU;
    }

    /// `struct bcm_timeval`: seconds and microseconds.
    private static void put(ByteBuffer head, int at, Duration interval) {
        head.putLong(at, interval.toSeconds())
                .putLong(at + Long.BYTES, interval.toNanosPart() / NANOS);
    }

    private static Duration get(ByteBuffer head, int at, String name) {
        long seconds = head.getLong(at);
        long micros = head.getLong(at + Long.BYTES);
        if (micros < 0 || micros >= SECOND) {
            throw new IllegalArgumentException(
                    name + " has " + micros + " microseconds, which is not in 0 to 999999");
        }
        return Duration.ofSeconds(seconds, micros * NANOS);
    }
}
