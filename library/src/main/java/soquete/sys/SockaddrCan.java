package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.CanEndpoint;

/// `struct sockaddr_can` of `<linux/can.h>`: a union, of which as many bytes count as the protocol
/// has.
@CStruct("sockaddr_can")
final class SockaddrCan {
    static final int SIZE = 24;
    static final int CAN_FAMILY = 0;
    static final int CAN_IFINDEX = 4;
    static final int CAN_ADDR_TP_RX_ID = 8;
    static final int CAN_ADDR_TP_TX_ID = 12;
    static final int CAN_ADDR_J1939_NAME = 8;
    static final int CAN_ADDR_J1939_PGN = 16;
    static final int CAN_ADDR_J1939_ADDR = 20;

    private SockaddrCan() {}

    static int encode(CanEndpoint endpoint, long to) {
        Memory.putInt(to + CAN_FAMILY, Families.AF_CAN); // and two bytes of padding
        Memory.putInt(to + CAN_IFINDEX, endpoint.interfaceIndex());
        if (endpoint instanceof CanEndpoint.IsoTp tp) {
            Memory.putInt(to + CAN_ADDR_TP_RX_ID, tp.rxId());
            Memory.putInt(to + CAN_ADDR_TP_TX_ID, tp.txId());
            return CAN_ADDR_TP_TX_ID + Integer.BYTES;
        }
        if (endpoint instanceof CanEndpoint.J1939 j1939) {
            Memory.putLong(to + CAN_ADDR_J1939_NAME, j1939.name());
            Memory.putInt(to + CAN_ADDR_J1939_PGN, j1939.pgn());
            Memory.putInt(to + CAN_ADDR_J1939_ADDR, j1939.address()); // and padding
            return SIZE;
        }
        return CAN_IFINDEX + Integer.BYTES;
    }

    static @Nullable CanEndpoint decode(long from, int length) {
        if (length < CAN_IFINDEX + Integer.BYTES || Memory.getInt(from + CAN_IFINDEX) < 0) {
            return null;
        }
        int index = Memory.getInt(from + CAN_IFINDEX);
        if (length >= SIZE) {
            return new CanEndpoint.J1939(
                    index,
                    Memory.getLong(from + CAN_ADDR_J1939_NAME),
                    Memory.getInt(from + CAN_ADDR_J1939_PGN),
                    Memory.getByte(from + CAN_ADDR_J1939_ADDR) & 0xff);
        }
        if (length >= CAN_ADDR_TP_TX_ID + Integer.BYTES) {
            return new CanEndpoint.IsoTp(
                    index,
                    Memory.getInt(from + CAN_ADDR_TP_RX_ID),
                    Memory.getInt(from + CAN_ADDR_TP_TX_ID));
        }
        return new CanEndpoint.Raw(index);
    }
}
