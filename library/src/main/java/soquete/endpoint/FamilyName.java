package soquete.endpoint;

/// The C names of address families.
final class FamilyName {
    private static final int LIMIT = 46;
    private static final String PREFIX = "AF_";

    private FamilyName() {}

    static String of(int number) {
        return switch (number) {
            case 0 -> "AF_UNSPEC";
            case 1 -> "AF_UNIX";
            case 2 -> "AF_INET";
            case 3 -> "AF_AX25";
            case 4 -> "AF_IPX";
            case 5 -> "AF_APPLETALK";
            case 6 -> "AF_NETROM";
            case 7 -> "AF_BRIDGE";
            case 8 -> "AF_ATMPVC";
            case 9 -> "AF_X25";
            case 10 -> "AF_INET6";
            case 11 -> "AF_ROSE";
            case 12 -> "AF_DECnet";
            case 13 -> "AF_NETBEUI";
            case 14 -> "AF_SECURITY";
            case 15 -> "AF_KEY";
            case 16 -> "AF_NETLINK";
            case 17 -> "AF_PACKET";
            case 18 -> "AF_ASH";
            case 19 -> "AF_ECONET";
            case 20 -> "AF_ATMSVC";
            case 21 -> "AF_RDS";
            case 22 -> "AF_SNA";
            case 23 -> "AF_IRDA";
            case 24 -> "AF_PPPOX";
            case 25 -> "AF_WANPIPE";
            case 26 -> "AF_LLC";
            case 27 -> "AF_IB";
            case 28 -> "AF_MPLS";
            case 29 -> "AF_CAN";
            case 30 -> "AF_TIPC";
            case 31 -> "AF_BLUETOOTH";
            case 32 -> "AF_IUCV";
            case 33 -> "AF_RXRPC";
            case 34 -> "AF_ISDN";
            case 35 -> "AF_PHONET";
            case 36 -> "AF_IEEE802154";
            case 37 -> "AF_CAIF";
            case 38 -> "AF_ALG";
            case 39 -> "AF_NFC";
            case 40 -> "AF_VSOCK";
            case 41 -> "AF_KCM";
            case 42 -> "AF_QIPCRTR";
            case 43 -> "AF_SMC";
            case 44 -> "AF_XDP";
            case 45 -> "AF_MCTP";
            default -> PREFIX + number;
        };
    }

    static Family parse(String name) {
        for (int number = 0; number < LIMIT; number++) {
            if (of(number).equals(name)) {
                return new Family(number);
            }
        }
        if (name.startsWith(PREFIX)) {
            String digits = name.substring(PREFIX.length());
            if (Digits.areDecimal(digits) && digits.length() <= 5) {
                Family family = new Family(Integer.parseInt(digits));
                if (of(family.number()).equals(name)) {
                    return family;
                }
            }
        }
        throw new IllegalArgumentException(
                "\"" + name + "\" is not the name of an address family, as AF_INET or AF_99");
    }
}
