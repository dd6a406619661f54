// Sockets of every family: the constants of socket(7), send(2), recv(2), cmsg(3), and their
// structs.

#include <sys/socket.h>
#include <sys/un.h>
#include <sys/uio.h>
#include <sys/time.h>
#include <netinet/in.h>
#include <linux/errqueue.h>
#include <linux/net_tstamp.h>

#include "layouts.h"

// Address families.
void families(void) {
    C(AF_ALG); C(AF_APPLETALK); C(AF_ASH); C(AF_ATMPVC); C(AF_ATMSVC); C(AF_AX25); C(AF_BLUETOOTH);
    C(AF_BRIDGE); C(AF_CAIF); C(AF_CAN); C(AF_DECnet); C(AF_ECONET); C(AF_FILE); C(AF_IB);
    C(AF_IEEE802154); C(AF_INET); C(AF_INET6); C(AF_IPX); C(AF_IRDA); C(AF_ISDN); C(AF_IUCV);
    C(AF_KCM); C(AF_KEY); C(AF_LLC); C(AF_LOCAL); C(AF_MCTP); C(AF_MPLS); C(AF_NETBEUI);
    C(AF_NETLINK); C(AF_NETROM); C(AF_NFC); C(AF_PACKET); C(AF_PHONET); C(AF_PPPOX); C(AF_QIPCRTR);
    C(AF_RDS); C(AF_ROSE); C(AF_ROUTE); C(AF_RXRPC); C(AF_SECURITY); C(AF_SMC); C(AF_SNA);
    C(AF_TIPC); C(AF_UNIX); C(AF_UNSPEC); C(AF_VSOCK); C(AF_WANPIPE); C(AF_X25); C(AF_XDP);
}

// Socket types, shutdown(2), listen(2).
void types(void) {
    C(SHUT_RD); C(SHUT_RDWR); C(SHUT_WR); C(SOCK_BUF_LOCK_MASK); C(SOCK_CLOEXEC); C(SOCK_DCCP);
    C(SOCK_DGRAM); C(SOCK_NONBLOCK); C(SOCK_PACKET); C(SOCK_RAW); C(SOCK_RCVBUF_LOCK); C(SOCK_RDM);
    C(SOCK_SEQPACKET); C(SOCK_SNDBUF_LOCK); C(SOCK_STREAM); C(SOCK_TXREHASH_DEFAULT);
    C(SOCK_TXREHASH_DISABLED); C(SOCK_TXREHASH_ENABLED); C(SOMAXCONN);
}

// Flags of one send or receive, and of preadv2(2).
void flags(void) {
    C(MSG_BATCH); C(MSG_CMSG_CLOEXEC); C(MSG_CONFIRM); C(MSG_CTRUNC); C(MSG_DONTROUTE);
    C(MSG_DONTWAIT); C(MSG_EOR); C(MSG_ERRQUEUE); C(MSG_FASTOPEN); C(MSG_FIN); C(MSG_MORE);
    C(MSG_NOSIGNAL); C(MSG_OOB); C(MSG_PEEK); C(MSG_PROXY); C(MSG_RST); C(MSG_SYN); C(MSG_TRUNC);
    C(MSG_TRYHARD); C(MSG_WAITALL); C(MSG_WAITFORONE); C(MSG_ZEROCOPY); C(RWF_APPEND);
    C(RWF_DSYNC); C(RWF_HIPRI); C(RWF_NOWAIT); C(RWF_SYNC); C(UIO_MAXIOV);
}

// Option levels that the C library names.
void levels(void) {
    C(SOL_AAL); C(SOL_ALG); C(SOL_ATM); C(SOL_BLUETOOTH); C(SOL_CAIF); C(SOL_DCCP); C(SOL_DECNET);
    C(SOL_ICMPV6); C(SOL_IP); C(SOL_IPV6); C(SOL_IRDA); C(SOL_IUCV); C(SOL_KCM); C(SOL_LLC);
    C(SOL_MCTP); C(SOL_MPTCP); C(SOL_NETBEUI); C(SOL_NETLINK); C(SOL_NFC); C(SOL_PACKET);
    C(SOL_PNPIPE); C(SOL_PPPOL2TP); C(SOL_RAW); C(SOL_RDS); C(SOL_RXRPC); C(SOL_SMC);
    C(SOL_SOCKET); C(SOL_TIPC); C(SOL_TLS); C(SOL_X25); C(SOL_XDP);
}

