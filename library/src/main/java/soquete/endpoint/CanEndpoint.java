package soquete.endpoint;

/// An end on a controller area network: `struct sockaddr_can`.
///
/// The struct has a union, and nothing in it says which of its members counts: that is the
/// protocol of the socket. The kernel answers as many bytes as the protocol has, so an answer of 8
/// bytes is [Raw], one of 16 [IsoTp], one of 24 [J1939]; and that many are given to it.
///
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public sealed interface CanEndpoint extends Endpoint {
    /// The interface, or 0 for any.
    ///
    /// @return its index
    int interfaceIndex();

    @Override
    default Family family() {
        return Family.AF_CAN;
    }

    /// For `CAN_RAW` and `CAN_BCM`: an interface alone. Prints as `can:3`.
    ///
    /// @param interfaceIndex the interface, or 0 for any
    record Raw(int interfaceIndex) implements CanEndpoint {
        /// Checks the index.
        ///
        /// @throws IllegalArgumentException if it is negative
        public Raw {
            Digits.checkInterface(interfaceIndex);
        }

        /// `can:3`
        @Override
        public String toString() {
            return "can:" + interfaceIndex;
        }
    }

    /// For `CAN_ISOTP`: an interface and two identifiers. Prints as `can-isotp:3:0x123:0x321`.
    ///
    /// @param interfaceIndex the interface
    /// @param rxId           the identifier of the frames received, with `CAN_EFF_FLAG` where it
    ///     has 29 bits
    /// @param txId           the identifier of the frames sent
    record IsoTp(int interfaceIndex, int rxId, int txId) implements CanEndpoint {
        /// Checks the index.
        ///
        /// @throws IllegalArgumentException if it is negative
        public IsoTp {
            Digits.checkInterface(interfaceIndex);
        }

        /// `can-isotp:3:0x123:0x321`
        @Override
        public String toString() {
            return "can-isotp:"
                    + interfaceIndex
                    + ':'
                    + Digits.hex(rxId & 0xffff_ffffL, 1)
                    + ':'
                    + Digits.hex(txId & 0xffff_ffffL, 1);
        }
    }

    /// For `CAN_J1939`: an interface, and a name or an address with a parameter group. Prints as
    /// `can-j1939:3:0x0:0x40000:0xff`.
    ///
    /// @param interfaceIndex the interface
    /// @param name           the 64 bits of the name, or `J1939_NO_NAME`
    /// @param pgn            the parameter group, or `J1939_NO_PGN`
    /// @param address        the address, 0 to 255, or `J1939_NO_ADDR`
    record J1939(int interfaceIndex, long name, int pgn, int address) implements CanEndpoint {
        /// No name.
        public static final long J1939_NO_NAME = 0;

        /// No parameter group.
        public static final int J1939_NO_PGN = 0x40000;

        /// No address; as a destination, all.
        public static final int J1939_NO_ADDR = 0xff;

        /// The last address of a single node.
        public static final int J1939_MAX_UNICAST_ADDR = 0xfd;

        /// The address of a node that has none yet.
        public static final int J1939_IDLE_ADDR = 0xfe;

        /// The parameter group "request".
        public static final int J1939_PGN_REQUEST = 0xea00;

        /// The parameter group "address claimed".
        public static final int J1939_PGN_ADDRESS_CLAIMED = 0xee00;

        /// The parameter group "commanded address".
        public static final int J1939_PGN_ADDRESS_COMMANDED = 0xfed8;

        /// The last parameter group that is sent to one address.
        public static final int J1939_PGN_PDU1_MAX = 0x3ff00;

        /// The last parameter group.
        public static final int J1939_PGN_MAX = 0x3ffff;

        /// Checks the index and the address.
        ///
        /// @throws IllegalArgumentException if the index is negative or the address out of range
        public J1939 {
            Digits.checkInterface(interfaceIndex);
            Digits.check(address, 0xff, "address");
        }

        /// `can-j1939:3:0x0:0x40000:0xff`
        @Override
        public String toString() {
            return "can-j1939:"
                    + interfaceIndex
                    + ':'
                    + Digits.hex(name, 1)
                    + ':'
                    + Digits.hex(pgn & 0xffff_ffffL, 1)
                    + ':'
                    + Digits.hex(address, 1);
        }
    }
}
