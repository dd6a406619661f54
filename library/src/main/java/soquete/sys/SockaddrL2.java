package soquete.sys;

import soquete.endpoint.BluetoothEndpoint;

/// `struct sockaddr_l2` of BlueZ's `<bluetooth/l2cap.h>`: little-endian, the address backwards.
@CStruct("sockaddr_l2")
final class SockaddrL2 {
    static final int SIZE = 14;
    static final int L2_FAMILY = 0;
    static final int L2_PSM = 2;
    static final int L2_BDADDR = 4;
    static final int L2_CID = 10;
    static final int L2_BDADDR_TYPE = 12;

    private SockaddrL2() {}

    static int encode(BluetoothEndpoint.L2cap endpoint, long to) {
        Memory.putShort(to + L2_FAMILY, (short) Families.AF_BLUETOOTH);
        Memory.putShort(to + L2_PSM, (short) endpoint.psm());
        SockaddrBluetooth.putDevice(to + L2_BDADDR, endpoint.device());
        Memory.putShort(to + L2_CID, (short) endpoint.cid());
        Memory.putShort(to + L2_BDADDR_TYPE, (short) endpoint.deviceType()); // and padding
        return SIZE;
    }

    static BluetoothEndpoint decode(long from) {
        return new BluetoothEndpoint.L2cap(
                SockaddrBluetooth.getDevice(from + L2_BDADDR),
                Memory.getShort(from + L2_PSM) & 0xffff,
                Memory.getShort(from + L2_CID) & 0xffff,
                Memory.getByte(from + L2_BDADDR_TYPE) & 0xff);
    }
}
