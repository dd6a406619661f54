package soquete.sys;

import soquete.endpoint.Inet6Endpoint;
import soquete.message.Ipv6Control.PktInfo;

/// `struct in6_pktinfo` of `<netinet/in.h>`, ipv6(7): interface and address of a packet.
@CStruct("in6_pktinfo")
final class In6Pktinfo {
    static final int SIZE = 20;
    static final int IPI6_ADDR = 0;
    static final int IPI6_IFINDEX = 16;

    private In6Pktinfo() {}

    static int encode(PktInfo from, long to) {
        Memory.putNetLong(to + IPI6_ADDR, from.address().high());
        Memory.putNetLong(to + IPI6_ADDR + Long.BYTES, from.address().low());
        Memory.putInt(to + IPI6_IFINDEX, from.interfaceIndex());
        return SIZE;
    }

    static PktInfo decode(long from) {
        long high = Memory.getNetLong(from + IPI6_ADDR);
        long low = Memory.getNetLong(from + IPI6_ADDR + Long.BYTES);
        return new PktInfo(
                new Inet6Endpoint(high, low, 0, 0, 0), Memory.getInt(from + IPI6_IFINDEX));
    }
}
