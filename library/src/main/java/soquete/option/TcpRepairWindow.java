package soquete.option;

/// The windows of a TCP connection under repair (`TCP_REPAIR_WINDOW`).
///
/// @param sndWl1 the sequence number of the last window update
/// @param sndWnd the window that the peer offers, in bytes
/// @param maxWindow the largest it ever offered, in bytes
/// @param rcvWnd the window offered to the peer, in bytes
/// @param rcvWup what was expected when it was offered
public record TcpRepairWindow(long sndWl1, long sndWnd, long maxWindow, long rcvWnd, long rcvWup) {
    private static final Struct TCP_REPAIR_WINDOW = Struct.of("tcp_repair_window", 20);
    private static final Struct.Field SNDWL1 = TCP_REPAIR_WINDOW.field("snd_wl1", 0, 4);
    private static final Struct.Field SNDWND = TCP_REPAIR_WINDOW.field("snd_wnd", 4, 4);
    private static final Struct.Field MAXWINDOW = TCP_REPAIR_WINDOW.field("max_window", 8, 4);
    private static final Struct.Field RCVWND = TCP_REPAIR_WINDOW.field("rcv_wnd", 12, 4);
    private static final Struct.Field RCVWUP = TCP_REPAIR_WINDOW.field("rcv_wup", 16, 4);

    static final Shape<TcpRepairWindow> SHAPE =
            Coded.struct(
                    TcpRepairWindow.class,
                    TCP_REPAIR_WINDOW,
                    (value, to) -> {
                        SNDWL1.put(to, value.sndWl1);
                        SNDWND.put(to, value.sndWnd);
                        MAXWINDOW.put(to, value.maxWindow);
                        RCVWND.put(to, value.rcvWnd);
                        RCVWUP.put(to, value.rcvWup);
                    },
                    from ->
                            new TcpRepairWindow(
                                    SNDWL1.get(from),
                                    SNDWND.get(from),
                                    MAXWINDOW.get(from),
                                    RCVWND.get(from),
                                    RCVWUP.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public TcpRepairWindow {
        Range.check("snd_wl1", sndWl1, 0xffff_ffffL);
        Range.check("snd_wnd", sndWnd, 0xffff_ffffL);
        Range.check("max_window", maxWindow, 0xffff_ffffL);
        Range.check("rcv_wnd", rcvWnd, 0xffff_ffffL);
        Range.check("rcv_wup", rcvWup, 0xffff_ffffL);
    }
}
