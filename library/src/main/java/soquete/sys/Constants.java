package soquete.sys;

/// Constants of the C headers that the policy layers need, by their C names.
@CConstants
public final class Constants {
    // <sys/socket.h>, <bits/socket.h>
    public static final int AF_ALG = 38;
    public static final int AF_CAN = 29;
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    public static final int AF_QIPCRTR = 42;
    public static final int AF_RDS = 21;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int MSG_NOSIGNAL = 0x4000;
    public static final int MSG_TRUNC = 0x20;
    public static final int SOCK_CLOEXEC = 0x80000;
    public static final int SOCK_NONBLOCK = 0x800;
    public static final int SOL_SOCKET = 1;
    public static final int SOMAXCONN = 4096;
    public static final int SO_ERROR = 4;

    // <errno.h>
    public static final int EAGAIN = 11;
    public static final int EALREADY = 114;
    public static final int ECONNABORTED = 103;
    public static final int EINPROGRESS = 115;
    public static final int EINTR = 4;
    public static final int EISCONN = 106;
    public static final int ENOTCONN = 107;

    // <linux/can.h>
    public static final int CAN_J1939 = 7;

    // <poll.h>
    public static final int POLLIN = 1;
    public static final int POLLOUT = 4;

    // <sys/epoll.h>
    public static final int EPOLLERR = 8;
    public static final int EPOLLET = 1 << 31;
    public static final int EPOLLHUP = 0x10;
    public static final int EPOLLIN = 1;
    public static final int EPOLLOUT = 4;
    public static final int EPOLLPRI = 2;
    public static final int EPOLLRDHUP = 0x2000;
    public static final int EPOLL_CLOEXEC = 0x80000;
    public static final int EPOLL_CTL_ADD = 1;
    public static final int EPOLL_CTL_DEL = 2;

    // <sys/eventfd.h>
    public static final int EFD_CLOEXEC = 0x80000;
    public static final int EFD_NONBLOCK = 0x800;

    // <netdb.h>
    public static final int EAI_SYSTEM = -11;

    private Constants() {}
}
