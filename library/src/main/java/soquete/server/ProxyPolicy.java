package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.netlink.IpPrefix;
import soquete.proxy.ProxyHeader;

/// From whom a server takes the PROXY header that says who a connection really comes from.
///
/// ```java
/// Server.on(endpoint).proxy(ProxyPolicy.required("10.0.0.0/8", "fd00::/8")).handle(…);
/// ```
///
/// Whoever may connect to the server and is trusted can claim any address. So the networks of
/// the proxies are named, and nobody else's headers are believed:
///
/// | | from a trusted network | from elsewhere |
/// | --- | --- | --- |
/// | [ProxyMode#REQUIRED] | with a header, served; without one, closed | closed, and nothing read |
/// | [ProxyMode#OPTIONAL] | with a header, read; without one, served as it is | served as it is; a
/// header is data |
/// | [ProxyMode#OFF] | served as it is | served as it is |
///
/// **The risk of `OPTIONAL`.** The protocol forbids to guess whether there is a header, because a
/// proxy that forwards its clients without adding one would let them write their own. Use it while
/// proxies are changed over, and from networks whose every sender either adds a header or is no
/// proxy. Where the client waits for the server to speak first, a connection without a header is
/// served only after the [#timeout].
///
/// Peers that are not of IPv4 or IPv6 are trusted: who may connect to a Unix socket is decided by
/// the permissions of its file.
///
/// Nothing behind the header is taken from the socket: what follows, TLS or the handler, sees every
/// byte, also of the segment that the header was in.
///
/// @param mode      whether a header is read
/// @param trusted   the networks of the proxies
/// @param timeout   how long the header may take from accept to its last byte: more than zero, at
///     most a day
/// @param maxLength a longer header is refused: 536 to 65551 bytes
/// @see <a href="https://www.haproxy.org/download/3.2/doc/proxy-protocol.txt">The PROXY
///     protocol</a>
public record ProxyPolicy(ProxyMode mode, List<IpPrefix> trusted, Duration timeout, int maxLength) {
    private static final int LEAST_LIMIT = 536;
    private static final Duration LONGEST = Duration.ofDays(1);

    /// No header is read.
    public static final ProxyPolicy OFF = of(ProxyMode.OFF, List.of());

    /// Checks and copies.
    ///
    /// @throws IllegalArgumentException if one of both limits is out of range
    public ProxyPolicy {
        trusted = List.copyOf(trusted);
        if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the timeout of the PROXY header, "
                            + timeout
                            + ", is not more than zero and at most a day");
        }
        if (maxLength < LEAST_LIMIT || maxLength > ProxyHeader.MAX_LENGTH_V2) {
            throw new IllegalArgumentException(
                    "the limit of the PROXY header, "
                            + maxLength
                            + " bytes, is not in 536 to 65551");
        }
    }

    /// Every connection has a header, which is taken from these networks; within 3 seconds, of at
    /// most 4096 bytes.
    ///
    /// @param networks as `10.0.0.0/8`, `fd00::/8`; a single address without a slash;
    ///     `0.0.0.0/0` and `::/0` for everybody
    /// @return the policy
    /// @throws IllegalArgumentException if one is no network
    public static ProxyPolicy required(String... networks) {
        return of(ProxyMode.REQUIRED, parse(networks));
    }

    /// A header is taken from these networks where it is there, which has a risk: see above.
    ///
    /// @param networks as [#required]
    /// @return the policy
    /// @throws IllegalArgumentException if one is no network
    public static ProxyPolicy optional(String... networks) {
        return of(ProxyMode.OPTIONAL, parse(networks));
    }

    private static ProxyPolicy of(ProxyMode mode, List<IpPrefix> networks) {
        return new ProxyPolicy(mode, networks, Duration.ofSeconds(3), 4096);
    }

    private static List<IpPrefix> parse(String... networks) {
        return Stream.of(networks).map(IpPrefix::parse).toList();
    }

    /// The same, with another time limit.
    ///
    /// @param timeout more than zero, at most a day
    /// @return a changed policy
    /// @throws IllegalArgumentException if it is out of range
    public ProxyPolicy withTimeout(Duration timeout) {
        return new ProxyPolicy(mode, trusted, timeout, maxLength);
    }

    /// The same, for longer or shorter headers: those with a client's whole certificate, say.
    ///
    /// @param bytes 536 to 65551
    /// @return a changed policy
    /// @throws IllegalArgumentException if it is out of range
    public ProxyPolicy withMaxLength(int bytes) {
        return new ProxyPolicy(mode, trusted, timeout, bytes);
    }

    /// Whether headers of a peer are believed.
    ///
    /// @param peer who connected
    /// @return true in a trusted network, and for other families than IPv4 and IPv6; false with
    ///     [ProxyMode#OFF]
    public boolean trusts(Endpoint peer) {
        if (mode == ProxyMode.OFF) {
            return false;
        }
        if (!(peer instanceof InetEndpoint inet)) {
            return true;
        }
        for (IpPrefix network : trusted) {
            if (network.contains(inet)) {
                return true;
            }
        }
        return false;
    }

    /// Reads the header of a connection, for servers that are no [Server]. Nothing behind the
    /// header is read.
    ///
    /// @param connection a connected stream of which nothing was read; its timeout is left as it
    ///     was
    /// @return the header; empty where the policy has it that there is none
    /// @throws ProxyException if the connection must be closed: no header in time, none at all, a
    ///     malformed one, or an untrusted peer
    /// @throws IOException as [Socket#recv(int)]
    public Optional<ProxyHeader> read(Socket connection) throws IOException {
        return read(connection, connection.remoteEndpoint(), System.nanoTime());
    }

    /// @param peer  who connected
    /// @param began when, by [System#nanoTime]
    Optional<ProxyHeader> read(Socket connection, Endpoint peer, long began) throws IOException {
        if (mode == ProxyMode.OFF) {
            return Optional.empty();
        }
        if (!trusts(peer)) {
            if (mode == ProxyMode.OPTIONAL) {
                return Optional.empty();
            }
            throw new ProxyException(
                    peer + " is in none of the networks that PROXY headers are taken from");
        }
        Duration before = connection.timeout();
        try {
            return new ProxyReading(connection, this, began + timeout.toNanos()).read();
        } finally {
            connection.timeout(before);
        }
    }
}
