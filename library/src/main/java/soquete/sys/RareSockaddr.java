package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.AlgEndpoint;
import soquete.endpoint.BluetoothEndpoint;
import soquete.endpoint.CanEndpoint;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.NetlinkEndpoint;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.QrtrEndpoint;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.TipcEndpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.endpoint.VsockEndpoint;
import soquete.endpoint.XdpEndpoint;

/// The addresses of all families but IP, in a class of its own so that a program of IP alone loads
/// none of them.
final class RareSockaddr {
    private RareSockaddr() {}

    static int encode(Endpoint endpoint, long to) {
        if (endpoint instanceof UnixEndpoint unix) {
            return SockaddrUn.encode(unix, to);
        }
        if (endpoint instanceof NetlinkEndpoint netlink) {
            return SockaddrNl.encode(netlink, to);
        }
        if (endpoint instanceof PacketEndpoint packet) {
            return SockaddrLl.encode(packet, to);
        }
        if (endpoint instanceof VsockEndpoint vsock) {
            return SockaddrVm.encode(vsock, to);
        }
        if (endpoint instanceof CanEndpoint can) {
            return SockaddrCan.encode(can, to);
        }
        if (endpoint instanceof AlgEndpoint alg) {
            return SockaddrAlg.encode(alg, to);
        }
        if (endpoint instanceof TipcEndpoint tipc) {
            return SockaddrTipc.encode(tipc, to);
        }
        if (endpoint instanceof BluetoothEndpoint bluetooth) {
            return SockaddrBluetooth.encode(bluetooth, to);
        }
        if (endpoint instanceof QrtrEndpoint qrtr) {
            return SockaddrQrtr.encode(qrtr, to);
        }
        if (endpoint instanceof XdpEndpoint xdp) {
            return SockaddrXdp.encode(xdp, to);
        }
        return encodeRaw((RawEndpoint) endpoint, to);
    }

    private static int encodeRaw(RawEndpoint raw, long to) {
        byte[] data = raw.data();
        Memory.putShort(to + SockaddrStorage.SS_FAMILY, (short) raw.family().number());
        Memory.copy(data, 0, to + Short.BYTES, data.length);
        return Short.BYTES + data.length;
    }

    /// Null where the family has no codec here, or the bytes are no address of it.
    static @Nullable Endpoint decode(int family, long from, int length) {
        return switch (family) {
            case Families.AF_UNIX -> SockaddrUn.decode(from, length);
            case Families.AF_NETLINK -> SockaddrNl.decode(from, length);
            case Families.AF_PACKET -> SockaddrLl.decode(from, length);
            case Families.AF_VSOCK -> SockaddrVm.decode(from, length);
            case Families.AF_CAN -> SockaddrCan.decode(from, length);
            case Families.AF_ALG -> SockaddrAlg.decode(from, length);
            case Families.AF_TIPC -> SockaddrTipc.decode(from, length);
            case Families.AF_BLUETOOTH -> SockaddrBluetooth.decode(from, length);
            case Families.AF_QIPCRTR -> SockaddrQrtr.decode(from, length);
            case Families.AF_XDP -> SockaddrXdp.decode(from, length);
            default -> null;
        };
    }

    /// What stands for the address of an end that has none.
    static Endpoint unnamed(int family) {
        return family == Families.AF_UNIX
                ? UnixEndpoint.UNNAMED
                : new RawEndpoint(new Family(family), new byte[0]);
    }
}
