package soquete.endpoint;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/// One end of a communication: what C calls a `struct sockaddr`, one record per family.
///
/// In the lecture's words: the pair (IP address, port). Values are immutable, compare by content,
/// and print what [#parse] reads: `127.0.0.1:80`, `[::1]:80`, `[fe80::1%eth0]:80`, `unix:/run/x`,
/// `unix:@abstract`, `vsock:2:5000`. A family without a record of its own is a [RawEndpoint].
///
/// Names are not addresses: `localhost` is refused here with a sentence that says so, because a
/// name may stand for several addresses and looking it up may take seconds. See
/// `soquete.resolve.Resolver`, or `Socket.connect(host, port)`, which tries all of them.
///
/// @see <a href="https://man7.org/linux/man-pages/man3/sockaddr.3type.html">sockaddr(3type)</a>
public sealed interface Endpoint
        permits InetEndpoint,
                UnixEndpoint,
                NetlinkEndpoint,
                PacketEndpoint,
                VsockEndpoint,
                CanEndpoint,
                AlgEndpoint,
                TipcEndpoint,
                BluetoothEndpoint,
                QrtrEndpoint,
                XdpEndpoint,
                RawEndpoint {
    /// The address family, as `sa_family` says.
    ///
    /// @return the family of this endpoint
    Family family();

    /// The endpoint of an IP address, written as a literal, and a port.
    ///
    /// An IPv6 literal may be in brackets and may carry a scope: `fe80::1%eth0` or `fe80::1%2`.
    ///
    /// @param host an IPv4 literal (four decimal numbers) or an IPv6 literal (RFC 4291)
    /// @param port 0 to 65535; 0 lets the kernel choose in bind(2)
    /// @return an [Inet4Endpoint] or [Inet6Endpoint]
    /// @throws IllegalArgumentException if `host` is not an address or `port` is out of range
    static InetEndpoint of(String host, int port) {
        return InetText.endpoint(host, port);
    }

    /// Reads what the endpoints print.
    ///
    /// Numbers are decimal, or hexadecimal behind `0x`. An interface may be a name; the records
    /// keep and print its index.
    ///
    /// @param text `127.0.0.1:80`, `[::1]:80`, `[fe80::1%eth0]:80`; `unix:PATH`, `unix:@NAME`,
    ///     `unix:`; `netlink:PID`, `packet:INTERFACE:PROTOCOL`, `vsock:CID:PORT`,
    ///     `can:INTERFACE`, `can-isotp:…`, `can-j1939:…`, `alg:TYPE:NAME`, `tipc:service:…`,
    ///     `tipc:range:…`, `tipc:socket:…`, `l2cap:…`, `rfcomm:…`, `sco:…`, `hci:…`,
    ///     `qrtr:NODE:PORT`, `xdp:INTERFACE:QUEUE`, as each record says; `AF_NAME:HEXADECIMAL`
    /// @return the endpoint
    /// @throws IllegalArgumentException if `text` is not of that form; the message says where
    static Endpoint parse(String text) {
        return EndpointText.parse(text);
    }

    /// The same endpoint as a `java.net` address.
    ///
    /// An IPv4-mapped address arrives as IPv4, because `java.net` keeps it so.
    ///
    /// @param address a resolved [InetSocketAddress], or a [UnixDomainSocketAddress]
    /// @return an [Inet4Endpoint], [Inet6Endpoint] or [UnixEndpoint]
    /// @throws IllegalArgumentException if the address is unresolved, too long, or of another kind
    static Endpoint of(SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            return InetAddresses.endpoint(inet);
        }
        if (address instanceof UnixDomainSocketAddress unix) {
            return unix.getPath().toString().isEmpty()
                    ? UnixEndpoint.UNNAMED
                    : UnixEndpoint.path(unix.getPath());
        }
        throw new IllegalArgumentException(
                "no endpoint form for " + address.getClass().getName() + ": " + address);
    }
}
