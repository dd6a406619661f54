package soquete.option;

/// Options of the level `SOL_BLUETOOTH`, sorted by name.
///
/// @see <a href="https://github.com/bluez/bluez/blob/master/lib/bluetooth.h">BlueZ</a>
public final class SolBluetooth {
    /// The number of the level.
    public static final int SOL_BLUETOOTH = 274;

    /// Which radio is preferred: 0 BR/EDR only, 1 BR/EDR, 2 AMP.
    public static final Option<Integer> BT_CHANNEL_POLICY =
            new Option<>("BT_CHANNEL_POLICY", SOL_BLUETOOTH, 10, Shape.INT);

    /// The codecs of a SCO socket, `struct bt_codecs`. Since Linux 5.16.
    public static final Option<byte[]> BT_CODEC =
            new Option<>("BT_CODEC", SOL_BLUETOOTH, 19, Shape.BYTES);

    /// 1: accept leaves the decision about the connection to the first read.
    public static final Option<Long> BT_DEFER_SETUP =
            new Option<>("BT_DEFER_SETUP", SOL_BLUETOOTH, 7, Shape.UNSIGNED);

    /// 1: packets may be dropped at the flush timeout.
    public static final Option<Long> BT_FLUSHABLE =
            new Option<>("BT_FLUSHABLE", SOL_BLUETOOTH, 8, Shape.UNSIGNED);

    /// The announcement of a broadcast of an ISO socket. Since Linux 6.0.
    public static final Option<byte[]> BT_ISO_BASE =
            new Option<>("BT_ISO_BASE", SOL_BLUETOOTH, 20, Shape.BYTES);

    /// The quality of service of an ISO socket, `struct bt_iso_qos`. Since Linux 6.0.
    public static final Option<byte[]> BT_ISO_QOS =
            new Option<>("BT_ISO_QOS", SOL_BLUETOOTH, 17, Shape.BYTES);

    /// The mode of an L2CAP channel: 0 basic to 4 enhanced credit. Since Linux 5.7.
    public static final Option<Integer> BT_MODE =
            new Option<>("BT_MODE", SOL_BLUETOOTH, 15, Shape.BYTE);

    /// The physical channels in use; read-only. Since Linux 5.7.
    public static final Option<Long> BT_PHY =
            new Option<>("BT_PHY", SOL_BLUETOOTH, 14, Shape.UNSIGNED);

    /// 1: receive the status of packets by control messages. Since Linux 5.9.
    public static final Option<Long> BT_PKT_STATUS =
            new Option<>("BT_PKT_STATUS", SOL_BLUETOOTH, 16, Shape.UNSIGNED);

    /// Power saving, `struct bt_power`: 1 byte, whether the link must be active.
    public static final Option<byte[]> BT_POWER =
            new Option<>("BT_POWER", SOL_BLUETOOTH, 9, Shape.BYTES);

    /// The largest packet received, in bytes.
    public static final Option<Integer> BT_RCVMTU =
            new Option<>("BT_RCVMTU", SOL_BLUETOOTH, 13, Shape.SHORT);

    /// The level of security.
    public static final Option<BtSecurity> BT_SECURITY =
            new Option<>("BT_SECURITY", SOL_BLUETOOTH, 4, Deferred.BT_SECURITY);

    /// The largest packet sent, in bytes; read-only but for some modes.
    public static final Option<Integer> BT_SNDMTU =
            new Option<>("BT_SNDMTU", SOL_BLUETOOTH, 12, Shape.SHORT);

    /// The voice setting of a SCO socket.
    public static final Option<Integer> BT_VOICE =
            new Option<>("BT_VOICE", SOL_BLUETOOTH, 11, Shape.SHORT);

    private SolBluetooth() {}
}
