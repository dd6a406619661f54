package soquete.sys;

import soquete.endpoint.BluetoothEndpoint;

/// `struct sockaddr_hci` of BlueZ's `<bluetooth/hci.h>`.
@CStruct("sockaddr_hci")
final class SockaddrHci {
    static final int SIZE = 6;
    static final int HCI_FAMILY = 0;
    static final int HCI_DEV = 2;
    static final int HCI_CHANNEL = 4;

    private SockaddrHci() {}

    static int encode(BluetoothEndpoint.Hci endpoint, long to) {
        Memory.putShort(to + HCI_FAMILY, (short) Families.AF_BLUETOOTH);
        Memory.putShort(to + HCI_DEV, (short) endpoint.controller());
        Memory.putShort(to + HCI_CHANNEL, (short) endpoint.channel());
        return SIZE;
    }

    static BluetoothEndpoint decode(long from) {
        return new BluetoothEndpoint.Hci(
                Memory.getShort(from + HCI_DEV) & 0xffff,
                Memory.getShort(from + HCI_CHANNEL) & 0xffff);
    }
}
