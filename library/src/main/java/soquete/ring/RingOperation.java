package soquete.ring;

/// A kind of operation of io_uring: `IORING_OP_*`. [Ring#supports] says whether the kernel has it.
///
/// An open set: `new RingOperation(n)` works for any other.
///
/// @param number the number of the C headers, 0 to 255
/// @see <a href="https://man7.org/linux/man-pages/man2/io_uring_enter.2.html">io_uring_enter(2)</a>
public record RingOperation(int number) {
    /// Nothing. Since Linux 5.1.
    public static final RingOperation IORING_OP_NOP = new RingOperation(0);

    /// Wait for readiness. Since Linux 5.1.
    public static final RingOperation IORING_OP_POLL_ADD = new RingOperation(6);

    /// End or change a wait for readiness. Since Linux 5.1.
    public static final RingOperation IORING_OP_POLL_REMOVE = new RingOperation(7);

    /// sendmsg(2). Since Linux 5.3.
    public static final RingOperation IORING_OP_SENDMSG = new RingOperation(9);

    /// recvmsg(2). Since Linux 5.3.
    public static final RingOperation IORING_OP_RECVMSG = new RingOperation(10);

    /// Wait for a time. Since Linux 5.4.
    public static final RingOperation IORING_OP_TIMEOUT = new RingOperation(11);

    /// End or change a timeout. Since Linux 5.5.
    public static final RingOperation IORING_OP_TIMEOUT_REMOVE = new RingOperation(12);

    /// accept4(2). Since Linux 5.5.
    public static final RingOperation IORING_OP_ACCEPT = new RingOperation(13);

    /// Cancel operations. Since Linux 5.5.
    public static final RingOperation IORING_OP_ASYNC_CANCEL = new RingOperation(14);

    /// A time limit for the linked operation. Since Linux 5.5.
    public static final RingOperation IORING_OP_LINK_TIMEOUT = new RingOperation(15);

    /// connect(2). Since Linux 5.5.
    public static final RingOperation IORING_OP_CONNECT = new RingOperation(16);

    /// close(2). Since Linux 5.6.
    public static final RingOperation IORING_OP_CLOSE = new RingOperation(19);

    /// read(2). Since Linux 5.6.
    public static final RingOperation IORING_OP_READ = new RingOperation(22);

    /// send(2). Since Linux 5.6.
    public static final RingOperation IORING_OP_SEND = new RingOperation(26);

    /// recv(2). Since Linux 5.6.
    public static final RingOperation IORING_OP_RECV = new RingOperation(27);

    /// shutdown(2). Since Linux 5.11.
    public static final RingOperation IORING_OP_SHUTDOWN = new RingOperation(34);

    /// A message to another ring. Since Linux 5.18.
    public static final RingOperation IORING_OP_MSG_RING = new RingOperation(40);

    /// socket(2). Since Linux 5.19.
    public static final RingOperation IORING_OP_SOCKET = new RingOperation(45);

    /// Commands of a file: socket options. Since Linux 5.19.
    public static final RingOperation IORING_OP_URING_CMD = new RingOperation(46);

    /// A send without a copy. Since Linux 6.0.
    public static final RingOperation IORING_OP_SEND_ZC = new RingOperation(47);

    /// sendmsg(2) without a copy. Since Linux 6.1.
    public static final RingOperation IORING_OP_SENDMSG_ZC = new RingOperation(48);

    /// bind(2). Since Linux 6.11.
    public static final RingOperation IORING_OP_BIND = new RingOperation(56);

    /// listen(2). Since Linux 6.11.
    public static final RingOperation IORING_OP_LISTEN = new RingOperation(57);

    /// The number of an operation.
    public RingOperation {
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("operation " + number + " is not in 0 to 255");
        }
    }

    /// The C name; `IORING_OP_<number>` where this class has none.
    ///
    /// @return the name
    public String name() {
        return switch (number) {
            case 0 -> "IORING_OP_NOP";
            case 6 -> "IORING_OP_POLL_ADD";
            case 7 -> "IORING_OP_POLL_REMOVE";
            case 9 -> "IORING_OP_SENDMSG";
            case 10 -> "IORING_OP_RECVMSG";
            case 11 -> "IORING_OP_TIMEOUT";
            case 12 -> "IORING_OP_TIMEOUT_REMOVE";
            case 13 -> "IORING_OP_ACCEPT";
            case 14 -> "IORING_OP_ASYNC_CANCEL";
            case 15 -> "IORING_OP_LINK_TIMEOUT";
            case 16 -> "IORING_OP_CONNECT";
            case 19 -> "IORING_OP_CLOSE";
            case 22 -> "IORING_OP_READ";
            case 26 -> "IORING_OP_SEND";
            case 27 -> "IORING_OP_RECV";
            case 34 -> "IORING_OP_SHUTDOWN";
            case 40 -> "IORING_OP_MSG_RING";
            case 45 -> "IORING_OP_SOCKET";
            case 46 -> "IORING_OP_URING_CMD";
            case 47 -> "IORING_OP_SEND_ZC";
            case 48 -> "IORING_OP_SENDMSG_ZC";
            case 56 -> "IORING_OP_BIND";
            case 57 -> "IORING_OP_LISTEN";
            default -> "IORING_OP_" + number;
        };
    }

    /// The version of Linux that has it first; empty where this class does not know.
    ///
    /// @return as `6.11`
    public String since() {
        return switch (number) {
            case 0, 6, 7 -> "5.1";
            case 9, 10 -> "5.3";
            case 11 -> "5.4";
            case 12, 13, 14, 15, 16 -> "5.5";
            case 19, 22, 26, 27 -> "5.6";
            case 34 -> "5.11";
            case 40 -> "5.18";
            case 45, 46 -> "5.19";
            case 47 -> "6.0";
            case 48 -> "6.1";
            case 56, 57 -> "6.11";
            default -> "";
        };
    }

    /// `IORING_OP_BIND (Linux 6.11)`
    @Override
    public String toString() {
        return since().isEmpty() ? name() : name() + " (Linux " + since() + ")";
    }
}
