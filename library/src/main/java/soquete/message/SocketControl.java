package soquete.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Control messages of the level `SOL_SOCKET`: socket(7), unix(7).
///
/// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
/// @see <a href="https://docs.kernel.org/networking/timestamping.html">timestamping</a>
public sealed interface SocketControl extends ControlMessage {
    /// The level.
    int SOL_SOCKET = 1;

    /// [Rights].
    int SCM_RIGHTS = 1;

    /// [Credentials].
    int SCM_CREDENTIALS = 2;

    /// [Security].
    int SCM_SECURITY = 3;

    /// [PidFd].
    int SCM_PIDFD = 4;

    /// [Priority].
    int SO_PRIORITY = 12;

    /// [Timestamp].
    int SCM_TIMESTAMP = 29;

    /// [TimestampNs].
    int SCM_TIMESTAMPNS = 35;

    /// [Mark].
    int SO_MARK = 36;

    /// [Timestamping], and [TxTimestamps] when sent.
    int SCM_TIMESTAMPING = 37;

    /// [RxqOvfl].
    int SO_RXQ_OVFL = 40;

    /// [WifiStatus].
    int SCM_WIFI_STATUS = 41;

    /// [OptStats].
    int SCM_TIMESTAMPING_OPT_STATS = 54;

    /// [TimestampPktInfo].
    int SCM_TIMESTAMPING_PKTINFO = 58;

    /// [TxTime].
    int SCM_TXTIME = 61;

    /// [Timestamp], where the option was `SO_TIMESTAMP_NEW`.
    int SO_TIMESTAMP_NEW = 63;

    /// [TimestampNs], where the option was `SO_TIMESTAMPNS_NEW`.
    int SO_TIMESTAMPNS_NEW = 64;

    /// [Timestamping], where the option was `SO_TIMESTAMPING_NEW`.
    int SO_TIMESTAMPING_NEW = 65;

    /// [TsOptId].
    int SCM_TS_OPT_ID = 81;

    /// [UnixInq].
    int SCM_INQ = 84;

    @Override
    default int level() {
        return SOL_SOCKET;
    }

    /// Open descriptors, from one process to another over `AF_UNIX`. The receiver has duplicates:
    /// both ends close their own. At most 253 travel with a message. (send, receive)
    ///
    /// What was received belongs to the received message, which closes what is not taken.
    ///
    /// @param descriptors their numbers, in this process
    record Rights(List<Integer> descriptors) implements SocketControl {
        /// Copies the list.
        public Rights {
            descriptors = List.copyOf(descriptors);
        }

        /// Descriptors by their numbers.
        ///
        /// @param descriptors the numbers
        public Rights(int... descriptors) {
            this(Arrays.stream(descriptors).boxed().toList());
        }

        @Override
        public int type() {
            return SCM_RIGHTS;
        }
    }

    /// Who sent, over `AF_UNIX`, as the kernel has checked it: received with `SO_PASSCRED`. Root
    /// may send others than its own. (send, receive)
    ///
    /// @param pid the process; 0 where it is not visible from here
    /// @param uid its user
    /// @param gid its group
    record Credentials(int pid, int uid, int gid) implements SocketControl {
        @Override
        public int type() {
            return SCM_CREDENTIALS;
        }
    }

    /// The security label of the sender, with `SO_PASSSEC`. (receive)
    ///
    /// @param label the label, as the security module writes it
    record Security(Bytes label) implements SocketControl {
        @Override
        public int type() {
            return SCM_SECURITY;
        }
    }

    /// A descriptor of the sending process, with `SO_PASSPIDFD`, since Linux 6.5. It belongs to the
    /// received message, as those of [Rights]. (receive)
    ///
    /// @param descriptor its number; negative, an errno, where the kernel could not make one
    record PidFd(int descriptor) implements SocketControl {
        @Override
        public int type() {
            return SCM_PIDFD;
        }
    }

    /// When the packet arrived, in microseconds, with `SO_TIMESTAMP`. (receive)
    ///
    /// @param at the time of the system clock
    record Timestamp(Instant at) implements SocketControl {
        @Override
        public int type() {
            return SCM_TIMESTAMP;
        }
    }

