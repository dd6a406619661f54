package soquete;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.option.Option;

/// What the kernel does with an option on a fresh socket of a kind.
///
/// @param option   the option
/// @param kind     a kind of socket that has it
/// @param way      whether it is read, set, or neither
/// @param value    what is set: not the default
/// @param expected what is then read
/// @param errno    what a refusal says
/// @param since    the kernel that had it first, if that is newer than 6.1
/// @param test     the test class of an option that needs a state
record OptionRow(
        Option<?> option,
        Kind kind,
        Way way,
        @Nullable Object value,
        @Nullable Object expected,
        String errno,
        String since,
        @Nullable Class<?> test) {
    enum Way {
        READ_WRITE,
        TOGGLE,
        READ_ONLY,
        WRITE_ONLY,
        REFUSES_VALUE,
        REFUSES_BOTH,
        FAMILY_ABSENT,
        TEST_OF_ITS_OWN
    }

    /// A kind of socket.
    enum Kind {
        TCP4(2, 1, 6),
        TCP6(10, 1, 6),
        UDP4(2, 2, 17),
        UDP6(10, 2, 17),
        UDPLITE(2, 2, 136),
        ICMP(2, 3, 1),
        ICMP6(10, 3, 58),
        RAW6(10, 3, 200),
        UNIX(1, 1, 0),
        NETLINK(16, 3, 0),
        PACKET(17, 3, 0),
        VSOCK(40, 1, 0),
        MPTCP(2, 1, 262),
        XDP(44, 3, 0),
        CAN(29, 3, 1),
        CAN_ISOTP(29, 2, 6),
        CAN_J1939(29, 2, 7),
        TIPC(30, 1, 0),
        ALG(38, 5, 0),
        RDS(21, 5, 0),
        KCM(41, 5, 0),
        SMC(43, 1, 0),
        BLUETOOTH(31, 5, 0),
        SCTP(2, 1, 132),
        LLC(26, 1, 0),
        RXRPC(33, 2, 2),
        NFC(39, 1, 1),
        PHONET(35, 2, 0),
        MCTP(45, 2, 0);

        private final int family;
        private final int type;
        private final int protocol;

        Kind(int family, int type, int protocol) {
            this.family = family;
            this.type = type;
            this.protocol = protocol;
        }

        Socket open() throws IOException {
            return Socket.open(new Family(family), new SocketType(type), new Protocol(protocol));
        }
    }

    static <T> OptionRow rw(Option<T> option, Kind kind, T value, T expected) {
        return new OptionRow(option, kind, Way.READ_WRITE, value, expected, "", "", null);
    }

    static OptionRow flag(Option<Boolean> option, Kind kind) {
        return new OptionRow(option, kind, Way.TOGGLE, null, null, "", "", null);
    }

    static OptionRow ro(Option<?> option, Kind kind) {
        return new OptionRow(option, kind, Way.READ_ONLY, null, null, "ENOPROTOOPT", "", null);
    }

    static <T> OptionRow wo(Option<T> option, Kind kind, T value) {
        return new OptionRow(option, kind, Way.WRITE_ONLY, value, null, "", "", null);
    }

    static <T> OptionRow refuses(Option<T> option, Kind kind, T value, String errno) {
        return new OptionRow(option, kind, Way.REFUSES_VALUE, value, null, errno, "", null);
    }

    static OptionRow none(Option<?> option, Kind kind) {
        return new OptionRow(option, kind, Way.REFUSES_BOTH, null, null, "ENOPROTOOPT", "", null);
    }

    static OptionRow absent(Option<?> option, Kind kind) {
        return new OptionRow(option, kind, Way.FAMILY_ABSENT, null, null, "", "", null);
    }

    static OptionRow in(Option<?> option, Class<?> test) {
        return new OptionRow(option, Kind.TCP4, Way.TEST_OF_ITS_OWN, null, null, "", "", test);
    }

    OptionRow since(String kernel) {
        return new OptionRow(option, kind, way, value, expected, errno, kernel, test);
    }

    @Override
    public String toString() {
        return option + " on " + kind + ", " + way;
    }
}
