package soquete.sys;

import soquete.endpoint.BluetoothEndpoint;

/// `struct sockaddr_sco` of BlueZ's `<bluetooth/sco.h>`.
@CStruct("sockaddr_sco")
final class SockaddrSco {
    static final int SIZE = 8;
    static final int SCO_FAMILY = 0;
    static final int SCO_BDADDR = 2;

    private SockaddrSco() {}

    static int encode(BluetoothEndpoint.Sco endpoint, long to) {
        Memory.putShort(to + SCO_FAMILY, (short) Families.AF_BLUETOOTH);
        SockaddrBluetooth.putDevice(to + SCO_BDADDR, endpoint.device());
        return SIZE;
    }

    static BluetoothEndpoint decode(long from) {
        return new BluetoothEndpoint.Sco(SockaddrBluetooth.getDevice(from + SCO_BDADDR));
    }
}
