package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.NetlinkEndpoint;

/// `struct sockaddr_nl` of `<linux/netlink.h>`, netlink(7): everything in host order.
@CStruct("sockaddr_nl")
final class SockaddrNl {
    static final int SIZE = 12;
    static final int NL_FAMILY = 0;
    static final int NL_PAD = 2;
    static final int NL_PID = 4;
    static final int NL_GROUPS = 8;

    private SockaddrNl() {}

    static int encode(NetlinkEndpoint endpoint, long to) {
        Memory.putShort(to + NL_FAMILY, (short) Families.AF_NETLINK);
        Memory.putShort(to + NL_PAD, (short) 0);
        Memory.putInt(to + NL_PID, endpoint.pid());
        Memory.putInt(to + NL_GROUPS, endpoint.groups());
        return SIZE;
    }

    static @Nullable NetlinkEndpoint decode(long from, int length) {
        if (length < SIZE) {
            return null;
        }
        return new NetlinkEndpoint(Memory.getInt(from + NL_PID), Memory.getInt(from + NL_GROUPS));
    }
}
