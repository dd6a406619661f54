package soquete.coverage;

import java.util.List;
import java.util.regex.Pattern;

/// A table of the document: names of C that belong together.
///
/// @param title    its heading
/// @param names    which keys of the golden files it takes, unless an earlier group took them
/// @param elsewhere why the whole group is no matter of sockets, or empty
record Group(String title, Pattern names, String elsewhere) {
    /// All groups, in the order of the document. A key goes to the first that takes it.
    static final List<Group> ALL =
            List.of(
                    of(
                            "System calls of sockets",
                            "syscall (accept|accept4|bind|connect|getpeername"
                                    + "|getsockname|getsockopt|listen|recvfrom|recvmmsg|recvmsg|sendmmsg"
                                    + "|sendmsg|sendto|setsockopt|shutdown|socket|socketpair|close|read"
                                    + "|write|readv|writev|preadv2|pwritev2|close_range|dup|dup2|dup3|fcntl"
                                    + "|ioctl|sendfile|splice|tee|vmsplice|pipe2|pipe|pidfd_open"
                                    + "|pidfd_getfd|mmap|munmap|bpf)"),
                    of("Library functions", "function .*"),
                    of(
                            "System calls that wait",
                            "syscall (select|pselect6|poll|ppoll|epoll_.*"
                                    + "|eventfd2?|timerfd_.*|signalfd4?|futex.*)"),
                    of("Address families: `AF_*`", "constant AF_.*"),
                    of(
                            "Types: `SOCK_*`",
                            "constant SOCK_(STREAM|DGRAM|RAW|RDM|SEQPACKET|DCCP"
                                    + "|PACKET|CLOEXEC|NONBLOCK)"),
                    of("Protocols: `IPPROTO_*`", "constant IPPROTO_.*"),
                    of(
                            "Protocols of netlink",
                            "constant NETLINK_(ROUTE|UNUSED|USERSOCK|FIREWALL"
                                    + "|SOCK_DIAG|NFLOG|XFRM|SELINUX|ISCSI|AUDIT|FIB_LOOKUP|CONNECTOR"
                                    + "|NETFILTER|IP6_FW|DNRTMSG|KOBJECT_UEVENT|GENERIC|SCSITRANSPORT"
                                    + "|ECRYPTFS|RDMA|CRYPTO|SMC|INET_DIAG)"),
                    of(
                            "Protocols of other families",
                            "constant (CAN_(RAW|BCM|ISOTP|J1939)"
                                    + "|BTPROTO_.*|SMCPROTO_.*|KCMPROTO_.*|PX_.*|NFC_SOCKPROTO_.*)"),
                    of("Ethernet types: `ETH_P_*`", "constant ETH_.*"),
                    of("Flags: `MSG_*`", "constant MSG_.*"),
                    of("Halves of a connection: `SHUT_*`", "constant SHUT_.*"),
                    of("Levels: `SOL_*`", "constant SOL_.*"),
                    of("Options of vsock", "constant SO_VM_.*"),
                    of("Options of J1939", "constant SO_J1939_.*"),
                    of("Options of `SOL_SOCKET`", "constant SO_.*"),
                    of(
                            "Options of `SOL_IP`",
                            "constant (IP_.*|MCAST_(JOIN|LEAVE|BLOCK|UNBLOCK"
                                    + "|MSF).*|IP6T_SO_.*)"),
                    of("Options of `SOL_IPV6`", "constant IPV6_.*"),
                    of("Options of `SOL_TCP`", "constant TCP_.*"),
                    of("Options of `SOL_UDP` and `SOL_UDPLITE`", "constant UDP(LITE)?_.*"),
                    of("Options of `SOL_NETLINK`", "constant NETLINK_.*"),
                    of("Options of `SOL_PACKET`", "constant PACKET_.*"),
                    of("Options of `SOL_MPTCP`", "constant MPTCP_.*"),
                    of("Options of `SOL_TLS`", "constant TLS_.*"),
                    of("Options of `SOL_XDP`", "constant XDP_.*"),
                    of("Options of raw sockets", "constant ICMP(V6)?_.*"),
                    of("Options of CAN", "constant (CAN_.*|J1939_.*)"),
                    of(
                            "CAN frames and the broadcast manager",
                            "constant (CANFD_.*|TX_.*|RX_.*" + "|SETTIMER|STARTTIMER)"),
                    of("Options of TIPC", "constant TIPC_.*"),
                    of("Options of AF_ALG", "constant ALG_.*"),
                    of("Options of SCTP", "constant SCTP_.*"),
                    of("Options of RDS", "constant RDS_.*"),
                    of(
                            "Options of other families",
                            "constant (KCM_.*|SMC_.*|BT_.*|L2CAP_.*"
                                    + "|HCI_.*|BDADDR_.*|LLC_.*|RXRPC_.*|PNPIPE_.*|NFC_.*|MCTP_.*)"),
                    of("Control messages: `SCM_*`", "constant (SCM_.*|VSOCK_.*)"),
                    of(
                            "Extended errors, time stamps, launch times",
                            "constant (SO_EE_.*|SOF_.*" + "|SK_MEMINFO_.*)"),
                    of(
                            "Addresses: vsock, QIPCRTR, IPv4",
                            "constant (VMADDR_.*|QRTR_.*|INADDR_.*"
                                    + "|INET6?_ADDRSTRLEN|IFNAMSIZ)"),
                    of("Requests of ioctl", "constant (SIOC.*|FIO.*|TIOC.*|IOCTL_VM_.*)"),
                    of("Interfaces: `IFF_*`, `ARPHRD_*`", "constant (IFF_.*|ARPHRD_.*)"),
                    of("Netlink messages", "constant (NLM(SG(ERR)?)?_.*|NLA_.*|CTRL_.*|GENL_.*)"),
                    of(
                            "Socket monitoring",
                            "constant (INET_DIAG_.*|UDIAG_.*|UNIX_DIAG_.*|NDIAG_.*"
                                    + "|SKNLGRP_.*|SOCK_(DESTROY|DIAG_.*)|TCPDIAG_.*|INET_ULP_.*)"),
                    of("Capture rings", "constant (TPACKET.*|TP_.*|PROT_.*|MAP_.*)"),
                    of("Classic BPF", "constant (BPF_.*|SKF_.*)"),
                    of("Name look-up: `AI_*`, `NI_*`, `EAI_*`", "constant (AI_.*|NI_.*|EAI_.*)"),
                    of("Splice and sendfile", "constant SPLICE_.*"),
                    of("Descriptors", "constant (F_.*|FD_.*|O_.*)"),
                    of("Readiness", "constant (POLL.*|EPOLL.*|EFD_.*|TFD_.*|SFD_.*)"),
                    of("Limits", "constant (SOMAXCONN|UIO_.*)"),
                    new Group(
                            "Errno",
                            Pattern.compile("constant E[A-Z0-9]+"),
                            "every one is a value of `soquete.error.Errno`; `ErrnoExceptionTest` and"
                                    + " `GoldenTest` hold them"),
                    of(
                            "io_uring",
                            "(constant (IORING|IOSQE|IOU|IO_URING|SOCKET_URING)_.*"
                                    + "|syscall io_uring_.*)"),
                    new Group(
                            "Not of sockets",
                            Pattern.compile(".*"),
                            "files, processes, signals, memory and devices: in the golden files"
                                    + " because programs that use sockets meet them"));

    private static Group of(String title, String names) {
        return new Group(title, Pattern.compile(names), "");
    }
}
