package soquete.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import soquete.message.Bytes;

/// A fact of [ProxyTlv.Ssl]: a type, a length, a value.
///
/// An open set: any type works.
///
/// @param type  [#PP2_SUBTYPE_SSL_VERSION] and the like, 0 to 255
/// @param value what it says, as it came
public record SslTlv(int type, Bytes value) {
    /// The version of TLS: US-ASCII, as `TLSv1.3`.
    public static final int PP2_SUBTYPE_SSL_VERSION = 0x21;

    /// The common name of the client's certificate: UTF-8.
    public static final int PP2_SUBTYPE_SSL_CN = 0x22;

    /// The cipher suite: US-ASCII, as `ECDHE-RSA-AES128-GCM-SHA256`.
    public static final int PP2_SUBTYPE_SSL_CIPHER = 0x23;

    /// The algorithm that signed the proxy's certificate: US-ASCII, as `SHA256`.
    public static final int PP2_SUBTYPE_SSL_SIG_ALG = 0x24;

    /// The algorithm of the key of the proxy's certificate: US-ASCII, as `RSA2048`.
    public static final int PP2_SUBTYPE_SSL_KEY_ALG = 0x25;

    /// The group of the key exchange: US-ASCII, as `secp256r1`.
    public static final int PP2_SUBTYPE_SSL_GROUP = 0x26;

    /// The scheme of the signature: US-ASCII, as `rsa_pss_rsae_sha256`.
    public static final int PP2_SUBTYPE_SSL_SIG_SCHEME = 0x27;

    /// The client's certificate: DER.
    public static final int PP2_SUBTYPE_SSL_CLIENT_CERT = 0x28;

    /// Checks the type.
    ///
    /// @throws IllegalArgumentException if it is not in 0 to 255
    public SslTlv {
        if (type < 0 || type > 0xff) {
            throw new IllegalArgumentException(
                    "a fact of an SSL TLV of type " + type + " is not in 0 to 255");
        }
    }

    /// A fact that is text.
    ///
    /// @param type  as [#PP2_SUBTYPE_SSL_CN]
    /// @param value the text; in UTF-8 it is sent
    /// @throws IllegalArgumentException as the other, and if it cannot be UTF-8
    public SslTlv(int type, String value) {
        this(type, Bytes.of(TlvLayout.checkText(value, UTF_8, "a fact of an SSL TLV")));
    }
}
