package soquete.sys;

/// Constants of the C headers that the policy layers need, by their C names.
@CConstants
public final class Constants {
    // <sys/socket.h>, <bits/socket.h>
    public static final int AF_ALG = 38;
    public static final int AF_CAN = 29;
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    public static final int AF_NETLINK = 16;
    public static final int AF_PACKET = 17;
    public static final int AF_QIPCRTR = 42;
    public static final int AF_RDS = 21;
    public static final int AF_UNIX = 1;
    public static final int AF_VSOCK = 40;
    public static final int MSG_CMSG_CLOEXEC = 0x40000000;
    public static final int MSG_CTRUNC = 0x8;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int MSG_ERRQUEUE = 0x2000;
    public static final int MSG_FASTOPEN = 0x20000000;
    public static final int MSG_NOSIGNAL = 0x4000;
    public static final int MSG_OOB = 0x1;
    public static final int MSG_PEEK = 0x2;
    public static final int MSG_TRUNC = 0x20;
    public static final int MSG_WAITALL = 0x100;
    public static final int MSG_WAITFORONE = 0x10000;
    public static final int MSG_ZEROCOPY = 0x4000000;
    public static final int SOCK_CLOEXEC = 0x80000;
    static final int SOCK_DGRAM = 2;
    public static final int SOCK_NONBLOCK = 0x800;
    public static final int SOL_SOCKET = 1;
    static final int SOCK_RAW = 3;
    public static final int SOMAXCONN = 4096;
    public static final int SO_ERROR = 4;

    // <errno.h>
    public static final int EAGAIN = 11;
    static final int EAFNOSUPPORT = 97;
    public static final int EALREADY = 114;
    public static final int ECONNABORTED = 103;
    public static final int EINPROGRESS = 115;
    public static final int EINTR = 4;
    public static final int EINVAL = 22;
    public static final int EISCONN = 106;
    public static final int EMFILE = 24;
    public static final int ENFILE = 23;
    public static final int ENOTCONN = 107;
    static final int EPROTO = 71;
    public static final int ERANGE = 34;

    // <linux/can.h>
    public static final int CAN_J1939 = 7;

    // <poll.h>
    public static final int POLLERR = 8;
    public static final int POLLHUP = 0x10;
    public static final int POLLIN = 1;
    public static final int POLLOUT = 4;
    public static final int POLLRDHUP = 0x2000;

    // <fcntl.h>
    public static final int AT_FDCWD = -100;
    public static final int O_CLOEXEC = 0x80000;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_RDONLY = 0;
    public static final int SPLICE_F_MOVE = 1;
    public static final int SPLICE_F_NONBLOCK = 2;

    // <sys/uio.h>
    public static final int UIO_MAXIOV = 1024;

    // <sys/epoll.h>
    public static final int EPOLLERR = 8;
    public static final int EPOLLET = 1 << 31;
    public static final int EPOLLHUP = 0x10;
    public static final int EPOLLIN = 1;
    public static final int EPOLLONESHOT = 1 << 30;
    public static final int EPOLLOUT = 4;
    public static final int EPOLLPRI = 2;
    public static final int EPOLLRDHUP = 0x2000;
    public static final int EPOLL_CLOEXEC = 0x80000;
    public static final int EPOLL_CTL_ADD = 1;
    public static final int EPOLL_CTL_DEL = 2;
    public static final int EPOLL_CTL_MOD = 3;

    // <sys/eventfd.h>
    public static final int EFD_CLOEXEC = 0x80000;
    public static final int EFD_NONBLOCK = 0x800;

    // <netdb.h>
    public static final int EAI_SYSTEM = -11;

    private Constants() {}
}
