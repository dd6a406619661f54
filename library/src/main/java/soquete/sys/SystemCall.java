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
    static final int EPOLL_PWAIT2 = number(441, 441);
    static final int EVENTFD2 = number(290, 19);
    static final int FCHMOD = number(91, 52);
    static final int FCNTL = number(72, 25);
    static final int GETPEERNAME = number(52, 205);
    static final int GETSOCKNAME = number(51, 204);
    static final int GETSOCKOPT = number(55, 209);
    static final int IOCTL = number(16, 29);
    static final int IO_URING_ENTER = number(426, 426);
    static final int IO_URING_REGISTER = number(427, 427);
    static final int IO_URING_SETUP = number(425, 425);
    static final int LISTEN = number(50, 201);
    static final int MMAP = number(9, 222);
    static final int MUNMAP = number(11, 215);
    static final int OPENAT = number(257, 56);
    static final int PIDFD_GETFD = number(438, 438);
    static final int PIDFD_OPEN = number(434, 434);
    static final int PIPE2 = number(293, 59);
    static final int PPOLL = number(271, 73);
    static final int PREAD64 = number(17, 67);
    static final int READ = number(0, 63);
    static final int RECVFROM = number(45, 207);
    static final int RECVMMSG = number(299, 243);
    static final int RECVMSG = number(47, 212);
    static final int SENDFILE = number(40, 71);
    static final int SENDMMSG = number(307, 269);
    static final int SENDMSG = number(46, 211);
    static final int SENDTO = number(44, 206);
    static final int SETSOCKOPT = number(54, 208);
    static final int SHUTDOWN = number(48, 210);
    static final int SOCKET = number(41, 198);
    static final int SOCKETPAIR = number(53, 199);
    static final int SPLICE = number(275, 76);
    static final int WRITE = number(1, 64);

    private SystemCall() {}

    private static int number(int amd64, int aarch64) {
        return Architecture.AARCH64 ? aarch64 : amd64;
    }
}
