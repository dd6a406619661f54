package soquete.option;

/// Options of the level `SOL_BLUETOOTH`, sorted by name.
///
/// @see <a href="https://github.com/bluez/bluez/blob/master/lib/bluetooth.h">BlueZ</a>
public final class SolBluetooth {
    /// The number of the level.
    public static final int SOL_BLUETOOTH = 274;

    /// A value of `BT_CHANNEL_POLICY`: BR/EDR.
    public static final int BT_CHANNEL_POLICY_BREDR_ONLY = 0;

    /// A value of `BT_CHANNEL_POLICY`: rather BR/EDR.
    public static final int BT_CHANNEL_POLICY_BREDR_PREFERRED = 1;

    /// A value of `BT_MODE`: the basic mode.
    public static final int BT_MODE_BASIC = 0;

    /// A value of `BT_MODE`: retransmission.
    public static final int BT_MODE_ERTM = 1;

    /// A value of `BT_MODE`: streaming.
    public static final int BT_MODE_STREAMING = 2;

    /// A value of `BT_MODE`: credits, of Low Energy.
    public static final int BT_MODE_LE_FLOWCTL = 3;

    /// A value of `BT_MODE`: enhanced credits.
    public static final int BT_MODE_EXT_FLOWCTL = 4;

    /// A value of `BT_POWER`: the link may sleep.
    public static final int BT_POWER_FORCE_ACTIVE_OFF = 0;

    /// A value of `BT_POWER`: the link stays active.
    public static final int BT_POWER_FORCE_ACTIVE_ON = 1;

    /// A value of `BT_VOICE`: as it is.
    public static final int BT_VOICE_TRANSPARENT = 0x3;

    /// A value of `BT_VOICE`: the controller codes 16 bits.
    public static final int BT_VOICE_CVSD_16BIT = 0x60;

    /// A value of `BT_VOICE`: 16 bits as they are; since Linux 6.13.
    public static final int BT_VOICE_TRANSPARENT_16BIT = 0x63;

    /// A value of `BT_FLUSHABLE`: packets are kept.
    public static final long BT_FLUSHABLE_OFF = 0;

    /// A value of `BT_FLUSHABLE`: packets may be dropped.
    public static final long BT_FLUSHABLE_ON = 1;

    /// A bit of `BT_PHY`: BR at 1 Mb/s in packets of 1 slot.
    public static final long BT_PHY_BR_1M_1SLOT = 0x1;

    /// A bit of `BT_PHY`: BR at 1 Mb/s in packets of 3 slots.
    public static final long BT_PHY_BR_1M_3SLOT = 0x2;

    /// A bit of `BT_PHY`: BR at 1 Mb/s in packets of 5 slots.
    public static final long BT_PHY_BR_1M_5SLOT = 0x4;

    /// A bit of `BT_PHY`: EDR at 2 Mb/s in packets of 1 slot.
    public static final long BT_PHY_EDR_2M_1SLOT = 0x8;

    /// A bit of `BT_PHY`: EDR at 2 Mb/s in packets of 3 slots.
    public static final long BT_PHY_EDR_2M_3SLOT = 0x10;

    /// A bit of `BT_PHY`: EDR at 2 Mb/s in packets of 5 slots.
    public static final long BT_PHY_EDR_2M_5SLOT = 0x20;

    /// A bit of `BT_PHY`: EDR at 3 Mb/s in packets of 1 slot.
    public static final long BT_PHY_EDR_3M_1SLOT = 0x40;

    /// A bit of `BT_PHY`: EDR at 3 Mb/s in packets of 3 slots.
    public static final long BT_PHY_EDR_3M_3SLOT = 0x80;

    /// A bit of `BT_PHY`: EDR at 3 Mb/s in packets of 5 slots.
    public static final long BT_PHY_EDR_3M_5SLOT = 0x100;

    /// A bit of `BT_PHY`: Low Energy at 1 Mb/s, sent.
    public static final long BT_PHY_LE_1M_TX = 0x200;

    /// A bit of `BT_PHY`: Low Energy at 1 Mb/s, received.
    public static final long BT_PHY_LE_1M_RX = 0x400;

    /// A bit of `BT_PHY`: Low Energy at 2 Mb/s, sent.
    public static final long BT_PHY_LE_2M_TX = 0x800;

    /// A bit of `BT_PHY`: Low Energy at 2 Mb/s, received.
    public static final long BT_PHY_LE_2M_RX = 0x1000;

    /// A bit of `BT_PHY`: Low Energy at a coded rate, sent.
    public static final long BT_PHY_LE_CODED_TX = 0x2000;

    /// A bit of `BT_PHY`: Low Energy at a coded rate, received.
    public static final long BT_PHY_LE_CODED_RX = 0x4000;

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
