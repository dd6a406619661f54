package soquete.message;

/// Names of the `POLL*` and `EPOLL*` bits, which are the same as far as both have them.
final class EventsText {
    private EventsText() {}

    static String of(String prefix, int bits) {
        if (bits == 0) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        int unknown = 0;
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            int bit = Integer.lowestOneBit(rest);
            String name = prefix.equals("EPOLL") ? epollName(bit) : pollName(bit);
            if (name.isEmpty()) {
                unknown |= bit;
            } else {
                append(text, prefix + name);
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

    private static String epollName(int bit) {
        return switch (bit) {
            case 0x20 -> "";
            case 1 << 28 -> "EXCLUSIVE";
            case 1 << 29 -> "WAKEUP";
            case 1 << 30 -> "ONESHOT";
            case 1 << 31 -> "ET";
            default -> pollName(bit);
        };
    }

    private static String pollName(int bit) {
        return switch (bit) {
            case 0x1 -> "IN";
            case 0x2 -> "PRI";
            case 0x4 -> "OUT";
            case 0x8 -> "ERR";
            case 0x10 -> "HUP";
            case 0x20 -> "NVAL";
            case 0x40 -> "RDNORM";
            case 0x80 -> "RDBAND";
            case 0x100 -> "WRNORM";
            case 0x200 -> "WRBAND";
            case 0x400 -> "MSG";
            case 0x2000 -> "RDHUP";
            default -> "";
        };
    }
}
