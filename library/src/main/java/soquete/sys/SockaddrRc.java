package soquete.sys;

import soquete.endpoint.BluetoothEndpoint;

/// `struct sockaddr_rc` of BlueZ's `<bluetooth/rfcomm.h>`.
@CStruct("sockaddr_rc")
final class SockaddrRc {
    static final int SIZE = 10;
    static final int RC_FAMILY = 0;
    static final int RC_BDADDR = 2;
    static final int RC_CHANNEL = 8;

    private SockaddrRc() {}

    static int encode(BluetoothEndpoint.Rfcomm endpoint, long to) {
        Memory.putShort(to + RC_FAMILY, (short) Families.AF_BLUETOOTH);
        SockaddrBluetooth.putDevice(to + RC_BDADDR, endpoint.device());
        Memory.putShort(to + RC_CHANNEL, (short) endpoint.channel()); // and padding
        return SIZE;
    }

    static BluetoothEndpoint decode(long from) {
        return new BluetoothEndpoint.Rfcomm(
                SockaddrBluetooth.getDevice(from + RC_BDADDR),
                Memory.getByte(from + RC_CHANNEL) & 0xff);
    }
}
