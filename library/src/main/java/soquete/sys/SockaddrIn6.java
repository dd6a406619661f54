package soquete.sys;

import soquete.endpoint.Inet6Endpoint;

/// `struct sockaddr_in6` of `<netinet/in.h>`, ipv6(7): port, flow information and address in
/// network order, the scope in host order.
@CStruct("sockaddr_in6")
final class SockaddrIn6 {
    static final int SIZE = 28;
    static final int SIN6_FAMILY = 0;
    static final int SIN6_PORT = 2;
    static final int SIN6_FLOWINFO = 4;
    static final int SIN6_ADDR = 8;
    static final int SIN6_SCOPE_ID = 24;

    private SockaddrIn6() {}

    static int encode(Inet6Endpoint endpoint, long to) {
        Memory.putShort(to + SIN6_FAMILY, (short) Constants.AF_INET6);
        Memory.putNetShort(to + SIN6_PORT, (short) endpoint.port());
        Memory.putNetInt(to + SIN6_FLOWINFO, endpoint.flowInfo());
        Memory.putNetLong(to + SIN6_ADDR, endpoint.high());
        Memory.putNetLong(to + SIN6_ADDR + Long.BYTES, endpoint.low());
        Memory.putInt(to + SIN6_SCOPE_ID, endpoint.scopeId());
        return SIZE;
    }

    static Inet6Endpoint decode(long from, int length) {
        Sockaddr.require(length, SIZE, "sockaddr_in6");
        return new Inet6Endpoint(
                Memory.getNetLong(from + SIN6_ADDR),
                Memory.getNetLong(from + SIN6_ADDR + Long.BYTES),
                Memory.getNetShort(from + SIN6_PORT) & 0xffff,
                Memory.getNetInt(from + SIN6_FLOWINFO),
                Memory.getInt(from + SIN6_SCOPE_ID));
    }
}
