package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.TipcEndpoint;

/// `struct sockaddr_tipc` of `<linux/tipc.h>`: everything in host order.
@CStruct("sockaddr_tipc")
final class SockaddrTipc {
    static final int SIZE = 16;
    static final int FAMILY = 0;
    static final int ADDRTYPE = 2;
    static final int SCOPE = 3;
    static final int ADDR_ID_REF = 4;
    static final int ADDR_ID_NODE = 8;
    static final int ADDR_NAMESEQ_TYPE = 4;
    static final int ADDR_NAMESEQ_LOWER = 8;
    static final int ADDR_NAMESEQ_UPPER = 12;
    static final int ADDR_NAME_NAME_TYPE = 4;
    static final int ADDR_NAME_NAME_INSTANCE = 8;
    static final int ADDR_NAME_DOMAIN = 12;

    private SockaddrTipc() {}

    static int encode(TipcEndpoint endpoint, long to) {
        Memory.putShort(to + FAMILY, (short) Families.AF_TIPC);
        Memory.putByte(to + SCOPE, (byte) endpoint.scope());
        if (endpoint instanceof TipcEndpoint.Service service) {
            Memory.putByte(to + ADDRTYPE, (byte) Families.TIPC_SERVICE_ADDR);
            Memory.putInt(to + ADDR_NAME_NAME_TYPE, service.type());
            Memory.putInt(to + ADDR_NAME_NAME_INSTANCE, service.instance());
            Memory.putInt(to + ADDR_NAME_DOMAIN, service.domain());
        } else if (endpoint instanceof TipcEndpoint.Range range) {
            Memory.putByte(to + ADDRTYPE, (byte) Families.TIPC_SERVICE_RANGE);
            Memory.putInt(to + ADDR_NAMESEQ_TYPE, range.type());
            Memory.putInt(to + ADDR_NAMESEQ_LOWER, range.lower());
            Memory.putInt(to + ADDR_NAMESEQ_UPPER, range.upper());
        } else if (endpoint instanceof TipcEndpoint.SocketId socket) {
            Memory.putByte(to + ADDRTYPE, (byte) Families.TIPC_SOCKET_ADDR);
            Memory.putInt(to + ADDR_ID_REF, socket.ref());
            Memory.putInt(to + ADDR_ID_NODE, socket.node());
            Memory.putInt(to + ADDR_NAME_DOMAIN, 0);
        }
        return SIZE;
    }

    static @Nullable TipcEndpoint decode(long from, int length) {
        if (length < SIZE) {
            return null;
        }
        int scope = Memory.getByte(from + SCOPE);
        int form = Memory.getByte(from + ADDRTYPE);
        if (form == Families.TIPC_SERVICE_ADDR) {
            return new TipcEndpoint.Service(
                    Memory.getInt(from + ADDR_NAME_NAME_TYPE),
                    Memory.getInt(from + ADDR_NAME_NAME_INSTANCE),
                    Memory.getInt(from + ADDR_NAME_DOMAIN),
                    scope);
        }
        if (form == Families.TIPC_SERVICE_RANGE) {
            return new TipcEndpoint.Range(
                    Memory.getInt(from + ADDR_NAMESEQ_TYPE),
                    Memory.getInt(from + ADDR_NAMESEQ_LOWER),
                    Memory.getInt(from + ADDR_NAMESEQ_UPPER),
                    scope);
        }
        if (form == Families.TIPC_SOCKET_ADDR) {
            return new TipcEndpoint.SocketId(
                    Memory.getInt(from + ADDR_ID_REF), Memory.getInt(from + ADDR_ID_NODE), scope);
        }
        return null;
    }
}
