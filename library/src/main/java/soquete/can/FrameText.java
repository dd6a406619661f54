package soquete.can;

import java.util.HexFormat;

/// Frames as candump(1) of can-utils writes them into a log.
final class FrameText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FrameText() {}

    static String of(CanFrame.Classic frame) {
        int length = frame.data().length();
        String data =
                frame.isRemote() ? length == 0 ? "R" : "R" + length : HEX.formatHex(bytes(frame));
        return id(frame)
                + '#'
                + data
                + (frame.len8Dlc() == 0 ? "" : "_" + HEX.toHexDigits(frame.len8Dlc(), 1));
    }

    static String of(CanFrame.Fd frame) {
        return id(frame) + "##" + HEX.toHexDigits(frame.flags(), 1) + HEX.formatHex(bytes(frame));
    }

    static String of(CanFrame.Xl frame) {
        return HEX.toHexDigits(frame.vcid(), 2)
                + HEX.toHexDigits(frame.identifier(), 3)
                + '#'
                + HEX.toHexDigits(frame.flags() | CanFrame.CANXL_XLF, 2)
                + ':'
                + HEX.toHexDigits(frame.sdt(), 2)
                + ':'
                + HEX.toHexDigits(frame.af(), 8)
                + '#'
                + HEX.formatHex(bytes(frame));
    }

    private static byte[] bytes(CanFrame frame) {
        return frame.data().toArray();
    }

    /// 3 digits, or 8 where the identifier has 29 bits or is that of an error frame.
    private static String id(CanFrame frame) {
        if (frame.isError()) {
            return HEX.toHexDigits(frame.id() & (CanFrame.CAN_ERR_MASK | CanFrame.CAN_ERR_FLAG), 8);
        }
        return HEX.toHexDigits(frame.identifier(), frame.isExtended() ? 8 : 3);
    }
}
