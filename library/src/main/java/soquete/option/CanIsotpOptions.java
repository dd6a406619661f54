package soquete.option;

/// The value of `CAN_ISOTP_OPTS`.
///
/// @param flags [#CAN_ISOTP_LISTEN_MODE] and its like
/// @param frameTxtime nanoseconds between frames
/// @param extAddress the extended address
/// @param txpadContent the byte that fills frames sent
/// @param rxpadContent the byte that fills frames received
/// @param rxExtAddress the extended address of the peer
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public record CanIsotpOptions(
        long flags,
        long frameTxtime,
        int extAddress,
        int txpadContent,
        int rxpadContent,
        int rxExtAddress) {
    /// A flag: receive only: answer nothing.
    public static final long CAN_ISOTP_LISTEN_MODE = 0x1;

    /// A flag: extended addresses.
    public static final long CAN_ISOTP_EXTEND_ADDR = 0x2;

    /// A flag: fill up frames sent.
    public static final long CAN_ISOTP_TX_PADDING = 0x4;

    /// A flag: expect frames that are filled up.
    public static final long CAN_ISOTP_RX_PADDING = 0x8;

    /// A flag: check the length of what fills frames up.
    public static final long CAN_ISOTP_CHK_PAD_LEN = 0x10;

    /// A flag: check the bytes that fill frames up.
    public static final long CAN_ISOTP_CHK_PAD_DATA = 0x20;

    /// A flag: one message at a time, in either direction.
    public static final long CAN_ISOTP_HALF_DUPLEX = 0x40;

    /// A flag: ignore the least time that the peer asks for.
    public static final long CAN_ISOTP_FORCE_TXSTMIN = 0x80;

    /// A flag: drop frames that come sooner than `CAN_ISOTP_RX_STMIN`.
    public static final long CAN_ISOTP_FORCE_RXSTMIN = 0x100;

    /// A flag: another extended address when receiving.
    public static final long CAN_ISOTP_RX_EXT_ADDR = 0x200;

    /// A flag: send returns when the last frame has gone; since Linux 5.11.
    public static final long CAN_ISOTP_WAIT_TX_DONE = 0x400;

    /// A flag: single frames to all, nothing is received; since Linux 5.11.
    public static final long CAN_ISOTP_SF_BROADCAST = 0x800;

    /// A flag: consecutive frames without flow control to all; since Linux 5.19.
    public static final long CAN_ISOTP_CF_BROADCAST = 0x1000;

    /// A `frameTxtime` of no time at all; since Linux 5.18.
    public static final long CAN_ISOTP_FRAME_TXTIME_ZERO = 0xffff_ffffL;

    /// The flags at first.
    public static final long CAN_ISOTP_DEFAULT_FLAGS = 0;

    /// The extended address at first.
    public static final int CAN_ISOTP_DEFAULT_EXT_ADDRESS = 0;

    /// The byte that fills frames up at first.
    public static final int CAN_ISOTP_DEFAULT_PAD_CONTENT = 0xcc;

    /// The time between frames at first, in nanoseconds.
    public static final long CAN_ISOTP_DEFAULT_FRAME_TXTIME = 50_000;

    private static final Struct CAN_ISOTP_OPTIONS = Struct.of("can_isotp_options", 12);
    private static final Struct.Field FLAGS = CAN_ISOTP_OPTIONS.field("flags", 0, 4);
    private static final Struct.Field FRAMETXTIME = CAN_ISOTP_OPTIONS.field("frame_txtime", 4, 4);
    private static final Struct.Field EXTADDRESS = CAN_ISOTP_OPTIONS.field("ext_address", 8, 1);
    private static final Struct.Field TXPADCONTENT = CAN_ISOTP_OPTIONS.field("txpad_content", 9, 1);
    private static final Struct.Field RXPADCONTENT =
            CAN_ISOTP_OPTIONS.field("rxpad_content", 10, 1);
    private static final Struct.Field RXEXTADDRESS =
            CAN_ISOTP_OPTIONS.field("rx_ext_address", 11, 1);

    static final Shape<CanIsotpOptions> SHAPE =
            Coded.struct(
                    CanIsotpOptions.class,
                    CAN_ISOTP_OPTIONS,
                    (value, to) -> {
                        FLAGS.put(to, value.flags);
                        FRAMETXTIME.put(to, value.frameTxtime);
                        EXTADDRESS.put(to, value.extAddress);
                        TXPADCONTENT.put(to, value.txpadContent);
                        RXPADCONTENT.put(to, value.rxpadContent);
                        RXEXTADDRESS.put(to, value.rxExtAddress);
                    },
                    from ->
                            new CanIsotpOptions(
                                    FLAGS.get(from),
                                    FRAMETXTIME.get(from),
                                    EXTADDRESS.getInt(from),
                                    TXPADCONTENT.getInt(from),
                                    RXPADCONTENT.getInt(from),
                                    RXEXTADDRESS.getInt(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public CanIsotpOptions {
        Range.check("flags", flags, 0xffff_ffffL);
        Range.check("frame_txtime", frameTxtime, 0xffff_ffffL);
        Range.check("ext_address", extAddress, 0xff);
        Range.check("txpad_content", txpadContent, 0xff);
        Range.check("rxpad_content", rxpadContent, 0xff);
        Range.check("rx_ext_address", rxExtAddress, 0xff);
    }
}
