package soquete.option;

/// A run of buffers of device memory that are given back by `SO_DEVMEM_DONTNEED`.
///
/// @param start the first token
/// @param count how many
/// @see <a href="https://docs.kernel.org/networking/devmem.html">devmem</a>
public record DmabufToken(long start, long count) {
    private static final Struct DMABUF_TOKEN = Struct.of("dmabuf_token", 8);
    private static final Struct.Field START = DMABUF_TOKEN.field("token_start", 0, 4);
    private static final Struct.Field COUNT = DMABUF_TOKEN.field("token_count", 4, 4);

    static final Shape<DmabufToken[]> SHAPE =
            Coded.array(
                    DmabufToken[].class,
                    DMABUF_TOKEN,
                    (value, to) -> {
                        START.put(to, value.start);
                        COUNT.put(to, value.count);
                    },
                    from -> new DmabufToken(START.get(from), COUNT.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public DmabufToken {
        Range.check("token_start", start, 0xffff_ffffL);
        Range.check("token_count", count, 0xffff_ffffL);
    }
}
