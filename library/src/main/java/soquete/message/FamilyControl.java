package soquete.message;

/// Control messages of the levels of single families: packet(7), netlink(7), the kernel's
/// cryptography, TIPC, vsock(7), J1939.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
/// @see <a href="https://docs.kernel.org/crypto/userspace-if.html">AF_ALG</a>
public sealed interface FamilyControl extends ControlMessage {
    /// The level of J1939.
    int SOL_CAN_J1939 = 107;

    /// The level of `AF_PACKET`.
    int SOL_PACKET = 263;

    /// The level of `AF_NETLINK`.
    int SOL_NETLINK = 270;

    /// The level of `AF_TIPC`.
    int SOL_TIPC = 271;

    /// The level of `AF_ALG`.
    int SOL_ALG = 279;

    /// [PacketAuxData].
    int PACKET_AUXDATA = 8;

    /// [PacketTxTimestamp].
    int PACKET_TX_TIMESTAMP = 16;

    /// [NetlinkPktInfo].
    int NETLINK_PKTINFO = 3;

    /// [NetlinkNsid].
    int NETLINK_LISTEN_ALL_NSID = 8;

    /// [AlgIv].
    int ALG_SET_IV = 2;

    /// [AlgOp].
    int ALG_SET_OP = 3;

    /// [AlgAssocLen].
    int ALG_SET_AEAD_ASSOCLEN = 4;

    /// The operation of [AlgOp]: decrypt.
    int ALG_OP_DECRYPT = 0;

    /// The operation of [AlgOp]: encrypt.
    int ALG_OP_ENCRYPT = 1;

    /// [TipcErrInfo].
    int TIPC_ERRINFO = 1;

    /// [TipcRetData].
    int TIPC_RETDATA = 2;

    /// [TipcDestName].
    int TIPC_DESTNAME = 3;

    /// [J1939DestAddr].
    int SCM_J1939_DEST_ADDR = 1;

    /// [J1939DestName].
    int SCM_J1939_DEST_NAME = 2;

    /// [J1939Prio].
    int SCM_J1939_PRIO = 3;

    /// [J1939ErrQueue].
    int SCM_J1939_ERRQUEUE = 4;

    /// What the kernel knows of a captured packet: `struct tpacket_auxdata`, with `PACKET_AUXDATA`.
    /// (receive)
    ///
    /// @param status `TP_STATUS_*` bits
    /// @param length bytes on the wire
    /// @param captured bytes delivered
    /// @param linkOffset where the link header begins
    /// @param networkOffset where the network header begins
    /// @param vlanTci the VLAN tag, if the status says that there is one
    /// @param vlanTpid its protocol, if the status says so
    record PacketAuxData(
            int status,
            int length,
            int captured,
            int linkOffset,
            int networkOffset,
            int vlanTci,
            int vlanTpid)
            implements FamilyControl {
        @Override
        public int level() {
            return SOL_PACKET;
        }

        @Override
        public int type() {
            return PACKET_AUXDATA;
        }
    }

    /// An entry of the error queue of a packet socket, with `SO_TIMESTAMPING`. (error queue)
    ///
    /// @param error the entry
    record PacketTxTimestamp(ExtendedError error) implements FamilyControl {
        @Override
        public int level() {
            return SOL_PACKET;
        }

        @Override
        public int type() {
            return PACKET_TX_TIMESTAMP;
        }
    }

    /// The multicast group that a message came by, with `NETLINK_PKTINFO`. (receive)
    ///
    /// @param group the group; 0 for none
    record NetlinkPktInfo(int group) implements FamilyControl {
        @Override
        public int level() {
            return SOL_NETLINK;
        }

        @Override
        public int type() {
            return NETLINK_PKTINFO;
        }
    }

    /// The network namespace that a message came from, with `NETLINK_LISTEN_ALL_NSID`. (receive)
    ///
    /// @param nsid the number of the namespace here
    record NetlinkNsid(int nsid) implements FamilyControl {
        @Override
        public int level() {
            return SOL_NETLINK;
        }

        @Override
        public int type() {
            return NETLINK_LISTEN_ALL_NSID;
        }
    }

    /// The initialisation vector of a cipher. (send)
    ///
    /// @param iv as long as the cipher wants it
    record AlgIv(Bytes iv) implements FamilyControl {
        @Override
        public int level() {
            return SOL_ALG;
        }

        @Override
        public int type() {
            return ALG_SET_IV;
        }
    }

    /// What a cipher does. (send)
    ///
    /// @param operation [#ALG_OP_ENCRYPT] or [#ALG_OP_DECRYPT]
    record AlgOp(int operation) implements FamilyControl {
        @Override
        public int level() {
            return SOL_ALG;
        }

        @Override
        public int type() {
            return ALG_SET_OP;
        }
    }

    /// How many of the first bytes are associated data, of an AEAD cipher. (send)
    ///
    /// @param bytes a count
    record AlgAssocLen(int bytes) implements FamilyControl {
        @Override
        public int level() {
            return SOL_ALG;
        }

        @Override
        public int type() {
            return ALG_SET_AEAD_ASSOCLEN;
        }
    }

