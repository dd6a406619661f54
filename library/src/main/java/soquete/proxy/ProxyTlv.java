package soquete.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import soquete.message.Bytes;

/// A fact of a PROXY header of version 2 besides the addresses: a type, a length, a value.
///
/// An open set: what has no record of its own is an [Other], and kept as it came.
public sealed interface ProxyTlv {
    /// [Alpn].
    int PP2_TYPE_ALPN = 0x01;

    /// [Authority].
    int PP2_TYPE_AUTHORITY = 0x02;

    /// [Crc32c].
    int PP2_TYPE_CRC32C = 0x03;

    /// [Noop].
    int PP2_TYPE_NOOP = 0x04;

    /// [UniqueId].
    int PP2_TYPE_UNIQUE_ID = 0x05;

    /// [Ssl].
    int PP2_TYPE_SSL = 0x20;

    /// [Netns].
    int PP2_TYPE_NETNS = 0x30;

    /// The first of the types that anybody may use, [Other]; they end at 0xef.
    int PP2_TYPE_MIN_CUSTOM = 0xe0;

    /// The type of the fact.
    ///
    /// @return 0 to 255
    int type();

    /// The protocol that client and proxy agreed on above TLS: RFC 7301.
    ///
    /// @param protocol as `h2`; one character for each byte (ISO 8859-1), as in
    ///     [javax.net.ssl.SSLParameters]
    record Alpn(String protocol) implements ProxyTlv {
        /// Checks the characters.
        ///
        /// @throws IllegalArgumentException if one is no byte
        public Alpn {
            TlvLayout.checkText(protocol, ISO_8859_1, "the protocol of an ALPN TLV");
        }

        @Override
        public int type() {
            return PP2_TYPE_ALPN;
        }
    }

    /// The host name that the client asked for: with TLS, that of its SNI.
    ///
    /// @param name a name; what came from a client, not checked to be one
    record Authority(String name) implements ProxyTlv {
        /// Checks the characters.
        ///
        /// @throws IllegalArgumentException if it cannot be UTF-8
        public Authority {
            TlvLayout.checkText(name, UTF_8, "the name of an AUTHORITY TLV");
        }

        @Override
        public int type() {
            return PP2_TYPE_AUTHORITY;
        }
    }

    /// A checksum of the whole header. It is made by [ProxyHeader#encode] and checked by
    /// [ProxyHeader#parse]; a header has at most one.
    record Crc32c() implements ProxyTlv {
        @Override
        public int type() {
            return PP2_TYPE_CRC32C;
        }
    }

    /// Filling, with no meaning.
    ///
    /// @param length how many bytes, besides the three of type and length
    record Noop(int length) implements ProxyTlv {
        /// Checks the length.
        ///
        /// @throws IllegalArgumentException if it is not in 0 to 65535
        public Noop {
            if (length < 0 || length > 0xffff) {
                throw new IllegalArgumentException(
                        "the length of a NOOP TLV, " + length + ", is not in 0 to 65535");
            }
        }

        @Override
        public int type() {
            return PP2_TYPE_NOOP;
        }
    }

    /// A mark by which the proxy tells its connections apart.
    ///
    /// @param id 0 to 128 bytes
    record UniqueId(Bytes id) implements ProxyTlv {
        /// The most bytes of an id.
        public static final int MAX_LENGTH = 128;

        /// Checks the length.
        ///
        /// @throws IllegalArgumentException if it is longer than 128 bytes
        public UniqueId {
            if (id.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "a UNIQUE_ID TLV of " + id.length() + " bytes: it has 128 at most");
            }
        }

        @Override
        public int type() {
            return PP2_TYPE_UNIQUE_ID;
        }
    }

    /// The network namespace in which the proxy has the client's connection.
    ///
    /// @param name its name, US-ASCII
    record Netns(String name) implements ProxyTlv {
        /// Checks the characters.
        ///
        /// @throws IllegalArgumentException if one is not US-ASCII
        public Netns {
            TlvLayout.checkText(name, TlvLayout.ASCII, "the name of a NETNS TLV");
        }

        @Override
        public int type() {
            return PP2_TYPE_NETNS;
        }
    }

    /// What the proxy knows of the client's TLS.
    ///
    /// @param client [#PP2_CLIENT_SSL] and the like
    /// @param verify 0 if the client showed a certificate that was verified, else not 0
    /// @param tlvs   further facts
    record Ssl(int client, int verify, List<SslTlv> tlvs) implements ProxyTlv {
        /// Of [#client]: the client speaks TLS.
        public static final int PP2_CLIENT_SSL = 0x01;

        /// Of [#client]: it showed a certificate in this connection.
        public static final int PP2_CLIENT_CERT_CONN = 0x02;

        /// Of [#client]: it showed a certificate at least once in this TLS session.
        public static final int PP2_CLIENT_CERT_SESS = 0x04;

        /// Checks and copies.
        ///
        /// @throws IllegalArgumentException if `client` is not in 0 to 255, or the facts are longer
        ///     than a header
        public Ssl {
            if (client < 0 || client > 0xff) {
                throw new IllegalArgumentException(
                        "the client bits of an SSL TLV, " + client + ", are not in 0 to 255");
            }
            tlvs = List.copyOf(tlvs);
            TlvLayout.sslLength(tlvs);
        }

        @Override
        public int type() {
            return PP2_TYPE_SSL;
        }

        /// Whether the client speaks TLS with the proxy.
        ///
        /// @return true with [#PP2_CLIENT_SSL]
        public boolean isSsl() {
            return (client & PP2_CLIENT_SSL) != 0;
        }

        /// Whether the client showed a certificate, now or earlier in the session, and the proxy
        /// verified it.
        ///
        /// @return true if both
        public boolean isClientVerified() {
            return (client & (PP2_CLIENT_CERT_CONN | PP2_CLIENT_CERT_SESS)) != 0 && verify == 0;
        }

        /// The version of TLS, as `TLSv1.3`.
        ///
        /// @return the text, or empty
        public Optional<String> version() {
            return text(SslTlv.PP2_SUBTYPE_SSL_VERSION);
        }

        /// The common name of the client's certificate.
        ///
        /// @return the text, or empty
        public Optional<String> commonName() {
            return text(SslTlv.PP2_SUBTYPE_SSL_CN);
        }

        /// The cipher suite.
        ///
        /// @return the text, or empty
        public Optional<String> cipher() {
            return text(SslTlv.PP2_SUBTYPE_SSL_CIPHER);
        }

        /// The first fact of a type.
        ///
        /// @param type as [SslTlv#PP2_SUBTYPE_SSL_SIG_ALG]
        /// @return its value, or empty
        public Optional<Bytes> value(int type) {
            for (SslTlv tlv : tlvs) {
                if (tlv.type() == type) {
                    return Optional.of(tlv.value());
                }
            }
            return Optional.empty();
        }

        private Optional<String> text(int type) {
            return value(type).map(bytes -> new String(bytes.toArray(), UTF_8));
        }
    }

    /// A fact of a type that has no record.
    ///
    /// @param type  0 to 255, other than those that have one
    /// @param value 0 to 65535 bytes
    record Other(int type, Bytes value) implements ProxyTlv {
        /// Checks the type.
        ///
        /// @throws IllegalArgumentException if it is out of range, or has a record of its own
        public Other {
            if (type < 0 || type > 0xff || TlvLayout.hasRecord(type)) {
                throw new IllegalArgumentException(
                        "a TLV of type "
                                + type
                                + (TlvLayout.hasRecord(type)
                                        ? " has a record of its own"
                                        : " is not in 0 to 255"));
            }
        }
    }
}
