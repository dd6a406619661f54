package soquete.sys;

import soquete.endpoint.Inet4Endpoint;
import soquete.message.IpControl.PktInfo;

/// `struct in_pktinfo` of `<netinet/in.h>`, ip(7): interface and addresses of a packet.
@CStruct("in_pktinfo")
final class InPktinfo {
    static final int SIZE = 12;
    static final int IPI_IFINDEX = 0;
    static final int IPI_SPEC_DST = 4;
    static final int IPI_ADDR = 8;

    private InPktinfo() {}

    static int encode(PktInfo from, long to) {
        Memory.putInt(to + IPI_IFINDEX, from.interfaceIndex());
        Memory.putNetInt(to + IPI_SPEC_DST, from.local().address());
        Memory.putNetInt(to + IPI_ADDR, from.destination().address());
        return SIZE;
    }

    static PktInfo decode(long from) {
        return new PktInfo(
                Memory.getInt(from + IPI_IFINDEX),
                new Inet4Endpoint(Memory.getNetInt(from + IPI_SPEC_DST), 0),
                new Inet4Endpoint(Memory.getNetInt(from + IPI_ADDR), 0));
    }
}
