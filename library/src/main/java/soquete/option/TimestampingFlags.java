package soquete.option;

/// What is stamped with a time and what is reported: the flags of `SO_TIMESTAMPING`.
///
/// A set; [#with] joins two.
///
/// @param bits the `SOF_TIMESTAMPING_*` bits
/// @see <a href="https://docs.kernel.org/networking/timestamping.html">Timestamping</a>
public record TimestampingFlags(int bits) {
    /// Ask the device for a time when a packet leaves.
    public static final TimestampingFlags SOF_TIMESTAMPING_TX_HARDWARE =
            new TimestampingFlags(1 << 0);

    /// Take the time when a packet is handed to the device.
    public static final TimestampingFlags SOF_TIMESTAMPING_TX_SOFTWARE =
            new TimestampingFlags(1 << 1);

    /// Ask the device for a time when a packet arrives.
    public static final TimestampingFlags SOF_TIMESTAMPING_RX_HARDWARE =
            new TimestampingFlags(1 << 2);

    /// Take the time when a packet enters the kernel.
    public static final TimestampingFlags SOF_TIMESTAMPING_RX_SOFTWARE =
            new TimestampingFlags(1 << 3);

    /// Report times of software.
    public static final TimestampingFlags SOF_TIMESTAMPING_SOFTWARE = new TimestampingFlags(1 << 4);

    /// No longer used.
    public static final TimestampingFlags SOF_TIMESTAMPING_SYS_HARDWARE =
            new TimestampingFlags(1 << 5);

    /// Report times of the device.
    public static final TimestampingFlags SOF_TIMESTAMPING_RAW_HARDWARE =
            new TimestampingFlags(1 << 6);

    /// Number what is sent, to tell reports apart; since Linux 3.17.
    public static final TimestampingFlags SOF_TIMESTAMPING_OPT_ID = new TimestampingFlags(1 << 7);

    /// Take the time when a packet enters the queue; since Linux 3.17.
    public static final TimestampingFlags SOF_TIMESTAMPING_TX_SCHED = new TimestampingFlags(1 << 8);

    /// Take the time when everything is acknowledged; since Linux 3.17.
    public static final TimestampingFlags SOF_TIMESTAMPING_TX_ACK = new TimestampingFlags(1 << 9);

    /// Send the control messages with each report; since Linux 3.19.
    public static final TimestampingFlags SOF_TIMESTAMPING_OPT_CMSG =
            new TimestampingFlags(1 << 10);

    /// Report without the packet; since Linux 4.0.
    public static final TimestampingFlags SOF_TIMESTAMPING_OPT_TSONLY =
            new TimestampingFlags(1 << 11);

    /// Report statistics of TCP; needs `OPT_TSONLY`; since Linux 4.11.
    public static final TimestampingFlags SOF_TIMESTAMPING_OPT_STATS =
            new TimestampingFlags(1 << 12);

    /// Report the interface with times of the device; since Linux 4.13.
    public static final TimestampingFlags SOF_TIMESTAMPING_OPT_PKTINFO =
            new TimestampingFlags(1 << 13);

    /// Report both times of a packet sent; since Linux 4.13.
    public static final TimestampingFlags SOF_TIMESTAMPING_OPT_TX_SWHW =
            new TimestampingFlags(1 << 14);

    /// Take the time of one clock of the device; since Linux 5.14.
    public static final TimestampingFlags SOF_TIMESTAMPING_BIND_PHC =
            new TimestampingFlags(1 << 15);

    /// Number the bytes of TCP from the connection on; needs `OPT_ID`; since Linux 6.2.
    public static final TimestampingFlags SOF_TIMESTAMPING_OPT_ID_TCP =
            new TimestampingFlags(1 << 16);

    /// Leave out times that other sockets asked for; since Linux 6.12.
    public static final TimestampingFlags SOF_TIMESTAMPING_OPT_RX_FILTER =
            new TimestampingFlags(1 << 17);

    /// Take the time when the device has sent a packet; since Linux 6.15.
    public static final TimestampingFlags SOF_TIMESTAMPING_TX_COMPLETION =
            new TimestampingFlags(1 << 18);

    private static final String[] NAMES = {
        "TX_HARDWARE",
        "TX_SOFTWARE",
        "RX_HARDWARE",
        "RX_SOFTWARE",
        "SOFTWARE",
        "SYS_HARDWARE",
        "RAW_HARDWARE",
        "OPT_ID",
        "TX_SCHED",
        "TX_ACK",
        "OPT_CMSG",
        "OPT_TSONLY",
        "OPT_STATS",
        "OPT_PKTINFO",
        "OPT_TX_SWHW",
        "BIND_PHC",
        "OPT_ID_TCP",
        "OPT_RX_FILTER",
        "TX_COMPLETION"
    };

    /// These and others.
    ///
    /// @param others more flags
    /// @return the union
    public TimestampingFlags with(TimestampingFlags others) {
        return new TimestampingFlags(bits | others.bits);
    }

    /// Whether all of some flags are in this set.
    ///
    /// @param others flags
    /// @return true if none of them is missing
    public boolean has(TimestampingFlags others) {
        return (bits & others.bits) == others.bits;
    }

    /// The names without `SOF_TIMESTAMPING_`, as `RX_SOFTWARE|SOFTWARE`; 0 for none.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            if ((bits & 1 << bit) != 0) {
                text.append(text.isEmpty() ? "" : "|");
                text.append(bit < NAMES.length ? NAMES[bit] : "1<<" + bit);
            }
        }
        return text.isEmpty() ? "0" : text.toString();
    }
}
