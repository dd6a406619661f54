package soquete.sys;

/// `struct nlmsghdr` of `<linux/netlink.h>`, netlink(7): before every message.
@CStruct("nlmsghdr")
public final class Nlmsghdr {
    public static final int SIZE = 16;
    public static final int NLMSG_LEN = 0;
    public static final int NLMSG_TYPE = 4;
    public static final int NLMSG_FLAGS = 6;
    public static final int NLMSG_SEQ = 8;
    public static final int NLMSG_PID = 12;

    private Nlmsghdr() {}

    static void encode(long to, int length, int type, int flags) {
        Memory.putInt(to + NLMSG_LEN, length);
        Memory.putShort(to + NLMSG_TYPE, (short) type);
        Memory.putShort(to + NLMSG_FLAGS, (short) flags);
        Memory.putInt(to + NLMSG_SEQ, 0);
        Memory.putInt(to + NLMSG_PID, 0);
    }

    static int length(long from) {
        return Memory.getInt(from + NLMSG_LEN);
    }

    static int type(long from) {
        return Memory.getShort(from + NLMSG_TYPE) & 0xffff;
    }
}
