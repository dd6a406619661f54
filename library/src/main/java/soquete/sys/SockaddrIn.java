package soquete.sys;

import soquete.endpoint.Inet4Endpoint;

/// `struct sockaddr_in` of `<netinet/in.h>`, ip(7): port and address in network order.
@CStruct("sockaddr_in")
final class SockaddrIn {
    static final int SIZE = 16;
    static final int SIN_FAMILY = 0;
    static final int SIN_PORT = 2;
    static final int SIN_ADDR = 4;
    static final int SIN_ZERO = 8;

    private SockaddrIn() {}

    static int encode(Inet4Endpoint endpoint, long to) {
        Memory.putShort(to + SIN_FAMILY, (short) Constants.AF_INET);
        Memory.putNetShort(to + SIN_PORT, (short) endpoint.port());
        Memory.putNetInt(to + SIN_ADDR, endpoint.address());
        Memory.putLong(to + SIN_ZERO, 0);
        return SIZE;
    }

    static Inet4Endpoint decode(long from, int length) {
        Sockaddr.require(length, SIZE, "sockaddr_in");
        return new Inet4Endpoint(
                Memory.getNetInt(from + SIN_ADDR), Memory.getNetShort(from + SIN_PORT) & 0xffff);
    }
}
