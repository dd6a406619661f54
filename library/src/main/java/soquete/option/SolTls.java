package soquete.option;

/// Options of the level `SOL_TLS`: TLS in the kernel, after [SolTcp#TCP_ULP] of `tls`, sorted by
/// name.
///
/// @see <a href="https://docs.kernel.org/networking/tls.html">Kernel TLS</a>
public final class SolTls {
    /// The number of the level.
    public static final int SOL_TLS = 282;

    /// The keys of records received. Since Linux 4.17.
    public static final Option<TlsCryptoInfo> TLS_RX =
            new Option<>("TLS_RX", SOL_TLS, 2, Deferred.TLS_CRYPTO_INFO);

    /// TLS 1.3 records are expected without padding. Since Linux 6.0.
    public static final Option<Boolean> TLS_RX_EXPECT_NO_PAD =
            new Option<>("TLS_RX_EXPECT_NO_PAD", SOL_TLS, 4, Shape.FLAG);

    /// The keys of records sent. Read it with a question that has the same cipher. Since Linux
    /// 4.13.
    public static final Option<TlsCryptoInfo> TLS_TX =
            new Option<>("TLS_TX", SOL_TLS, 1, Deferred.TLS_CRYPTO_INFO);

    /// The most plaintext in a record sent, in bytes. Since Linux 6.19.
    public static final Option<Integer> TLS_TX_MAX_PAYLOAD_LEN =
            new Option<>("TLS_TX_MAX_PAYLOAD_LEN", SOL_TLS, 5, Shape.SHORT);

    /// sendfile does not copy: the file must not change. Since Linux 5.19.
    public static final Option<Boolean> TLS_TX_ZEROCOPY_RO =
            new Option<>("TLS_TX_ZEROCOPY_RO", SOL_TLS, 3, Shape.FLAG);

    private SolTls() {}
}