    /// Why a message came back. (receive)
    ///
    /// @param error `TIPC_ERR_*`
    /// @param length bytes of data that came back
    record TipcErrInfo(int error, int length) implements FamilyControl {
        /// An error: none.
        public static final int TIPC_OK = 0;

        /// An error: nobody has bound the service.
        public static final int TIPC_ERR_NO_NAME = 1;

        /// An error: the socket is gone.
        public static final int TIPC_ERR_NO_PORT = 2;

        /// An error: the node is gone.
        public static final int TIPC_ERR_NO_NODE = 3;

        /// An error: the receiver has no room.
        public static final int TIPC_ERR_OVERLOAD = 4;

        /// An error: the peer has shut the connection down.
        public static final int TIPC_CONN_SHUTDOWN = 5;

        @Override
        public int level() {
            return SOL_TIPC;
        }

        @Override
        public int type() {
            return TIPC_ERRINFO;
        }
    }

    /// The data that came back. (receive)
    ///
    /// @param data the bytes
    record TipcRetData(Bytes data) implements FamilyControl {
        @Override
        public int level() {
            return SOL_TIPC;
        }

        @Override
        public int type() {
            return TIPC_RETDATA;
        }
    }

    /// The name that a message was sent to. (receive)
    ///
    /// @param service the type of the service
    /// @param lower the first instance
    /// @param upper the last instance
    record TipcDestName(int service, int lower, int upper) implements FamilyControl {
        @Override
        public int level() {
            return SOL_TIPC;
        }

        @Override
        public int type() {
            return TIPC_DESTNAME;
        }
    }

    /// An entry of the error queue of a vsock, since Linux 6.7. (error queue)
    ///
    /// @param error the entry
    record VsockRecvErr(ExtendedError error) implements FamilyControl {
        private static final int SOL_VSOCK = 287; // not in all headers of Debian 12
        private static final int VSOCK_RECVERR = 1;

        @Override
        public int level() {
            return SOL_VSOCK;
        }

        @Override
        public int type() {
            return VSOCK_RECVERR;
        }
    }

    /// The address that a message was sent to. (receive)
    ///
    /// @param address 0 to 255
    record J1939DestAddr(int address) implements FamilyControl {
        @Override
        public int level() {
            return SOL_CAN_J1939;
        }

        @Override
        public int type() {
            return SCM_J1939_DEST_ADDR;
        }
    }

    /// The name that a message was sent to. (receive)
    ///
    /// @param name 64 bits
    record J1939DestName(long name) implements FamilyControl {
        @Override
        public int level() {
            return SOL_CAN_J1939;
        }

        @Override
        public int type() {
            return SCM_J1939_DEST_NAME;
        }
    }

    /// The priority of a message. (receive)
    ///
    /// @param priority 0 to 7
    record J1939Prio(int priority) implements FamilyControl {
        @Override
        public int level() {
            return SOL_CAN_J1939;
        }

        @Override
        public int type() {
            return SCM_J1939_PRIO;
        }
    }

    /// What a report in the error queue is about. (error queue)
    ///
    /// @param attributes netlink attributes `J1939_NLA_*`
    record J1939ErrQueue(Bytes attributes) implements FamilyControl {
        /// An attribute: nothing.
        public static final int J1939_NLA_PAD = 0;

        /// An attribute: how many bytes have gone, 4 bytes.
        public static final int J1939_NLA_BYTES_ACKED = 1;

        /// An attribute: the size of the message, 4 bytes; since Linux 5.14.
        public static final int J1939_NLA_TOTAL_SIZE = 2;

        /// An attribute: the parameter group, 4 bytes; since Linux 5.14.
        public static final int J1939_NLA_PGN = 3;

        /// An attribute: the name of the sender, 8 bytes; since Linux 5.14.
        public static final int J1939_NLA_SRC_NAME = 4;

        /// An attribute: the name of the receiver, 8 bytes; since Linux 5.14.
        public static final int J1939_NLA_DEST_NAME = 5;

        /// An attribute: the address of the sender, 1 byte; since Linux 5.14.
        public static final int J1939_NLA_SRC_ADDR = 6;

        /// An attribute: the address of the receiver, 1 byte; since Linux 5.14.
        public static final int J1939_NLA_DEST_ADDR = 7;

        /// What [ExtendedError#info] says: nothing more.
        public static final int J1939_EE_INFO_NONE = 0;

        /// What [ExtendedError#info] says: the transmission was aborted.
        public static final int J1939_EE_INFO_TX_ABORT = 1;

        /// What [ExtendedError#info] says: a message begins to arrive; since Linux 5.14.
        public static final int J1939_EE_INFO_RX_RTS = 2;

        /// What [ExtendedError#info] says: more of it arrives; since Linux 5.14.
        public static final int J1939_EE_INFO_RX_DPO = 3;

        /// What [ExtendedError#info] says: the reception was aborted; since Linux 5.14.
        public static final int J1939_EE_INFO_RX_ABORT = 4;

        @Override
        public int level() {
            return SOL_CAN_J1939;
        }

        @Override
        public int type() {
            return SCM_J1939_ERRQUEUE;
        }
    }
}
