package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.XdpEndpoint;

/// `struct sockaddr_xdp` of `<linux/if_xdp.h>`: everything in host order.
@CStruct("sockaddr_xdp")
final class SockaddrXdp {
    static final int SIZE = 16;
    static final int SXDP_FAMILY = 0;
    static final int SXDP_FLAGS = 2;
    static final int SXDP_IFINDEX = 4;
    static final int SXDP_QUEUE_ID = 8;
    static final int SXDP_SHARED_UMEM_FD = 12;

    private SockaddrXdp() {}

    static int encode(XdpEndpoint endpoint, long to) {
        Memory.putShort(to + SXDP_FAMILY, (short) Families.AF_XDP);
        Memory.putShort(to + SXDP_FLAGS, (short) endpoint.flags());
        Memory.putInt(to + SXDP_IFINDEX, endpoint.interfaceIndex());
        Memory.putInt(to + SXDP_QUEUE_ID, endpoint.queue());
        Memory.putInt(to + SXDP_SHARED_UMEM_FD, endpoint.sharedUmemFd());
        return SIZE;
    }

    static @Nullable XdpEndpoint decode(long from, int length) {
        if (length < SIZE || Memory.getInt(from + SXDP_IFINDEX) < 0) {
            return null;
        }
        return new XdpEndpoint(
                Memory.getInt(from + SXDP_IFINDEX),
                Memory.getInt(from + SXDP_QUEUE_ID),
                Memory.getShort(from + SXDP_FLAGS) & 0xffff,
                Memory.getInt(from + SXDP_SHARED_UMEM_FD));
    }
}
