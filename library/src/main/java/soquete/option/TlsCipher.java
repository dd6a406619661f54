package soquete.option;

/// A cipher of kernel TLS and the sizes of its parts, in bytes. Where each part lies in
/// `struct tls12_crypto_info_*` follows from the sizes: after 4 bytes of version and cipher come
/// iv,
/// key, salt and rec_seq.
///
/// An open set: a newer kernel may have more.
///
/// @param number     the `TLS_CIPHER_*` number
/// @param ivSize     of the explicit nonce
/// @param keySize    of the key
/// @param saltSize   of the implicit nonce
/// @param recSeqSize of the record number
/// @see <a href="https://docs.kernel.org/networking/tls.html">Kernel TLS</a>
public record TlsCipher(int number, int ivSize, int keySize, int saltSize, int recSeqSize) {
    /// AES-128 in GCM.
    public static final TlsCipher TLS_CIPHER_AES_GCM_128 = new TlsCipher(51, 8, 16, 4, 8);

    /// AES-256 in GCM; since Linux 5.1.
    public static final TlsCipher TLS_CIPHER_AES_GCM_256 = new TlsCipher(52, 8, 32, 4, 8);

    /// AES-128 in CCM; since Linux 5.2.
    public static final TlsCipher TLS_CIPHER_AES_CCM_128 = new TlsCipher(53, 8, 16, 4, 8);

    /// ChaCha20 with Poly1305; since Linux 5.11.
    public static final TlsCipher TLS_CIPHER_CHACHA20_POLY1305 = new TlsCipher(54, 12, 32, 0, 8);

    /// SM4 in GCM; since Linux 5.16.
    public static final TlsCipher TLS_CIPHER_SM4_GCM = new TlsCipher(55, 8, 16, 4, 8);

    /// SM4 in CCM; since Linux 5.16.
    public static final TlsCipher TLS_CIPHER_SM4_CCM = new TlsCipher(56, 8, 16, 4, 8);

    /// ARIA-128 in GCM; since Linux 6.1.
    public static final TlsCipher TLS_CIPHER_ARIA_GCM_128 = new TlsCipher(57, 8, 16, 4, 8);

    /// ARIA-256 in GCM; since Linux 6.1.
    public static final TlsCipher TLS_CIPHER_ARIA_GCM_256 = new TlsCipher(58, 8, 32, 4, 8);

    private static final TlsCipher[] ALL = {
        TLS_CIPHER_AES_GCM_128,
        TLS_CIPHER_AES_GCM_256,
        TLS_CIPHER_AES_CCM_128,
        TLS_CIPHER_CHACHA20_POLY1305,
        TLS_CIPHER_SM4_GCM,
        TLS_CIPHER_SM4_CCM,
        TLS_CIPHER_ARIA_GCM_128,
        TLS_CIPHER_ARIA_GCM_256
    };

    static TlsCipher of(int number) {
        for (TlsCipher each : ALL) {
            if (each.number == number) {
                return each;
            }
        }
        return new TlsCipher(number, 0, 0, 0, 0);
    }

    int infoSize() {
        return 4 + ivSize + keySize + saltSize + recSeqSize;
    }
}
