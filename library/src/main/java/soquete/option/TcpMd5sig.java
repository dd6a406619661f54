package soquete.option;

import java.nio.ByteBuffer;
import java.util.Arrays;
import soquete.endpoint.InetEndpoint;

/// The key that signs segments to and from a peer (RFC 2385, as BGP uses it): `struct tcp_md5sig`
/// of
/// `TCP_MD5SIG` and `TCP_MD5SIG_EXT`. Write-only. The port does not count. Not printed.
///
/// @param peer           the address of the peer
/// @param flags          [#TCP_MD5SIG_FLAG_PREFIX], [#TCP_MD5SIG_FLAG_IFINDEX]; `TCP_MD5SIG_EXT`
///     only
/// @param prefixLength   how many bits of the address count, with the flag
/// @param interfaceIndex the VRF, with the flag
/// @param key            0 to 80 bytes; none takes the key away; copied in and out
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2385">RFC 2385</a>
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record TcpMd5sig(
        InetEndpoint peer, int flags, int prefixLength, int interfaceIndex, byte[] key) {
    /// The prefix length counts.
    public static final int TCP_MD5SIG_FLAG_PREFIX = 1;

    /// The interface index counts; since Linux 5.5.
    public static final int TCP_MD5SIG_FLAG_IFINDEX = 2;

    /// The most bytes of a key.
    public static final int TCP_MD5SIG_MAXKEYLEN = 80;

    private static final Struct TCP_MD5SIG = Struct.of("tcp_md5sig", 216);
    private static final Struct.Field ADDR = TCP_MD5SIG.field("tcpm_addr", 0, 128);
    private static final Struct.Field FLAGS = TCP_MD5SIG.field("tcpm_flags", 128, 1);
    private static final Struct.Field PREFIXLEN = TCP_MD5SIG.field("tcpm_prefixlen", 129, 1);
    private static final Struct.Field KEYLEN = TCP_MD5SIG.field("tcpm_keylen", 130, 2);
    private static final Struct.Field IFINDEX = TCP_MD5SIG.field("tcpm_ifindex", 132, 4);
    private static final Struct.Field KEY = TCP_MD5SIG.field("tcpm_key", 136, 80);

    static final Shape<TcpMd5sig> SHAPE =
            Coded.struct(TcpMd5sig.class, TCP_MD5SIG, TcpMd5sig::encode, TcpMd5sig::decode);

    /// Checks the ranges and copies the key.
    ///
    /// @throws IllegalArgumentException if one is exceeded
    public TcpMd5sig {
        Range.check("tcpm_flags", flags, 0xff);
        Range.check("tcpm_prefixlen", prefixLength, 128);
        Range.check("tcpm_keylen", key.length, TCP_MD5SIG_MAXKEYLEN);
        key = key.clone();
    }

    /// A key for one peer.
    ///
    /// @param peer its address
    /// @param key  0 to 80 bytes
    /// @return the value
    public static TcpMd5sig of(InetEndpoint peer, byte[] key) {
        return new TcpMd5sig(peer, 0, 0, 0, key);
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    private void encode(ByteBuffer to) {
        InetBytes.put(to, ADDR.offset(), peer);
        FLAGS.put(to, flags);
        PREFIXLEN.put(to, prefixLength);
        KEYLEN.put(to, key.length);
        IFINDEX.put(to, interfaceIndex);
        KEY.putBytes(to, key);
    }

    private static TcpMd5sig decode(ByteBuffer from) {
        return new TcpMd5sig(
                InetBytes.inet(from, ADDR.offset()),
                FLAGS.getInt(from),
                PREFIXLEN.getInt(from),
                IFINDEX.getInt(from),
                KEY.getBytes(from, Math.min(KEYLEN.getInt(from), TCP_MD5SIG_MAXKEYLEN)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TcpMd5sig that
                && peer.equals(that.peer)
                && flags == that.flags
                && prefixLength == that.prefixLength
                && interfaceIndex == that.interfaceIndex
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * peer.hashCode() + Arrays.hashCode(key);
    }

    /// The peer and the length of the key, never the key.
    @Override
    public String toString() {
        return "TcpMd5sig[peer=" + peer.host() + ", key of " + key.length + " bytes]";
    }
}
