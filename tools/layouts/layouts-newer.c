// Macros that some of the headers this tool meets do not have: newer than Debian 12, of a later
// point release, of one architecture, or only visible without the C library. Each is printed where
// it exists. (Enumerators cannot be asked for this way.)

#include <sys/socket.h>
#include <linux/types.h>
#include <asm/socket.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/tcp.h>
#include <linux/tls.h>
#include <linux/udp.h>
#include <linux/vm_sockets.h>
#include <linux/if_packet.h>
#include <linux/if_xdp.h>
#include <linux/eventpoll.h>
#include <asm/mman.h>
#include <linux/fs.h>
#include <linux/io_uring.h>

#include "layouts.h"

// Options and control messages of SOL_SOCKET.
void newer_sockets(void) {
#ifdef SO_PASSPIDFD
    C(SO_PASSPIDFD);
#endif
#ifdef SO_PEERPIDFD
    C(SO_PEERPIDFD);
#endif
#ifdef SO_DEVMEM_LINEAR
    C(SO_DEVMEM_LINEAR);
#endif
#ifdef SO_DEVMEM_DMABUF
    C(SO_DEVMEM_DMABUF);
#endif
#ifdef SO_DEVMEM_DONTNEED
    C(SO_DEVMEM_DONTNEED);
#endif
#ifdef SO_RCVPRIORITY
    C(SO_RCVPRIORITY);
#endif
#ifdef SO_PASSRIGHTS
    C(SO_PASSRIGHTS);
#endif
#ifdef SO_INQ
    C(SO_INQ);
#endif
#ifdef SCM_DEVMEM_LINEAR
    C(SCM_DEVMEM_LINEAR);
#endif
#ifdef SCM_DEVMEM_DMABUF
    C(SCM_DEVMEM_DMABUF);
#endif
#ifdef SCM_TS_OPT_ID
    C(SCM_TS_OPT_ID);
#endif
#ifdef SCM_INQ
    C(SCM_INQ);
#endif
#ifdef SCM_PIDFD
    C(SCM_PIDFD);
#endif
#ifdef SCM_SECURITY
    C(SCM_SECURITY);
#endif
}

// IPv4 and IPv6.
void newer_inet(void) {
#ifdef IP_LOCAL_PORT_RANGE
    C(IP_LOCAL_PORT_RANGE);
#endif
#ifdef IP_PROTOCOL
    C(IP_PROTOCOL);
#endif
#ifdef IPV6_FLOWINFO
    C(IPV6_FLOWINFO);
#endif
#ifdef IPV6_FLOWINFO_SEND
    C(IPV6_FLOWINFO_SEND);
#endif
#ifdef IPV6_FLOWLABEL_MGR
    C(IPV6_FLOWLABEL_MGR);
#endif
}

// TCP, TLS.
void newer_transport(void) {
#ifdef TCP_AO_ADD_KEY
    C(TCP_AO_ADD_KEY);
#endif
#ifdef TCP_AO_DEL_KEY
    C(TCP_AO_DEL_KEY);
#endif
#ifdef TCP_AO_INFO
    C(TCP_AO_INFO);
#endif
#ifdef TCP_AO_GET_KEYS
    C(TCP_AO_GET_KEYS);
#endif
#ifdef TCP_AO_REPAIR
    C(TCP_AO_REPAIR);
#endif
#ifdef TCP_IS_MPTCP
    C(TCP_IS_MPTCP);
#endif
#ifdef TCP_RTO_MAX_MS
    C(TCP_RTO_MAX_MS);
#endif
#ifdef TCP_RTO_MIN_US
    C(TCP_RTO_MIN_US);
#endif
#ifdef TCP_DELACK_MAX_US
    C(TCP_DELACK_MAX_US);
#endif
#ifdef TCPI_OPT_USEC_TS
    C(TCPI_OPT_USEC_TS);
#endif
#ifdef TCPI_OPT_TFO_CHILD
    C(TCPI_OPT_TFO_CHILD);
#endif
#ifdef TLS_TX_MAX_PAYLOAD_LEN
    C(TLS_TX_MAX_PAYLOAD_LEN);
#endif
}

