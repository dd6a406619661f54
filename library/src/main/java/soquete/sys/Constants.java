package soquete.sys;

/// Constants of the C headers that the policy layers need, by their C names.
@CConstants
public final class Constants {
    // <sys/socket.h>, <bits/socket.h>
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    static final int AF_NETLINK = 16;
    static final int AF_UNIX = 1;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int MSG_NOSIGNAL = 0x4000;
    public static final int MSG_TRUNC = 0x20;
    public static final int SOCK_CLOEXEC = 0x80000;
    static final int SOCK_DGRAM = 2;
    public static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_RAW = 3;
    public static final int SOMAXCONN = 4096;

    // <fcntl.h>
    static final int AT_FDCWD = -100;
    static final int O_CLOEXEC = 0x80000;

    // <errno.h>
    public static final int EAGAIN = 11;
    static final int EAFNOSUPPORT = 97;
    public static final int EALREADY = 114;
    public static final int ECONNABORTED = 103;
    public static final int EINPROGRESS = 115;
    public static final int EINTR = 4;
    public static final int EISCONN = 106;
    public static final int ENOTCONN = 107;
    static final int EPROTO = 71;

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
