package soquete.sys;

/// `struct rtnl_link_stats64` of `<linux/if_link.h>`: counters of an interface. Newer kernels add
/// members at the end; `SIZE` is that of the headers.
@CStruct("rtnl_link_stats64")
public final class RtnlLinkStats64 {
    static final int SIZE = 200;
    public static final int RX_PACKETS = 0;
    public static final int TX_PACKETS = 8;
    public static final int RX_BYTES = 16;
    public static final int TX_BYTES = 24;
    public static final int RX_ERRORS = 32;
    public static final int TX_ERRORS = 40;
    public static final int RX_DROPPED = 48;
    public static final int TX_DROPPED = 56;
    public static final int MULTICAST = 64;
    public static final int COLLISIONS = 72;

    private RtnlLinkStats64() {}
}
