package soquete.message;

/// Names of the `MSG_*` bits.
final class MsgFlagsText {
    private MsgFlagsText() {}

    static String of(int bits) {
        if (bits == 0) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        int unknown = 0;
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            int bit = Integer.lowestOneBit(rest);
            String name = name(bit);
            if (name.isEmpty()) {
                unknown |= bit;
            } else {
                append(text, name);
            }
        }
        if (unknown != 0) {
            append(text, "0x" + Integer.toHexString(unknown));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name) {
        if (!text.isEmpty()) {
            text.append('|');
        }
        text.append(name);
    }

    private static String name(int bit) {
        return switch (bit) {
            case 0x1 -> "MSG_OOB";
            case 0x2 -> "MSG_PEEK";
            case 0x4 -> "MSG_DONTROUTE";
            case 0x8 -> "MSG_CTRUNC";
            case 0x10 -> "MSG_PROXY";
            case 0x20 -> "MSG_TRUNC";
            case 0x40 -> "MSG_DONTWAIT";
            case 0x80 -> "MSG_EOR";
            case 0x100 -> "MSG_WAITALL";
            case 0x800 -> "MSG_CONFIRM";
            case 0x2000 -> "MSG_ERRQUEUE";
            case 0x4000 -> "MSG_NOSIGNAL";
            case 0x8000 -> "MSG_MORE";
            case 0x10000 -> "MSG_WAITFORONE";
            case 0x40000 -> "MSG_BATCH";
            case 0x4000000 -> "MSG_ZEROCOPY";
            case 0x20000000 -> "MSG_FASTOPEN";
            case 0x40000000 -> "MSG_CMSG_CLOEXEC";
            default -> "";
        };
    }
}
