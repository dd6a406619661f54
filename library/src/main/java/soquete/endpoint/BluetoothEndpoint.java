package soquete.endpoint;

/// A Bluetooth endpoint: one record per protocol, all of family `AF_BLUETOOTH`.
///
/// The structs do not say which they are; their sizes differ, and the kernel answers exactly those,
/// so an answer of 14 bytes is [L2cap], of 10 [Rfcomm], of 8 [Sco], of 6 [Hci]. (`BTPROTO_ISO` has
/// the size of RFCOMM and no record here: give it a [RawEndpoint].)
///
/// Device addresses are 48 bits in the order in which they are written: `0x001122334455L` is
/// 00:11:22:33:44:55.
public sealed interface BluetoothEndpoint extends Endpoint {
    /// An address of classic Bluetooth.
    int BDADDR_BREDR = 0;

    /// A public address of Bluetooth Low Energy.
    int BDADDR_LE_PUBLIC = 1;

    /// A random address of Bluetooth Low Energy.
    int BDADDR_LE_RANDOM = 2;

    /// Any controller, in [Hci].
    int HCI_DEV_NONE = 0xffff;

    /// The raw channel of [Hci].
    int HCI_CHANNEL_RAW = 0;

    /// The exclusive channel of [Hci].
    int HCI_CHANNEL_USER = 1;

    /// The monitoring channel of [Hci].
    int HCI_CHANNEL_MONITOR = 2;

    /// The management channel of [Hci].
    int HCI_CHANNEL_CONTROL = 3;

    /// The logging channel of [Hci].
    int HCI_CHANNEL_LOGGING = 4;

    @Override
    default Family family() {
        return Family.AF_BLUETOOTH;
    }

    /// A logical link: `struct sockaddr_l2`. Prints as `l2cap:00:11:22:33:44:55:0x1001`.
    ///
    /// @param device     the address, 48 bits
    /// @param psm        the protocol multiplexer, 0 to 65535
    /// @param cid        the channel, 0 to 65535, normally 0
    /// @param deviceType `BDADDR_*`, 0 to 255
    record L2cap(long device, int psm, int cid, int deviceType) implements BluetoothEndpoint {
        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range
        public L2cap {
            BluetoothText.checkDevice(device);
            Digits.check(psm, 0xffff, "psm");
            Digits.check(cid, 0xffff, "cid");
            Digits.check(deviceType, 0xff, "device type");
        }

        /// `l2cap:00:11:22:33:44:55:0x1001`
        @Override
        public String toString() {
            return BluetoothText.print(this);
        }
    }

    /// A serial line: `struct sockaddr_rc`. Prints as `rfcomm:00:11:22:33:44:55:3`.
    ///
    /// @param device  the address, 48 bits
    /// @param channel 0 to 255
    record Rfcomm(long device, int channel) implements BluetoothEndpoint {
        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range
        public Rfcomm {
            BluetoothText.checkDevice(device);
            Digits.check(channel, 0xff, "channel");
        }

        /// `rfcomm:00:11:22:33:44:55:3`
        @Override
        public String toString() {
            return "rfcomm:" + BluetoothText.device(device) + ':' + channel;
        }
    }

    /// An audio link: `struct sockaddr_sco`. Prints as `sco:00:11:22:33:44:55`.
    ///
    /// @param device the address, 48 bits
    record Sco(long device) implements BluetoothEndpoint {
        /// Checks the range.
        ///
        /// @throws IllegalArgumentException if the address is out of range
        public Sco {
            BluetoothText.checkDevice(device);
        }

        /// `sco:00:11:22:33:44:55`
        @Override
        public String toString() {
            return "sco:" + BluetoothText.device(device);
        }
    }

    /// A controller: `struct sockaddr_hci`. Prints as `hci:0:1`.
    ///
    /// @param controller its number, 0 to 65535, or [#HCI_DEV_NONE]
    /// @param channel    `HCI_CHANNEL_*`, 0 to 65535
    record Hci(int controller, int channel) implements BluetoothEndpoint {
        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range
        public Hci {
            Digits.check(controller, 0xffff, "controller");
            Digits.check(channel, 0xffff, "channel");
        }

        /// `hci:0:1`
        @Override
        public String toString() {
            return "hci:" + controller + ':' + channel;
        }
    }
}