    /// When the packet arrived, in nanoseconds, with `SO_TIMESTAMPNS`. (receive)
    ///
    /// @param at the time of the system clock
    record TimestampNs(Instant at) implements SocketControl {
        @Override
        public int type() {
            return SCM_TIMESTAMPNS;
        }
    }

    /// When a packet was received, or sent (error queue), with `SO_TIMESTAMPING`. What was not
    /// taken is [Instant#EPOCH]. (receive)
    ///
    /// @param software the time of the system clock
    /// @param legacy   unused by the kernel
    /// @param hardware the time of the network device's clock
    record Timestamping(Instant software, Instant legacy, Instant hardware)
            implements SocketControl {
        @Override
        public int type() {
            return SCM_TIMESTAMPING;
        }
    }

    /// Which time stamps to take of this message while it is sent, since Linux 4.6. (send)
    ///
    /// @param flags `SOF_TIMESTAMPING_TX_*` bits
    record TxTimestamps(int flags) implements SocketControl {
        @Override
        public int type() {
            return SCM_TIMESTAMPING;
        }
    }

    /// The firewall mark of the packet. To send it needs `CAP_NET_ADMIN` or `CAP_NET_RAW`; received
    /// with `SO_RCVMARK`, since Linux 5.19. (send, receive)
    ///
    /// @param mark the mark
    record Mark(int mark) implements SocketControl {
        @Override
        public int type() {
            return SO_MARK;
        }
    }

    /// The queueing priority of the packet, since Linux 6.14; received with `SO_RCVPRIORITY`.
    /// (send, receive)
    ///
    /// @param priority 0 to 6 without `CAP_NET_ADMIN`
    record Priority(int priority) implements SocketControl {
        @Override
        public int type() {
            return SO_PRIORITY;
        }
    }

    /// How many packets the socket has dropped so far because its queue was full, with
    /// `SO_RXQ_OVFL`. (receive)
    ///
    /// @param dropped a count since the socket was opened
    record RxqOvfl(int dropped) implements SocketControl {
        @Override
        public int type() {
            return SO_RXQ_OVFL;
        }
    }

    /// Whether a wireless frame was acknowledged, with `SO_WIFI_STATUS`. (error queue)
    ///
    /// @param acknowledged 1 if it was
    record WifiStatus(int acknowledged) implements SocketControl {
        @Override
        public int type() {
            return SCM_WIFI_STATUS;
        }
    }

    /// What TCP knew of the connection when a time stamp was taken, with
    /// `SOF_TIMESTAMPING_OPT_STATS`. (error queue)
    ///
    /// @param attributes netlink attributes `TCP_NLA_*`
    record OptStats(Bytes attributes) implements SocketControl {
        @Override
        public int type() {
            return SCM_TIMESTAMPING_OPT_STATS;
        }
    }

    /// The device that took a hardware time stamp, with `SOF_TIMESTAMPING_OPT_PKTINFO`. (receive)
    ///
    /// @param interfaceIndex the interface
    /// @param length         the length of the packet on the wire, in bytes
    record TimestampPktInfo(int interfaceIndex, int length) implements SocketControl {
        @Override
        public int type() {
            return SCM_TIMESTAMPING_PKTINFO;
        }
    }

    /// When to send the packet, with `SO_TXTIME`, since Linux 4.19. It has an effect with a
    /// queueing discipline that knows times (fq, etf). (send)
    ///
    /// @param nanos nanoseconds on the clock that the option named
    record TxTime(long nanos) implements SocketControl {
        @Override
        public int type() {
            return SCM_TXTIME;
        }
    }

    /// The number that a time stamp of this message is to carry in the error queue, with
    /// `SOF_TIMESTAMPING_OPT_ID`, since Linux 6.13. (send)
    ///
    /// @param id the number
    record TsOptId(int id) implements SocketControl {
        @Override
        public int type() {
            return SCM_TS_OPT_ID;
        }
    }

    /// How many bytes are left in the queue of an `AF_UNIX` stream, with `SO_INQ`, since Linux
    /// 6.17. (receive)
    ///
    /// @param bytes a count
    record UnixInq(int bytes) implements SocketControl {
        @Override
        public int type() {
            return SCM_INQ;
        }
    }
}
