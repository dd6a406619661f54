package soquete.option;

/// Options of the level `SOL_ALG`: the crypto interface of the kernel, sorted by name. On the
/// socket that is bound, before accept. All are write-only.
///
/// @see <a href="https://docs.kernel.org/crypto/userspace-if.html">Crypto API</a>
public final class SolAlg {
    /// The number of the level.
    public static final int SOL_ALG = 279;

    /// The size of the tag in bytes; passes as the length of a null pointer. Since Linux 3.19.
    public static final Option<Integer> ALG_SET_AEAD_AUTHSIZE =
            new Option<>("ALG_SET_AEAD_AUTHSIZE", SOL_ALG, 5, Shape.LENGTH);

    /// Entropy of a random generator, for tests. Since Linux 5.10.
    public static final Option<byte[]> ALG_SET_DRBG_ENTROPY =
            new Option<>("ALG_SET_DRBG_ENTROPY", SOL_ALG, 6, Shape.BYTES);

    /// The key. Since Linux 2.6.38.
    public static final Option<byte[]> ALG_SET_KEY =
            new Option<>("ALG_SET_KEY", SOL_ALG, 1, Shape.BYTES);

    /// The key by its serial number in a keyring. Since Linux 6.2.
    public static final Option<Integer> ALG_SET_KEY_BY_KEY_SERIAL =
            new Option<>("ALG_SET_KEY_BY_KEY_SERIAL", SOL_ALG, 7, Shape.INT);

    private SolAlg() {}
}
