package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.BluetoothEndpoint;

/// The four structs of `AF_BLUETOOTH`, told apart by their sizes.
final class SockaddrBluetooth {
    private SockaddrBluetooth() {}

    static int encode(BluetoothEndpoint endpoint, long to) {
        if (endpoint instanceof BluetoothEndpoint.L2cap l2cap) {
            return SockaddrL2.encode(l2cap, to);
        }
        if (endpoint instanceof BluetoothEndpoint.Rfcomm rfcomm) {
            return SockaddrRc.encode(rfcomm, to);
        }
        if (endpoint instanceof BluetoothEndpoint.Sco sco) {
            return SockaddrSco.encode(sco, to);
        }
        return SockaddrHci.encode((BluetoothEndpoint.Hci) endpoint, to);
    }

    static @Nullable BluetoothEndpoint decode(long from, int length) {
        return switch (length) {
            case SockaddrL2.SIZE -> SockaddrL2.decode(from);
            case SockaddrRc.SIZE -> SockaddrRc.decode(from);
            case SockaddrSco.SIZE -> SockaddrSco.decode(from);
            case SockaddrHci.SIZE -> SockaddrHci.decode(from);
            default -> null;
        };
    }

    /// The 48 bits of an address, least significant byte first.
    static void putDevice(long to, long device) {
        Memory.putInt(to, (int) device);
        Memory.putShort(to + Integer.BYTES, (short) (device >>> Integer.SIZE));
    }

    static long getDevice(long from) {
        long low = Memory.getInt(from) & 0xffff_ffffL;
        long high = Memory.getShort(from + Integer.BYTES) & 0xffff;
        return high << Integer.SIZE | low;
    }
}
