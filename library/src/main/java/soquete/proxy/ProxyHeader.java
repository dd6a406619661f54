package soquete.proxy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;

/// A header of the PROXY protocol, which a proxy sends to a server in front of the data of a
/// connection, to tell whom it forwards.
///
/// ```java
/// socket.sendAll(new ProxyHeader.Proxied(client, server).encode());
///
/// if (ProxyHeader.parse(bytes) instanceof ParsedHeader.Complete(ProxyHeader header, int length)
///         && header instanceof ProxyHeader.Proxied proxied) {
///     IO.println(proxied.source());
/// }
/// ```
///
/// Anybody can write such a header: believe it only where the connection comes from a proxy of
/// yours.
///
/// @see <a href="https://www.haproxy.org/download/3.2/doc/proxy-protocol.txt">The PROXY
///     protocol</a>
public sealed interface ProxyHeader {
    /// The most bytes that a header of version 1 has, with its CRLF.
    int MAX_LENGTH_V1 = 107;

    /// The most bytes that a header of version 2 can have.
    int MAX_LENGTH_V2 = 16 + 0xffff;

    /// How it is written.
    ///
    /// @return [ProxyVersion#V1] or [ProxyVersion#V2]
    ProxyVersion version();

    /// What the proxy says besides the addresses.
    ///
    /// @return in the order of the header; none in version 1, and in a [Local] one
    List<ProxyTlv> tlvs();

    /// The header in bytes, to be sent in front of the data.
    ///
    /// @return 15 to 107 bytes of version 1, 16 to 65551 of version 2
    default byte[] encode() {
        return version() == ProxyVersion.V1 ? Version1.encode(this) : Version2.encode(this);
    }

    /// The first fact of a kind.
    ///
    /// @param kind as `ProxyTlv.Authority.class`
    /// @param <T>  the kind
    /// @return the fact, or empty
    default <T extends ProxyTlv> Optional<T> tlv(Class<T> kind) {
        for (ProxyTlv tlv : tlvs()) {
            if (kind.isInstance(tlv)) {
                return Optional.of(kind.cast(tlv));
            }
        }
        return Optional.empty();
    }

    /// Looks for a header of any length at the beginning of some bytes.
    ///
    /// @param bytes what has come so far of a connection
    /// @return what it is
    static ParsedHeader parse(byte[] bytes) {
        return parse(bytes, bytes.length, MAX_LENGTH_V2);
    }

    /// Looks for a header at the beginning of some bytes.
    ///
    /// A header is parsed strictly, as the protocol asks: a line of version 1 has single spaces,
    /// numbers without leading zeros, and a CRLF within 107 bytes; one of version 2 has no other
    /// commands, families and types than those that are assigned, and lengths that fit. A checksum
    /// is checked. What is not known is kept ([ProxyTlv.Other]).
    ///
    /// @param bytes  an array that begins with what has come so far of a connection
    /// @param count  how many bytes of it have come
    /// @param atMost a longer header of version 2 is malformed; 16 to 65551
    /// @return what it is
    /// @throws IndexOutOfBoundsException if the array has fewer than `count` bytes
    /// @throws IllegalArgumentException if `atMost` is out of range
    static ParsedHeader parse(byte[] bytes, int count, int atMost) {
        Objects.checkFromToIndex(0, count, bytes.length);
        if (atMost < Version2.FIXED || atMost > MAX_LENGTH_V2) {
            throw new IllegalArgumentException(
                    "a limit of " + atMost + " bytes for a PROXY header is not in 16 to 65551");
        }
        if (Version1.mayBegin(bytes, count)) {
            return Version1.parse(bytes, count);
        }
        return Version2.mayBegin(bytes, count)
                ? Version2.parse(bytes, count, atMost)
                : new ParsedHeader.Absent();
    }

    /// Whether some bytes begin with all that tells a header from other data: `PROXY` and a space
    /// in version 1, 12 bytes in version 2.
    ///
    /// @param bytes an array that begins with what has come so far of a connection
    /// @param count how many bytes of it have come
    /// @return true for a signature that is whole
    /// @throws IndexOutOfBoundsException if the array has fewer than `count` bytes
    static boolean hasSignature(byte[] bytes, int count) {
        Objects.checkFromToIndex(0, count, bytes.length);
        return Version1.begins(bytes, count) || Version2.begins(bytes, count);
    }

    /// A connection that the proxy made for itself, as to check whether the server lives. It has
    /// the addresses that the kernel says. Version 2 alone.
    ///
    /// The protocol wants whatever else such a header has to be ignored, so it has nothing here.
    record Local() implements ProxyHeader {
        @Override
        public ProxyVersion version() {
            return ProxyVersion.V2;
        }

        @Override
        public List<ProxyTlv> tlvs() {
            return List.of();
        }
    }

    /// A connection that the proxy forwards without saying for whom: `UNKNOWN` in version 1,
    /// `UNSPEC` in version 2. There, too, the addresses are those that the kernel says.
    ///
    /// @param version how it is written
    /// @param tlvs    what is known nevertheless; nothing in version 1
    record Unknown(ProxyVersion version, List<ProxyTlv> tlvs) implements ProxyHeader {
        /// Checks and copies.
        ///
        /// @throws IllegalArgumentException for TLVs in version 1, and for more than 65535 bytes
        public Unknown {
            tlvs = List.copyOf(tlvs);
            Version2.check(version, tlvs, 0);
        }
    }

    /// A connection that the proxy forwards.
    ///
    /// @param version     how it is written
    /// @param type        [SocketType#SOCK_STREAM] or [SocketType#SOCK_DGRAM]; streams alone in
    ///     version 1
    /// @param source      where the connection comes from: the client
    /// @param destination where the client connected to: an address of the proxy, as a rule
    /// @param tlvs        what else is known; nothing in version 1
    record Proxied(
            ProxyVersion version,
            SocketType type,
            Endpoint source,
            Endpoint destination,
            List<ProxyTlv> tlvs)
            implements ProxyHeader {
        /// Checks and copies. The scope and the flow information of an IPv6 address have no place
        /// in a header, and are left out.
        ///
        /// @throws IllegalArgumentException if the endpoints are not both IPv4, both IPv6 or both
        ///     Unix; if the type is neither of the two; if version 1 cannot say it; for an abstract
        ///     Unix name that ends in a NUL, which a header cannot tell from a shorter one; for
        ///     more than 65535 bytes
        public Proxied {
            source = plain(source);
            destination = plain(destination);
            tlvs = List.copyOf(tlvs);
            int addresses = Version2.addressLength(source, destination);
            Version2.type(type);
            Version2.check(version, tlvs, addresses);
            if (version == ProxyVersion.V1
                    && (source instanceof UnixEndpoint || !type.equals(SocketType.SOCK_STREAM))) {
                throw new IllegalArgumentException(
                        "version 1 of the PROXY protocol has TCP over IPv4 and IPv6 alone, not "
                                + type
                                + " from "
                                + source
                                + ": take version 2");
            }
        }

        /// A stream, in version 2, of which nothing else is known.
        ///
        /// @param source      the client
        /// @param destination where it connected to
        /// @throws IllegalArgumentException as the other
        public Proxied(Endpoint source, Endpoint destination) {
            this(ProxyVersion.V2, SocketType.SOCK_STREAM, source, destination, List.of());
        }

        private static Endpoint plain(Endpoint endpoint) {
            return endpoint instanceof Inet6Endpoint(long high, long low, int port, _, _)
                    ? new Inet6Endpoint(high, low, port, 0, 0)
                    : endpoint;
        }
    }
}
