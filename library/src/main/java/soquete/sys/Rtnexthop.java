package soquete.sys;

/// `struct rtnexthop` of `<linux/rtnetlink.h>`: one way of a route that has several.
@CStruct("rtnexthop")
public final class Rtnexthop {
    public static final int SIZE = 8;
    public static final int RTNH_LEN = 0;
    public static final int RTNH_HOPS = 3;
    public static final int RTNH_IFINDEX = 4;

    private Rtnexthop() {}
}
