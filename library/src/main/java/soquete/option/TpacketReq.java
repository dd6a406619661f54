package soquete.option;

/// The size of a ring of `PACKET_RX_RING` or `PACKET_TX_RING`: `struct tpacket_req3`.
/// `TPACKET_V1` and `V2` read the first four fields alone. All zeroes take the ring away.
///
/// @param blockSize bytes of a block, a multiple of the page
/// @param blockNr blocks
/// @param frameSize bytes of a frame, a multiple of 16
/// @param frameNr frames in all blocks
/// @param retireBlkTov milliseconds after which a block that is not full is handed over; 0 lets
///     the kernel choose
/// @param sizeofPriv bytes of each block for the caller
/// @param featureReqWord `TP_FT_REQ_FILL_RXHASH` (1)
/// @see <a href="https://docs.kernel.org/networking/packet_mmap.html">packet mmap</a>
public record TpacketReq(
        long blockSize,
        long blockNr,
        long frameSize,
        long frameNr,
        long retireBlkTov,
        long sizeofPriv,
        long featureReqWord) {
    private static final Struct TPACKET_REQ3 = Struct.of("tpacket_req3", 28);
    private static final Struct.Field BLOCKSIZE = TPACKET_REQ3.field("tp_block_size", 0, 4);
    private static final Struct.Field BLOCKNR = TPACKET_REQ3.field("tp_block_nr", 4, 4);
    private static final Struct.Field FRAMESIZE = TPACKET_REQ3.field("tp_frame_size", 8, 4);
    private static final Struct.Field FRAMENR = TPACKET_REQ3.field("tp_frame_nr", 12, 4);
    private static final Struct.Field RETIREBLKTOV = TPACKET_REQ3.field("tp_retire_blk_tov", 16, 4);
    private static final Struct.Field SIZEOFPRIV = TPACKET_REQ3.field("tp_sizeof_priv", 20, 4);
    private static final Struct.Field FEATUREREQWORD =
            TPACKET_REQ3.field("tp_feature_req_word", 24, 4);

    static final Shape<TpacketReq> SHAPE =
            Coded.struct(
                    TpacketReq.class,
                    TPACKET_REQ3,
                    (value, to) -> {
                        BLOCKSIZE.put(to, value.blockSize);
                        BLOCKNR.put(to, value.blockNr);
                        FRAMESIZE.put(to, value.frameSize);
                        FRAMENR.put(to, value.frameNr);
                        RETIREBLKTOV.put(to, value.retireBlkTov);
                        SIZEOFPRIV.put(to, value.sizeofPriv);
                        FEATUREREQWORD.put(to, value.featureReqWord);
                    },
                    from ->
                            new TpacketReq(
                                    BLOCKSIZE.get(from),
                                    BLOCKNR.get(from),
                                    FRAMESIZE.get(from),
                                    FRAMENR.get(from),
                                    RETIREBLKTOV.get(from),
                                    SIZEOFPRIV.get(from),
                                    FEATUREREQWORD.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public TpacketReq {
        Range.check("tp_block_size", blockSize, 0xffff_ffffL);
        Range.check("tp_block_nr", blockNr, 0xffff_ffffL);
        Range.check("tp_frame_size", frameSize, 0xffff_ffffL);
        Range.check("tp_frame_nr", frameNr, 0xffff_ffffL);
        Range.check("tp_retire_blk_tov", retireBlkTov, 0xffff_ffffL);
        Range.check("tp_sizeof_priv", sizeofPriv, 0xffff_ffffL);
        Range.check("tp_feature_req_word", featureReqWord, 0xffff_ffffL);
    }

    /// A ring without a timeout of its own and without private bytes.
    ///
    /// @param blockSize bytes of a block, a multiple of the page
    /// @param blockNr   blocks
    /// @param frameSize bytes of a frame, a multiple of 16
    /// @param frameNr   frames in all blocks
    /// @return the size
    public static TpacketReq of(long blockSize, long blockNr, long frameSize, long frameNr) {
        return new TpacketReq(blockSize, blockNr, frameSize, frameNr, 0, 0, 0);
    }
}