// Options of SOL_SOCKET, and codes of the error queue.
void options(void) {
    C(SO_ACCEPTCONN); C(SO_ATTACH_BPF); C(SO_ATTACH_FILTER); C(SO_ATTACH_REUSEPORT_CBPF);
    C(SO_ATTACH_REUSEPORT_EBPF); C(SO_BINDTODEVICE); C(SO_BINDTOIFINDEX); C(SO_BPF_EXTENSIONS);
    C(SO_BROADCAST); C(SO_BSDCOMPAT); C(SO_BUF_LOCK); C(SO_BUSY_POLL); C(SO_BUSY_POLL_BUDGET);
    C(SO_CNX_ADVICE); C(SO_COOKIE); C(SO_DEBUG); C(SO_DETACH_BPF); C(SO_DETACH_FILTER);
    C(SO_DETACH_REUSEPORT_BPF); C(SO_DOMAIN); C(SO_DONTROUTE); C(SO_EE_CODE_TXTIME_INVALID_PARAM);
    C(SO_EE_CODE_TXTIME_MISSED); C(SO_EE_CODE_ZEROCOPY_COPIED); C(SO_EE_ORIGIN_ICMP);
    C(SO_EE_ORIGIN_ICMP6); C(SO_EE_ORIGIN_LOCAL); C(SO_EE_ORIGIN_NONE);
    C(SO_EE_ORIGIN_TIMESTAMPING); C(SO_EE_ORIGIN_TXSTATUS); C(SO_EE_ORIGIN_TXTIME);
    C(SO_EE_ORIGIN_ZEROCOPY); C(SO_EE_RFC4884_FLAG_INVALID); C(SO_ERROR); C(SO_GET_FILTER);
    C(SO_INCOMING_CPU); C(SO_INCOMING_NAPI_ID); C(SO_KEEPALIVE); C(SO_LINGER); C(SO_LOCK_FILTER);
    C(SO_MARK); C(SO_MAX_PACING_RATE); C(SO_MEMINFO); C(SO_NETNS_COOKIE); C(SO_NOFCS);
    C(SO_NO_CHECK); C(SO_OOBINLINE); C(SO_PASSCRED); C(SO_PASSSEC); C(SO_PEEK_OFF); C(SO_PEERCRED);
    C(SO_PEERGROUPS); C(SO_PEERNAME); C(SO_PEERSEC); C(SO_PREFER_BUSY_POLL); C(SO_PRIORITY);
    C(SO_PROTOCOL); C(SO_RCVBUF); C(SO_RCVBUFFORCE); C(SO_RCVLOWAT); C(SO_RCVMARK); C(SO_RCVTIMEO);
    C(SO_RCVTIMEO_NEW); C(SO_RCVTIMEO_OLD); C(SO_RESERVE_MEM); C(SO_REUSEADDR); C(SO_REUSEPORT);
    C(SO_RXQ_OVFL); C(SO_SECURITY_AUTHENTICATION); C(SO_SECURITY_ENCRYPTION_NETWORK);
    C(SO_SECURITY_ENCRYPTION_TRANSPORT); C(SO_SELECT_ERR_QUEUE); C(SO_SNDBUF); C(SO_SNDBUFFORCE);
    C(SO_SNDLOWAT); C(SO_SNDTIMEO); C(SO_SNDTIMEO_NEW); C(SO_SNDTIMEO_OLD); C(SO_TIMESTAMP);
    C(SO_TIMESTAMPING); C(SO_TIMESTAMPING_NEW); C(SO_TIMESTAMPING_OLD); C(SO_TIMESTAMPNS);
    C(SO_TIMESTAMPNS_NEW); C(SO_TIMESTAMPNS_OLD); C(SO_TIMESTAMP_NEW); C(SO_TIMESTAMP_OLD);
    C(SO_TXREHASH); C(SO_TXTIME); C(SO_TYPE); C(SO_WIFI_STATUS); C(SO_ZEROCOPY);
}

// Control messages of SOL_SOCKET.
void control_messages(void) {
    C(SCM_CREDENTIALS); C(SCM_RIGHTS); C(SCM_TIMESTAMP); C(SCM_TIMESTAMPING);
    C(SCM_TIMESTAMPING_OPT_STATS); C(SCM_TIMESTAMPING_PKTINFO); C(SCM_TIMESTAMPNS);
    C(SCM_TSTAMP_ACK); C(SCM_TSTAMP_SCHED); C(SCM_TSTAMP_SND); C(SCM_TXTIME); C(SCM_WIFI_STATUS);
}

