package soquete.sys;

/// System call numbers: the x86-64 table and the generic table that aarch64 uses.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/syscalls.2.html">syscalls(2)</a>
final class SystemCall {
    static final int ACCEPT4 = number(288, 242);
    static final int BIND = number(49, 200);
    static final int CLOSE = number(3, 57);
    static final int CONNECT = number(42, 203);
    static final int EPOLL_CREATE1 = number(291, 20);
    static final int EPOLL_CTL = number(233, 21);
    static final int EPOLL_PWAIT = number(281, 22);
    static final int EVENTFD2 = number(290, 19);
    static final int GETPEERNAME = number(52, 205);
    static final int GETSOCKNAME = number(51, 204);
    static final int GETSOCKOPT = number(55, 209);
    static final int LISTEN = number(50, 201);
    static final int PPOLL = number(271, 73);
    static final int READ = number(0, 63);
    static final int RECVFROM = number(45, 207);
    static final int SENDTO = number(44, 206);
    static final int SETSOCKOPT = number(54, 208);
    static final int SHUTDOWN = number(48, 210);
    static final int SOCKET = number(41, 198);
    static final int WRITE = number(1, 64);

    private SystemCall() {}

    private static int number(int amd64, int aarch64) {
        return Architecture.AARCH64 ? aarch64 : amd64;
    }
}