// UDP-Lite, vsock, packet, AF_XDP.
void newer_links(void) {
#ifdef UDPLITE_SEND_CSCOV
    C(UDPLITE_SEND_CSCOV);
#endif
#ifdef UDPLITE_RECV_CSCOV
    C(UDPLITE_RECV_CSCOV);
#endif
#ifdef SOL_VSOCK
    C(SOL_VSOCK);
#endif
#ifdef VSOCK_RECVERR
    C(VSOCK_RECVERR);
#endif
#ifdef PACKET_VNET_HDR_SZ
    C(PACKET_VNET_HDR_SZ);
#endif
#ifdef PACKET_FANOUT_FLAG_IGNORE_OUTGOING
    C(PACKET_FANOUT_FLAG_IGNORE_OUTGOING);
#endif
#ifdef TP_STATUS_GSO_TCP
    C(TP_STATUS_GSO_TCP);
#endif
#ifdef XDP_MAX_TX_SKB_BUDGET
    C(XDP_MAX_TX_SKB_BUDGET);
#endif
#ifdef XDP_USE_SG
    C(XDP_USE_SG);
#endif
}

// epoll, memory, files.
void newer_waiting(void) {
#ifdef EPIOCSPARAMS
    C(EPIOCSPARAMS);
#endif
#ifdef EPIOCGPARAMS
    C(EPIOCGPARAMS);
#endif
#ifdef MAP_32BIT
    C(MAP_32BIT);
#endif
#ifdef RWF_NOAPPEND
    C(RWF_NOAPPEND);
#endif
}

// io_uring.
void newer_uring(void) {
#ifdef IORING_SETUP_NO_MMAP
    C(IORING_SETUP_NO_MMAP);
#endif
#ifdef IORING_SETUP_REGISTERED_FD_ONLY
    C(IORING_SETUP_REGISTERED_FD_ONLY);
#endif
#ifdef IORING_SETUP_NO_SQARRAY
    C(IORING_SETUP_NO_SQARRAY);
#endif
#ifdef IORING_SETUP_HYBRID_IOPOLL
    C(IORING_SETUP_HYBRID_IOPOLL);
#endif
#ifdef IORING_SETUP_CQE_MIXED
    C(IORING_SETUP_CQE_MIXED);
#endif
#ifdef IORING_FEAT_REG_REG_RING
    C(IORING_FEAT_REG_REG_RING);
#endif
#ifdef IORING_FEAT_RECVSEND_BUNDLE
    C(IORING_FEAT_RECVSEND_BUNDLE);
#endif
#ifdef IORING_FEAT_MIN_TIMEOUT
    C(IORING_FEAT_MIN_TIMEOUT);
#endif
#ifdef IORING_FEAT_RW_ATTR
    C(IORING_FEAT_RW_ATTR);
#endif
#ifdef IORING_FEAT_NO_IOWAIT
    C(IORING_FEAT_NO_IOWAIT);
#endif
#ifdef IORING_ENTER_ABS_TIMER
    C(IORING_ENTER_ABS_TIMER);
#endif
#ifdef IORING_ENTER_EXT_ARG_REG
    C(IORING_ENTER_EXT_ARG_REG);
#endif
#ifdef IORING_ENTER_NO_IOWAIT
    C(IORING_ENTER_NO_IOWAIT);
#endif
#ifdef IORING_CQE_F_BUF_MORE
    C(IORING_CQE_F_BUF_MORE);
#endif
#ifdef IORING_CQE_F_SKIP
    C(IORING_CQE_F_SKIP);
#endif
#ifdef IORING_CQE_F_32
    C(IORING_CQE_F_32);
#endif
#ifdef IORING_RECVSEND_BUNDLE
    C(IORING_RECVSEND_BUNDLE);
#endif
#ifdef IORING_SEND_VECTORIZED
    C(IORING_SEND_VECTORIZED);
#endif
#ifdef IORING_ACCEPT_DONTWAIT
    C(IORING_ACCEPT_DONTWAIT);
#endif
#ifdef IORING_ACCEPT_POLL_FIRST
    C(IORING_ACCEPT_POLL_FIRST);
#endif
#ifdef IORING_ASYNC_CANCEL_OP
    C(IORING_ASYNC_CANCEL_OP);
#endif
#ifdef IORING_ASYNC_CANCEL_USERDATA
    C(IORING_ASYNC_CANCEL_USERDATA);
#endif
#ifdef IORING_TIMEOUT_MULTISHOT
    C(IORING_TIMEOUT_MULTISHOT);
#endif
#ifdef IORING_OFF_PBUF_RING
    C(IORING_OFF_PBUF_RING);
#endif
#ifdef IORING_OFF_PBUF_SHIFT
    C(IORING_OFF_PBUF_SHIFT);
#endif
#ifdef IORING_OFF_MMAP_MASK
    C(IORING_OFF_MMAP_MASK);
#endif
}