// SO_TIMESTAMPING and SO_TXTIME.
void timestamping(void) {
    C(HWTSTAMP_FILTER_ALL); C(HWTSTAMP_FILTER_NONE); C(HWTSTAMP_FILTER_NTP_ALL);
    C(HWTSTAMP_FILTER_PTP_V1_L4_DELAY_REQ); C(HWTSTAMP_FILTER_PTP_V1_L4_EVENT);
    C(HWTSTAMP_FILTER_PTP_V1_L4_SYNC); C(HWTSTAMP_FILTER_PTP_V2_DELAY_REQ);
    C(HWTSTAMP_FILTER_PTP_V2_EVENT); C(HWTSTAMP_FILTER_PTP_V2_L2_DELAY_REQ);
    C(HWTSTAMP_FILTER_PTP_V2_L2_EVENT); C(HWTSTAMP_FILTER_PTP_V2_L2_SYNC);
    C(HWTSTAMP_FILTER_PTP_V2_L4_DELAY_REQ); C(HWTSTAMP_FILTER_PTP_V2_L4_EVENT);
    C(HWTSTAMP_FILTER_PTP_V2_L4_SYNC); C(HWTSTAMP_FILTER_PTP_V2_SYNC); C(HWTSTAMP_FILTER_SOME);
    C(HWTSTAMP_FLAG_BONDED_PHC_INDEX); C(HWTSTAMP_TX_OFF); C(HWTSTAMP_TX_ON);
    C(HWTSTAMP_TX_ONESTEP_P2P); C(HWTSTAMP_TX_ONESTEP_SYNC); C(SOF_TIMESTAMPING_BIND_PHC);
    C(SOF_TIMESTAMPING_OPT_CMSG); C(SOF_TIMESTAMPING_OPT_ID); C(SOF_TIMESTAMPING_OPT_PKTINFO);
    C(SOF_TIMESTAMPING_OPT_STATS); C(SOF_TIMESTAMPING_OPT_TSONLY); C(SOF_TIMESTAMPING_OPT_TX_SWHW);
    C(SOF_TIMESTAMPING_RAW_HARDWARE); C(SOF_TIMESTAMPING_RX_HARDWARE);
    C(SOF_TIMESTAMPING_RX_SOFTWARE); C(SOF_TIMESTAMPING_SOFTWARE);
    C(SOF_TIMESTAMPING_SYS_HARDWARE); C(SOF_TIMESTAMPING_TX_ACK); C(SOF_TIMESTAMPING_TX_HARDWARE);
    C(SOF_TIMESTAMPING_TX_SCHED); C(SOF_TIMESTAMPING_TX_SOFTWARE); C(SOF_TXTIME_DEADLINE_MODE);
    C(SOF_TXTIME_REPORT_ERRORS);
}

// Addresses.
void addresses(void) {
    S(sockaddr); M(sockaddr, sa_family); M(sockaddr, sa_data);

    S(sockaddr_storage); M(sockaddr_storage, ss_family);

    S(__kernel_sockaddr_storage); M(__kernel_sockaddr_storage, ss_family);

    S(sockaddr_un); M(sockaddr_un, sun_family); M(sockaddr_un, sun_path);

    S(sockaddr_in); M(sockaddr_in, sin_family); M(sockaddr_in, sin_port); M(sockaddr_in, sin_addr);
    M(sockaddr_in, sin_zero);

    S(sockaddr_in6); M(sockaddr_in6, sin6_family); M(sockaddr_in6, sin6_port);
    M(sockaddr_in6, sin6_flowinfo); M(sockaddr_in6, sin6_addr); M(sockaddr_in6, sin6_scope_id);

    S(in_addr); M(in_addr, s_addr);

    S(in6_addr);
}

// Messages, and the values of options and control messages.
void messages(void) {
    S(iovec); M(iovec, iov_base); M(iovec, iov_len);

    S(msghdr); M(msghdr, msg_name); M(msghdr, msg_namelen); M(msghdr, msg_iov);
    M(msghdr, msg_iovlen); M(msghdr, msg_control); M(msghdr, msg_controllen); M(msghdr, msg_flags);

    S(mmsghdr); M(mmsghdr, msg_hdr); M(mmsghdr, msg_len);

    S(cmsghdr); M(cmsghdr, cmsg_len); M(cmsghdr, cmsg_level); M(cmsghdr, cmsg_type);
    F(cmsghdr, __cmsg_data);

    S(ucred); M(ucred, pid); M(ucred, uid); M(ucred, gid);

    S(linger); M(linger, l_onoff); M(linger, l_linger);

    S(timeval); M(timeval, tv_sec); M(timeval, tv_usec);

    S(timespec); M(timespec, tv_sec); M(timespec, tv_nsec);
}

// The error queue and time stamps.
void error_queue(void) {
    S(sock_extended_err); M(sock_extended_err, ee_errno); M(sock_extended_err, ee_origin);
    M(sock_extended_err, ee_type); M(sock_extended_err, ee_code); M(sock_extended_err, ee_pad);
    M(sock_extended_err, ee_info); M(sock_extended_err, ee_data); M(sock_extended_err, ee_rfc4884);

    S(sock_ee_data_rfc4884); M(sock_ee_data_rfc4884, len); M(sock_ee_data_rfc4884, flags);

    S(scm_timestamping); M(scm_timestamping, ts);

    S(scm_timestamping64); M(scm_timestamping64, ts);

    S(so_timestamping); M(so_timestamping, flags); M(so_timestamping, bind_phc);

    S(sock_txtime); M(sock_txtime, clockid); M(sock_txtime, flags);

    S(hwtstamp_config); M(hwtstamp_config, flags); M(hwtstamp_config, tx_type);
    M(hwtstamp_config, rx_filter);

    S(scm_ts_pktinfo); M(scm_ts_pktinfo, if_index); M(scm_ts_pktinfo, pkt_length);
    M(scm_ts_pktinfo, reserved);
}
