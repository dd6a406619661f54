package soquete.sys;

/// `struct msghdr` of `<sys/socket.h>`, recvmsg(2): where a message and what belongs to it lie.
@CStruct("msghdr")
public final class Msghdr {
    static final int SIZE = 56;
    static final int MSG_NAME = 0;
    static final int MSG_NAMELEN = 8;
    static final int MSG_IOV = 16;
    static final int MSG_IOVLEN = 24;
    static final int MSG_CONTROL = 32;
    static final int MSG_CONTROLLEN = 40;
    static final int MSG_FLAGS = 48;

    private Msghdr() {}

    static void name(long to, long name, int length) {
        Memory.putLong(to + MSG_NAME, name);
        Memory.putInt(to + MSG_NAMELEN, length);
    }

    static void pieces(long to, long iovecs, long count) {
        Memory.putLong(to + MSG_IOV, iovecs);
        Memory.putLong(to + MSG_IOVLEN, count);
    }

    static void control(long to, long control, long length) {
        Memory.putLong(to + MSG_CONTROL, length == 0 ? 0 : control);
        Memory.putLong(to + MSG_CONTROLLEN, length);
        Memory.putInt(to + MSG_FLAGS, 0);
    }

    static int nameLength(long from) {
        return Memory.getInt(from + MSG_NAMELEN);
    }

    static long controlLength(long from) {
        return Memory.getLong(from + MSG_CONTROLLEN);
    }

    static int flags(long from) {
        return Memory.getInt(from + MSG_FLAGS);
    }
}
