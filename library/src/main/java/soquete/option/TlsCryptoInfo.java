package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The keys of one direction of a TLS connection, for `TLS_TX` and `TLS_RX`: `struct
/// tls12_crypto_info_aes_gcm_128` and its kin. Keys, nonces and salts are not printed.
///
/// @param version [#TLS_1_2_VERSION] or [#TLS_1_3_VERSION]
/// @param cipher  the cipher
/// @param iv      the explicit nonce; copied in and out
/// @param key     the key; copied in and out
/// @param salt    the implicit nonce; copied in and out
/// @param recSeq  the number of the next record, big-endian; copied in and out
/// @see <a href="https://docs.kernel.org/networking/tls.html">Kernel TLS</a>
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record TlsCryptoInfo(
        int version, TlsCipher cipher, byte[] iv, byte[] key, byte[] salt, byte[] recSeq) {
    /// TLS 1.2.
    public static final int TLS_1_2_VERSION = 0x0303;

    /// TLS 1.3.
    public static final int TLS_1_3_VERSION = 0x0304;

    private static final int ROOM = 128;
    private static final Struct TLS_CRYPTO_INFO = Struct.of("tls_crypto_info", 4);
    private static final Struct.Field VERSION = TLS_CRYPTO_INFO.field("version", 0, 2);
    private static final Struct.Field CIPHER = TLS_CRYPTO_INFO.field("cipher_type", 2, 2);

    static final Shape<TlsCryptoInfo> SHAPE =
            Coded.bytes(
                            TlsCryptoInfo.class,
                            ROOM,
                            Passing.EXACT,
                            TlsCryptoInfo::encode,
                            TlsCryptoInfo::decode)
                    .asking(TlsCryptoInfo::encode);

    /// Checks the sizes and copies the arrays.
    ///
    /// @throws IllegalArgumentException if a part has not the size of the cipher
    public TlsCryptoInfo {
        Range.check("version", version, 0xffff);
        check("iv", iv, cipher.ivSize());
        check("key", key, cipher.keySize());
        check("salt", salt, cipher.saltSize());
        check("rec_seq", recSeq, cipher.recSeqSize());
        iv = iv.clone();
        key = key.clone();
        salt = salt.clone();
        recSeq = recSeq.clone();
    }

    private static void check(String part, byte[] bytes, int size) {
        if (bytes.length != size) {
            throw new IllegalArgumentException(
                    "the "
                            + part
                            + " of this cipher has "
                            + size
                            + " bytes, and this one "
                            + bytes.length);
        }
    }

    @Override
    public byte[] iv() {
        return iv.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public byte[] recSeq() {
        return recSeq.clone();
    }

    private byte[] encode() {
        ByteBuffer to = ByteBuffer.allocate(cipher.infoSize()).order(ByteOrder.nativeOrder());
        VERSION.put(to, version);
        CIPHER.put(to, cipher.number());
        return to.position(TLS_CRYPTO_INFO.size()).put(iv).put(key).put(salt).put(recSeq).array();
    }

    private static TlsCryptoInfo decode(byte[] bytes) {
        ByteBuffer from = TLS_CRYPTO_INFO.wrap(bytes);
        TlsCipher cipher = TlsCipher.of(CIPHER.getInt(from));
        if (bytes.length < cipher.infoSize()) {
            throw new IllegalArgumentException(
                    "the kernel answers with keys only to a question with those of the same cipher,"
                            + " whose number is "
                            + cipher.number());
        }
        from.position(TLS_CRYPTO_INFO.size());
        return new TlsCryptoInfo(
                VERSION.getInt(from),
                cipher,
                part(from, cipher.ivSize()),
                part(from, cipher.keySize()),
                part(from, cipher.saltSize()),
                part(from, cipher.recSeqSize()));
    }

    private static byte[] part(ByteBuffer from, int size) {
        byte[] part = new byte[size];
        from.get(part);
        return part;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlsCryptoInfo that
                && version == that.version
                && cipher.equals(that.cipher)
                && Arrays.equals(iv, that.iv)
                && Arrays.equals(key, that.key)
                && Arrays.equals(salt, that.salt)
                && Arrays.equals(recSeq, that.recSeq);
    }

    @Override
    public int hashCode() {
        return 31 * cipher.hashCode() + Arrays.hashCode(recSeq);
    }

    /// The version and the number of the cipher, never the keys.
    @Override
    public String toString() {
        return "TlsCryptoInfo[version=0x"
                + Integer.toHexString(version)
                + ", cipher="
                + cipher.number()
                + "]";
    }
}
