package soquete.sys;

import soquete.message.Ipv6Control.PathMtu;

/// `struct ip6_mtuinfo` of `<netinet/in.h>`, ipv6(7): the MTU of a path.
@CStruct("ip6_mtuinfo")
final class Ip6Mtuinfo {
    static final int SIZE = 32;
    static final int IP6M_ADDR = 0;
    static final int IP6M_MTU = 28;

    private Ip6Mtuinfo() {}

    static int encode(PathMtu from, long to) {
        SockaddrIn6.encode(from.destination(), to + IP6M_ADDR);
        Memory.putInt(to + IP6M_MTU, from.mtu());
        return SIZE;
    }

    static PathMtu decode(long from) {
        return new PathMtu(
                SockaddrIn6.decode(from + IP6M_ADDR, SockaddrIn6.SIZE),
                Memory.getInt(from + IP6M_MTU));
    }
}
