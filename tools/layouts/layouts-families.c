// Address families beside IP, Unix, netlink and packet: their addresses, options and messages.

#include <sys/socket.h>
#include <netinet/in.h>
#include <linux/can.h>
#include <linux/can/raw.h>
#include <linux/can/bcm.h>
#include <linux/can/error.h>
#include <linux/can/isotp.h>
#include <linux/can/j1939.h>
#include <linux/tipc.h>
#include <linux/vm_sockets.h>
#include <linux/if_alg.h>
#include <linux/qrtr.h>
#include <linux/kcm.h>
#include <linux/sctp.h>
#include <linux/rds.h>
#include <linux/smc.h>
#include <linux/mctp.h>
#include <linux/nfc.h>
#include <linux/llc.h>
#include <linux/rxrpc.h>
#include <linux/phonet.h>
#include <linux/x25.h>
#include <linux/ax25.h>
#include <linux/if_pppox.h>
#include <linux/atalk.h>

#include "layouts.h"

// AF_VSOCK.
void vsock(void) {
    C(SO_VM_SOCKETS_BUFFER_MAX_SIZE); C(SO_VM_SOCKETS_BUFFER_MIN_SIZE);
    C(SO_VM_SOCKETS_BUFFER_SIZE); C(SO_VM_SOCKETS_CONNECT_TIMEOUT);
    C(SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW); C(SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD);
    C(SO_VM_SOCKETS_NONBLOCK_TXRX); C(SO_VM_SOCKETS_PEER_HOST_VM_ID); C(SO_VM_SOCKETS_TRUSTED);
    C(VMADDR_CID_ANY); C(VMADDR_CID_HOST); C(VMADDR_CID_HYPERVISOR); C(VMADDR_CID_LOCAL);
    C(VMADDR_FLAG_TO_HOST); C(VMADDR_PORT_ANY);
}

// AF_CAN.
void can(void) {
    C(CANFD_BRS); C(CANFD_ESI); C(CANFD_FDF); C(CANFD_MAX_DLC); C(CANFD_MAX_DLEN); C(CANFD_MTU);
    C(CAN_BCM); C(CAN_EFF_FLAG); C(CAN_EFF_ID_BITS); C(CAN_EFF_MASK); C(CAN_ERR_FLAG);
    C(CAN_ERR_MASK); C(CAN_INV_FILTER); C(CAN_ISOTP); C(CAN_ISOTP_CF_BROADCAST);
    C(CAN_ISOTP_CHK_PAD_DATA); C(CAN_ISOTP_CHK_PAD_LEN); C(CAN_ISOTP_DEFAULT_EXT_ADDRESS);
    C(CAN_ISOTP_DEFAULT_FLAGS); C(CAN_ISOTP_DEFAULT_FRAME_TXTIME); C(CAN_ISOTP_DEFAULT_LL_MTU);
    C(CAN_ISOTP_DEFAULT_LL_TX_DL); C(CAN_ISOTP_DEFAULT_LL_TX_FLAGS);
    C(CAN_ISOTP_DEFAULT_PAD_CONTENT); C(CAN_ISOTP_DEFAULT_RECV_BS);
    C(CAN_ISOTP_DEFAULT_RECV_STMIN); C(CAN_ISOTP_DEFAULT_RECV_WFTMAX); C(CAN_ISOTP_EXTEND_ADDR);
    C(CAN_ISOTP_FORCE_RXSTMIN); C(CAN_ISOTP_FORCE_TXSTMIN); C(CAN_ISOTP_FRAME_TXTIME_ZERO);
    C(CAN_ISOTP_HALF_DUPLEX); C(CAN_ISOTP_LISTEN_MODE); C(CAN_ISOTP_LL_OPTS); C(CAN_ISOTP_OPTS);
    C(CAN_ISOTP_RECV_FC); C(CAN_ISOTP_RX_EXT_ADDR); C(CAN_ISOTP_RX_PADDING); C(CAN_ISOTP_RX_STMIN);
    C(CAN_ISOTP_SF_BROADCAST); C(CAN_ISOTP_TX_PADDING); C(CAN_ISOTP_TX_STMIN);
    C(CAN_ISOTP_WAIT_TX_DONE); C(CAN_J1939); C(CAN_MAX_DLEN); C(CAN_MTU); C(CAN_RAW);
    C(CAN_RAW_ERR_FILTER); C(CAN_RAW_FD_FRAMES); C(CAN_RAW_FILTER); C(CAN_RAW_JOIN_FILTERS);
    C(CAN_RAW_LOOPBACK); C(CAN_RAW_RECV_OWN_MSGS); C(CAN_RAW_XL_FRAMES); C(CAN_RTR_FLAG);
    C(CAN_SFF_ID_BITS); C(CAN_SFF_MASK); C(J1939_IDLE_ADDR); C(J1939_MAX_UNICAST_ADDR);
    C(J1939_NO_ADDR); C(J1939_NO_NAME); C(J1939_NO_PGN); C(J1939_PGN_ADDRESS_CLAIMED);
    C(J1939_PGN_ADDRESS_COMMANDED); C(J1939_PGN_REQUEST); C(RX_CHANGED); C(RX_DELETE); C(RX_READ);
    C(RX_SETUP); C(RX_STATUS); C(RX_TIMEOUT); C(SCM_J1939_DEST_ADDR); C(SCM_J1939_DEST_NAME);
    C(SCM_J1939_ERRQUEUE); C(SCM_J1939_PRIO); C(SETTIMER); C(SOL_CAN_BASE); C(SOL_CAN_ISOTP);
    C(SOL_CAN_J1939); C(SOL_CAN_RAW); C(SO_J1939_ERRQUEUE); C(SO_J1939_FILTER);
    C(SO_J1939_PROMISC); C(SO_J1939_SEND_PRIO); C(STARTTIMER); C(TX_DELETE); C(TX_EXPIRED);
    C(TX_READ); C(TX_SEND); C(TX_SETUP); C(TX_STATUS);
    C(CANXL_HDR_SIZE); C(CANXL_MAX_DLEN); C(CANXL_MAX_MTU); C(CANXL_MIN_DLEN); C(CANXL_MIN_MTU);
    C(CANXL_MTU); C(CANXL_PRIO_MASK); C(CANXL_SEC); C(CANXL_XLF); C(CAN_ERR_ACK);
    C(CAN_ERR_BUSERROR); C(CAN_ERR_BUSOFF); C(CAN_ERR_CNT); C(CAN_ERR_CRTL); C(CAN_ERR_DLC);
    C(CAN_ERR_LOSTARB); C(CAN_ERR_PROT); C(CAN_ERR_RESTARTED); C(CAN_ERR_TRX);
    C(CAN_ERR_TX_TIMEOUT); C(CAN_FD_FRAME); C(J1939_EE_INFO_NONE); C(J1939_EE_INFO_RX_ABORT);
    C(J1939_EE_INFO_RX_DPO); C(J1939_EE_INFO_RX_RTS); C(J1939_EE_INFO_TX_ABORT);
    C(J1939_FILTER_MAX); C(J1939_NLA_BYTES_ACKED); C(J1939_NLA_DEST_ADDR); C(J1939_NLA_DEST_NAME);
    C(J1939_NLA_PAD); C(J1939_NLA_PGN); C(J1939_NLA_SRC_ADDR); C(J1939_NLA_SRC_NAME);
    C(J1939_NLA_TOTAL_SIZE); C(J1939_PGN_MAX); C(J1939_PGN_PDU1_MAX); C(RX_ANNOUNCE_RESUME);
    C(RX_CHECK_DLC); C(RX_FILTER_ID); C(RX_NO_AUTOTIMER); C(RX_RTR_FRAME); C(TX_ANNOUNCE);
    C(TX_COUNTEVT); C(TX_CP_CAN_ID); C(TX_RESET_MULTI_IDX);
}

// AF_TIPC.
void tipc(void) {
    C(TIPC_ADDR_ID); C(TIPC_ADDR_MCAST); C(TIPC_CFG_SRV); C(TIPC_CLUSTER_SCOPE);
    C(TIPC_CONN_SHUTDOWN); C(TIPC_CONN_TIMEOUT); C(TIPC_CRITICAL_IMPORTANCE); C(TIPC_DESTNAME);
    C(TIPC_DEST_DROPPABLE); C(TIPC_ERRINFO); C(TIPC_ERR_NO_NODE); C(TIPC_ERR_NO_PORT);
    C(TIPC_ERR_OVERLOAD); C(TIPC_GROUP_JOIN); C(TIPC_GROUP_LEAVE); C(TIPC_GROUP_LOOPBACK);
    C(TIPC_GROUP_MEMBER_EVTS); C(TIPC_HIGH_IMPORTANCE); C(TIPC_IMPORTANCE); C(TIPC_LINK_STATE);
    C(TIPC_LOW_IMPORTANCE); C(TIPC_MCAST_BROADCAST); C(TIPC_MCAST_REPLICAST);
    C(TIPC_MEDIUM_IMPORTANCE); C(TIPC_NODEID_LEN); C(TIPC_NODELAY); C(TIPC_NODE_RECVQ_DEPTH);
    C(TIPC_NODE_SCOPE); C(TIPC_NODE_STATE); C(TIPC_OK); C(TIPC_PUBLISHED); C(TIPC_RESERVED_TYPES);
    C(TIPC_RETDATA); C(TIPC_SERVICE_ADDR); C(TIPC_SERVICE_RANGE); C(TIPC_SOCKET_ADDR);
    C(TIPC_SOCK_RECVQ_DEPTH); C(TIPC_SOCK_RECVQ_USED); C(TIPC_SRC_DROPPABLE);
    C(TIPC_SUBSCR_TIMEOUT); C(TIPC_SUB_CANCEL); C(TIPC_SUB_PORTS); C(TIPC_SUB_SERVICE);
    C(TIPC_TOP_SRV); C(TIPC_WAIT_FOREVER); C(TIPC_WITHDRAWN); C(TIPC_ZONE_SCOPE);
    C(TIPC_ERR_NO_NAME);
}

// AF_ALG.
void alg(void) {
    C(ALG_OP_DECRYPT); C(ALG_OP_ENCRYPT); C(ALG_SET_AEAD_ASSOCLEN); C(ALG_SET_AEAD_AUTHSIZE);
    C(ALG_SET_DRBG_ENTROPY); C(ALG_SET_IV); C(ALG_SET_KEY); C(ALG_SET_OP);
}

// IPPROTO_SCTP.
void sctp(void) {
    C(SCTP_ABORT); C(SCTP_ADAPTATION_LAYER); C(SCTP_ADDR_OVER); C(SCTP_ADD_STREAMS);
    C(SCTP_ALL_ASSOC); C(SCTP_ASCONF_SUPPORTED); C(SCTP_ASSOCINFO); C(SCTP_ASSOC_CHANGE);
    C(SCTP_ASSOC_CHANGE_DENIED); C(SCTP_ASSOC_CHANGE_FAILED); C(SCTP_AUTHENTICATION_EVENT);
    C(SCTP_AUTHENTICATION_INDICATION); C(SCTP_AUTHINFO); C(SCTP_AUTH_ACTIVE_KEY);
    C(SCTP_AUTH_CHUNK); C(SCTP_AUTH_DEACTIVATE_KEY); C(SCTP_AUTH_DELETE_KEY);
    C(SCTP_AUTH_FREE_KEY); C(SCTP_AUTH_HMAC_ID_SHA1); C(SCTP_AUTH_HMAC_ID_SHA256);
    C(SCTP_AUTH_KEY); C(SCTP_AUTH_NEWKEY); C(SCTP_AUTH_NEW_KEY); C(SCTP_AUTH_NO_AUTH);
    C(SCTP_AUTH_SUPPORTED); C(SCTP_AUTOCLOSE); C(SCTP_AUTO_ASCONF); C(SCTP_BINDX_ADD_ADDR);
    C(SCTP_BINDX_REM_ADDR); C(SCTP_CLOSED); C(SCTP_CONTEXT); C(SCTP_COOKIE_ECHOED);
    C(SCTP_COOKIE_WAIT); C(SCTP_CURRENT_ASSOC); C(SCTP_DEFAULT_PRINFO); C(SCTP_DEFAULT_SEND_PARAM);
    C(SCTP_DEFAULT_SNDINFO); C(SCTP_DELAYED_ACK); C(SCTP_DELAYED_ACK_TIME); C(SCTP_DELAYED_SACK);
    C(SCTP_DISABLE_FRAGMENTS); C(SCTP_DSTADDRV4); C(SCTP_DSTADDRV6); C(SCTP_ECN_SUPPORTED);
    C(SCTP_EMPTY); C(SCTP_ENABLE_CHANGE_ASSOC_REQ); C(SCTP_ENABLE_RESET_ASSOC_REQ);
    C(SCTP_ENABLE_RESET_STREAM_REQ); C(SCTP_ENABLE_STREAM_RESET); C(SCTP_EOF); C(SCTP_ESTABLISHED);
    C(SCTP_EVENT); C(SCTP_EVENTS); C(SCTP_EXPOSE_PF_STATE);
    C(SCTP_EXPOSE_POTENTIALLY_FAILED_STATE); C(SCTP_FRAGMENT_INTERLEAVE); C(SCTP_FUTURE_ASSOC);
    C(SCTP_GET_ASSOC_ID_LIST); C(SCTP_GET_ASSOC_NUMBER); C(SCTP_GET_ASSOC_STATS);
    C(SCTP_GET_LOCAL_ADDRS); C(SCTP_GET_PEER_ADDRS); C(SCTP_GET_PEER_ADDR_INFO);
    C(SCTP_HMAC_IDENT); C(SCTP_INIT); C(SCTP_INITMSG); C(SCTP_INTERLEAVING_SUPPORTED);
    C(SCTP_I_WANT_MAPPED_V4_ADDR); C(SCTP_LOCAL_AUTH_CHUNKS); C(SCTP_MAXSEG); C(SCTP_MAX_BURST);
    C(SCTP_NODELAY); C(SCTP_NXTINFO); C(SCTP_PARTIAL_DELIVERY_POINT); C(SCTP_PEER_ADDR_CHANGE);
    C(SCTP_PEER_ADDR_PARAMS); C(SCTP_PEER_ADDR_THLDS); C(SCTP_PEER_ADDR_THLDS_V2);
    C(SCTP_PEER_AUTH_CHUNKS); C(SCTP_PLPMTUD_PROBE_INTERVAL); C(SCTP_PRIMARY_ADDR); C(SCTP_PRINFO);
    C(SCTP_PR_ASSOC_STATUS); C(SCTP_PR_SCTP_NONE); C(SCTP_PR_SCTP_PRIO); C(SCTP_PR_SCTP_RTX);
    C(SCTP_PR_SCTP_TTL); C(SCTP_PR_STREAM_STATUS); C(SCTP_PR_SUPPORTED); C(SCTP_RCVINFO);
    C(SCTP_RECONFIG_SUPPORTED); C(SCTP_RECVNXTINFO); C(SCTP_RECVRCVINFO); C(SCTP_REMOTE_ERROR);
    C(SCTP_REMOTE_UDP_ENCAPS_PORT); C(SCTP_RESET_ASSOC); C(SCTP_RESET_STREAMS); C(SCTP_REUSE_PORT);
    C(SCTP_RTOINFO); C(SCTP_SACK_IMMEDIATELY); C(SCTP_SENDER_DRY_EVENT); C(SCTP_SENDMSG_CONNECT);
    C(SCTP_SEND_FAILED); C(SCTP_SEND_FAILED_EVENT); C(SCTP_SET_PEER_PRIMARY_ADDR);
    C(SCTP_SHUTDOWN_ACK_SENT); C(SCTP_SHUTDOWN_COMP); C(SCTP_SHUTDOWN_EVENT);
    C(SCTP_SHUTDOWN_GUARD_EXPIRES); C(SCTP_SHUTDOWN_PENDING); C(SCTP_SHUTDOWN_RECEIVED);
    C(SCTP_SHUTDOWN_SENT); C(SCTP_SNDINFO); C(SCTP_SNDRCV); C(SCTP_SOCKOPT_BINDX_ADD);
    C(SCTP_SOCKOPT_BINDX_REM); C(SCTP_SOCKOPT_CONNECTX); C(SCTP_SOCKOPT_CONNECTX3);
    C(SCTP_SOCKOPT_CONNECTX_OLD); C(SCTP_SOCKOPT_PEELOFF); C(SCTP_SOCKOPT_PEELOFF_FLAGS);
    C(SCTP_STATUS); C(SCTP_STREAM_CHANGE_DENIED); C(SCTP_STREAM_CHANGE_EVENT);
    C(SCTP_STREAM_CHANGE_FAILED); C(SCTP_STREAM_RESET_DENIED); C(SCTP_STREAM_RESET_EVENT);
    C(SCTP_STREAM_RESET_FAILED); C(SCTP_STREAM_RESET_INCOMING); C(SCTP_STREAM_RESET_INCOMING_SSN);
    C(SCTP_STREAM_RESET_OUTGOING); C(SCTP_STREAM_RESET_OUTGOING_SSN); C(SCTP_STREAM_SCHEDULER);
    C(SCTP_STREAM_SCHEDULER_VALUE); C(SCTP_UNORDERED);
    C(MSG_NOTIFICATION); C(SCTP_ADAPTATION_INDICATION); C(SCTP_ASSOC_RESET_EVENT);
    C(SCTP_CANT_STR_ASSOC); C(SCTP_COMM_LOST); C(SCTP_COMM_UP); C(SCTP_DATA_IO_EVENT);
    C(SCTP_PARTIAL_DELIVERY_EVENT); C(SCTP_RESTART);
}

// Appletalk, KCM, LLC, MCTP, NFC, phonet, PPPoX, QRTR, RDS, RxRPC, SMC, X.25.
void others(void) {
    C(KCMPROTO_CONNECTED); C(KCM_RECV_DISABLE); C(LLC_OPT_ACK_TMR_EXP); C(LLC_OPT_BUSY_TMR_EXP);
    C(LLC_OPT_MAX_ACK_TMR_EXP); C(LLC_OPT_MAX_BUSY_TMR_EXP); C(LLC_OPT_MAX_P_TMR_EXP);
    C(LLC_OPT_MAX_REJ_TMR_EXP); C(LLC_OPT_MAX_RETRY); C(LLC_OPT_MAX_SIZE); C(LLC_OPT_MAX_WIN);
    C(LLC_OPT_PKTINFO); C(LLC_OPT_P_TMR_EXP); C(LLC_OPT_REJ_TMR_EXP); C(LLC_OPT_RETRY);
    C(LLC_OPT_RX_WIN); C(LLC_OPT_SIZE); C(LLC_OPT_TX_WIN); C(MCTP_ADDR_ANY); C(MCTP_ADDR_NULL);
    C(MCTP_NET_ANY); C(MCTP_OPT_ADDR_EXT); C(MCTP_TAG_MASK); C(MCTP_TAG_OWNER);
    C(MCTP_TAG_PREALLOC); C(NFC_LLCP_MAX_SERVICE_NAME); C(NFC_LLCP_MIUX); C(NFC_LLCP_REMOTE_LTO);
    C(NFC_LLCP_REMOTE_MIU); C(NFC_LLCP_REMOTE_RW); C(NFC_LLCP_RW); C(NFC_SOCKPROTO_LLCP);
    C(NFC_SOCKPROTO_RAW); C(PNPIPE_ENCAP); C(PNPIPE_ENCAP_IP); C(PNPIPE_ENCAP_NONE);
    C(PNPIPE_HANDLE); C(PNPIPE_IFINDEX); C(PNPIPE_INITSTATE); C(PN_PROTO_PHONET); C(PN_PROTO_PIPE);
    C(PN_PROTO_TRANSPORT); C(PX_PROTO_OE); C(PX_PROTO_OL2TP); C(PX_PROTO_PPTP); C(QRTR_NODE_BCAST);
    C(QRTR_PORT_CTRL); C(RDS_CANCEL_SENT_TO); C(RDS_CMSG_ATOMIC_CSWP); C(RDS_CMSG_ATOMIC_FADD);
    C(RDS_CMSG_CONG_UPDATE); C(RDS_CMSG_MASKED_ATOMIC_CSWP); C(RDS_CMSG_MASKED_ATOMIC_FADD);
    C(RDS_CMSG_RDMA_ARGS); C(RDS_CMSG_RDMA_DEST); C(RDS_CMSG_RDMA_MAP); C(RDS_CMSG_RDMA_STATUS);
    C(RDS_CMSG_RXPATH_LATENCY); C(RDS_CMSG_ZCOPY_COMPLETION); C(RDS_CMSG_ZCOPY_COOKIE);
    C(RDS_CONG_MONITOR); C(RDS_CONG_MONITOR_SIZE); C(RDS_FREE_MR); C(RDS_GET_MR);
    C(RDS_GET_MR_FOR_DEST); C(RDS_RECVERR); C(RXRPC_ABORT); C(RXRPC_ACK); C(RXRPC_BUSY);
    C(RXRPC_CHARGE_ACCEPT); C(RXRPC_EXCLUSIVE_CALL); C(RXRPC_EXCLUSIVE_CONNECTION);
    C(RXRPC_LOCAL_ERROR); C(RXRPC_MIN_SECURITY_LEVEL); C(RXRPC_NET_ERROR); C(RXRPC_NEW_CALL);
    C(RXRPC_SECURITY_AUTH); C(RXRPC_SECURITY_ENCRYPT); C(RXRPC_SECURITY_KEY);
    C(RXRPC_SECURITY_KEYRING); C(RXRPC_SECURITY_NONE); C(RXRPC_SECURITY_PLAIN);
    C(RXRPC_SECURITY_RXGK); C(RXRPC_SECURITY_RXK5); C(RXRPC_SECURITY_RXKAD);
    C(RXRPC_SET_CALL_TIMEOUT); C(RXRPC_SUPPORTED_CMSG); C(RXRPC_TX_LENGTH);
    C(RXRPC_UPGRADEABLE_SERVICE); C(RXRPC_UPGRADE_SERVICE); C(RXRPC_USER_CALL_ID); C(SMC_LIMIT_HS);
    C(SO_RDS_MSG_RXPATH_LATENCY); C(SO_RDS_TRANSPORT);
    C(QRTR_TYPE_BYE); C(QRTR_TYPE_DATA); C(QRTR_TYPE_DEL_CLIENT); C(QRTR_TYPE_DEL_LOOKUP);
    C(QRTR_TYPE_DEL_SERVER); C(QRTR_TYPE_EXIT); C(QRTR_TYPE_HELLO); C(QRTR_TYPE_NEW_LOOKUP);
    C(QRTR_TYPE_NEW_SERVER); C(QRTR_TYPE_PING); C(QRTR_TYPE_RESUME_TX);
    C(RDS_TRANS_GAP); C(RDS_TRANS_IB); C(RDS_TRANS_NONE); C(RDS_TRANS_TCP);
}

// Addresses.
void addresses(void) {
    S(sockaddr_vm); M(sockaddr_vm, svm_family); M(sockaddr_vm, svm_reserved1);
    M(sockaddr_vm, svm_port); M(sockaddr_vm, svm_cid); M(sockaddr_vm, svm_flags);
    M(sockaddr_vm, svm_zero);

    S(sockaddr_alg); M(sockaddr_alg, salg_family); M(sockaddr_alg, salg_type);
    M(sockaddr_alg, salg_feat); M(sockaddr_alg, salg_mask); M(sockaddr_alg, salg_name);

    S(sockaddr_can); M(sockaddr_can, can_family); M(sockaddr_can, can_ifindex);
    M(sockaddr_can, can_addr.tp.rx_id); M(sockaddr_can, can_addr.tp.tx_id);
    M(sockaddr_can, can_addr.j1939.name); M(sockaddr_can, can_addr.j1939.pgn);
    M(sockaddr_can, can_addr.j1939.addr);

    S(sockaddr_tipc); M(sockaddr_tipc, family); M(sockaddr_tipc, addrtype);
    M(sockaddr_tipc, scope); M(sockaddr_tipc, addr.id); M(sockaddr_tipc, addr.id.ref); M(sockaddr_tipc, addr.id.node);
    M(sockaddr_tipc, addr.nameseq.type); M(sockaddr_tipc, addr.nameseq.lower);
    M(sockaddr_tipc, addr.nameseq.upper); M(sockaddr_tipc, addr.name.name.type);
    M(sockaddr_tipc, addr.name.name.instance); M(sockaddr_tipc, addr.nameseq);
    M(sockaddr_tipc, addr.name.name); M(sockaddr_tipc, addr.name.domain);

    S(sockaddr_qrtr); M(sockaddr_qrtr, sq_family); M(sockaddr_qrtr, sq_node);
    M(sockaddr_qrtr, sq_port);

    S(sockaddr_pn); M(sockaddr_pn, spn_family); M(sockaddr_pn, spn_obj); M(sockaddr_pn, spn_dev);
    M(sockaddr_pn, spn_resource); M(sockaddr_pn, spn_zero);

    S(sockaddr_nfc); M(sockaddr_nfc, sa_family); M(sockaddr_nfc, dev_idx);
    M(sockaddr_nfc, target_idx); M(sockaddr_nfc, nfc_protocol);

    S(sockaddr_nfc_llcp); M(sockaddr_nfc_llcp, sa_family); M(sockaddr_nfc_llcp, dev_idx);
    M(sockaddr_nfc_llcp, target_idx); M(sockaddr_nfc_llcp, nfc_protocol);
    M(sockaddr_nfc_llcp, dsap); M(sockaddr_nfc_llcp, ssap); M(sockaddr_nfc_llcp, service_name);
    M(sockaddr_nfc_llcp, service_name_len);

    S(sockaddr_llc); M(sockaddr_llc, sllc_family); M(sockaddr_llc, sllc_arphrd);
    M(sockaddr_llc, sllc_test); M(sockaddr_llc, sllc_xid); M(sockaddr_llc, sllc_ua);
    M(sockaddr_llc, sllc_sap); M(sockaddr_llc, sllc_mac); M(sockaddr_llc, __pad);

    S(sockaddr_x25); M(sockaddr_x25, sx25_family); M(sockaddr_x25, sx25_addr);

    S(sockaddr_at); M(sockaddr_at, sat_family); M(sockaddr_at, sat_port); M(sockaddr_at, sat_addr);
    M(sockaddr_at, sat_zero); M(sockaddr_at, sat_addr);

    S(sockaddr_rxrpc); M(sockaddr_rxrpc, srx_family); M(sockaddr_rxrpc, srx_service);
    M(sockaddr_rxrpc, transport_type); M(sockaddr_rxrpc, transport_len);
    M(sockaddr_rxrpc, transport.family); M(sockaddr_rxrpc, transport.sin);
    M(sockaddr_rxrpc, transport.sin6);

    S(sockaddr_mctp); M(sockaddr_mctp, smctp_family); M(sockaddr_mctp, __smctp_pad0);
    M(sockaddr_mctp, smctp_network); M(sockaddr_mctp, smctp_addr); M(sockaddr_mctp, smctp_type);
    M(sockaddr_mctp, smctp_tag); M(sockaddr_mctp, __smctp_pad1);

    S(sockaddr_mctp_ext); M(sockaddr_mctp_ext, smctp_base); M(sockaddr_mctp_ext, smctp_ifindex);
    M(sockaddr_mctp_ext, smctp_halen); M(sockaddr_mctp_ext, __smctp_pad0);
    M(sockaddr_mctp_ext, smctp_haddr);

    S(sockaddr_pppox); M(sockaddr_pppox, sa_family); M(sockaddr_pppox, sa_protocol);
    M(sockaddr_pppox, sa_addr.pppoe); M(sockaddr_pppox, sa_addr.pptp);

    S(full_sockaddr_ax25); M(full_sockaddr_ax25, fsa_ax25); M(full_sockaddr_ax25, fsa_digipeater);
}

// AF_CAN: frames, filters, options.
void can_structs(void) {
    S(can_frame); M(can_frame, can_id); M(can_frame, len); M(can_frame, can_dlc);
    M(can_frame, __pad); M(can_frame, __res0); M(can_frame, len8_dlc); M(can_frame, data);

    S(canfd_frame); M(canfd_frame, can_id); M(canfd_frame, len); M(canfd_frame, flags);
    M(canfd_frame, __res0); M(canfd_frame, __res1); M(canfd_frame, data);

    S(canxl_frame); M(canxl_frame, prio); M(canxl_frame, flags); M(canxl_frame, sdt);
    M(canxl_frame, len); M(canxl_frame, af); M(canxl_frame, data);

    S(can_filter); M(can_filter, can_id); M(can_filter, can_mask);

    S(bcm_msg_head); M(bcm_msg_head, opcode); M(bcm_msg_head, flags); M(bcm_msg_head, count);
    M(bcm_msg_head, ival1); M(bcm_msg_head, ival2); M(bcm_msg_head, can_id);
    M(bcm_msg_head, nframes); F(bcm_msg_head, frames);

    S(can_isotp_options); M(can_isotp_options, flags); M(can_isotp_options, frame_txtime);
    M(can_isotp_options, ext_address); M(can_isotp_options, txpad_content);
    M(can_isotp_options, rxpad_content); M(can_isotp_options, rx_ext_address);

    S(can_isotp_fc_options); M(can_isotp_fc_options, bs); M(can_isotp_fc_options, stmin);
    M(can_isotp_fc_options, wftmax);

    S(can_isotp_ll_options); M(can_isotp_ll_options, mtu); M(can_isotp_ll_options, tx_dl);
    M(can_isotp_ll_options, tx_flags);

    S(j1939_filter); M(j1939_filter, name); M(j1939_filter, name_mask); M(j1939_filter, pgn);
    M(j1939_filter, pgn_mask); M(j1939_filter, addr); M(j1939_filter, addr_mask);
}

// IPPROTO_SCTP: options and control messages.
void sctp_structs(void) {
    S(sctp_initmsg); M(sctp_initmsg, sinit_num_ostreams); M(sctp_initmsg, sinit_max_instreams);
    M(sctp_initmsg, sinit_max_attempts); M(sctp_initmsg, sinit_max_init_timeo);

    S(sctp_sndrcvinfo); M(sctp_sndrcvinfo, sinfo_stream); M(sctp_sndrcvinfo, sinfo_ssn);
    M(sctp_sndrcvinfo, sinfo_flags); M(sctp_sndrcvinfo, sinfo_ppid);
    M(sctp_sndrcvinfo, sinfo_context); M(sctp_sndrcvinfo, sinfo_timetolive);
    M(sctp_sndrcvinfo, sinfo_tsn); M(sctp_sndrcvinfo, sinfo_cumtsn);
    M(sctp_sndrcvinfo, sinfo_assoc_id);

    S(sctp_sndinfo); M(sctp_sndinfo, snd_sid); M(sctp_sndinfo, snd_flags);
    M(sctp_sndinfo, snd_ppid); M(sctp_sndinfo, snd_context); M(sctp_sndinfo, snd_assoc_id);

    S(sctp_rcvinfo); M(sctp_rcvinfo, rcv_sid); M(sctp_rcvinfo, rcv_ssn);
    M(sctp_rcvinfo, rcv_flags); M(sctp_rcvinfo, rcv_ppid); M(sctp_rcvinfo, rcv_tsn);
    M(sctp_rcvinfo, rcv_cumtsn); M(sctp_rcvinfo, rcv_context); M(sctp_rcvinfo, rcv_assoc_id);

    S(sctp_nxtinfo); M(sctp_nxtinfo, nxt_sid); M(sctp_nxtinfo, nxt_flags);
    M(sctp_nxtinfo, nxt_ppid); M(sctp_nxtinfo, nxt_length); M(sctp_nxtinfo, nxt_assoc_id);

    S(sctp_event_subscribe); M(sctp_event_subscribe, sctp_data_io_event);
    M(sctp_event_subscribe, sctp_association_event); M(sctp_event_subscribe, sctp_address_event);
    M(sctp_event_subscribe, sctp_send_failure_event);
    M(sctp_event_subscribe, sctp_peer_error_event); M(sctp_event_subscribe, sctp_shutdown_event);
    M(sctp_event_subscribe, sctp_partial_delivery_event);
    M(sctp_event_subscribe, sctp_adaptation_layer_event);
    M(sctp_event_subscribe, sctp_authentication_event);
    M(sctp_event_subscribe, sctp_sender_dry_event);
    M(sctp_event_subscribe, sctp_stream_reset_event);
    M(sctp_event_subscribe, sctp_assoc_reset_event);
    M(sctp_event_subscribe, sctp_stream_change_event);
    M(sctp_event_subscribe, sctp_send_failure_event_event);

    S(sctp_event); M(sctp_event, se_assoc_id); M(sctp_event, se_type); M(sctp_event, se_on);

    S(sctp_status); M(sctp_status, sstat_assoc_id); M(sctp_status, sstat_state);
    M(sctp_status, sstat_rwnd); M(sctp_status, sstat_unackdata); M(sctp_status, sstat_penddata);
    M(sctp_status, sstat_instrms); M(sctp_status, sstat_outstrms);
    M(sctp_status, sstat_fragmentation_point); M(sctp_status, sstat_primary);

    S(sctp_rtoinfo); M(sctp_rtoinfo, srto_assoc_id); M(sctp_rtoinfo, srto_initial);
    M(sctp_rtoinfo, srto_max); M(sctp_rtoinfo, srto_min);

    S(sctp_paddrparams); M(sctp_paddrparams, spp_assoc_id); M(sctp_paddrparams, spp_address);
    M(sctp_paddrparams, spp_hbinterval); M(sctp_paddrparams, spp_pathmaxrxt);
    M(sctp_paddrparams, spp_pathmtu); M(sctp_paddrparams, spp_sackdelay);
    M(sctp_paddrparams, spp_flags); M(sctp_paddrparams, spp_ipv6_flowlabel);
    M(sctp_paddrparams, spp_dscp);

    S(sctp_assocparams); M(sctp_assocparams, sasoc_assoc_id);
    M(sctp_assocparams, sasoc_asocmaxrxt); M(sctp_assocparams, sasoc_number_peer_destinations);
    M(sctp_assocparams, sasoc_peer_rwnd); M(sctp_assocparams, sasoc_local_rwnd);
    M(sctp_assocparams, sasoc_cookie_life);
}

// AF_TIPC, AF_ALG, AF_KCM.
void other_structs(void) {
    S(tipc_subscr); M(tipc_subscr, seq); M(tipc_subscr, timeout); M(tipc_subscr, filter);
    M(tipc_subscr, usr_handle);

    S(tipc_event); M(tipc_event, event); M(tipc_event, found_lower); M(tipc_event, found_upper);
    M(tipc_event, port); M(tipc_event, s);

    S(tipc_group_req); M(tipc_group_req, type); M(tipc_group_req, instance);
    M(tipc_group_req, scope); M(tipc_group_req, flags);

    S(af_alg_iv); M(af_alg_iv, ivlen); F(af_alg_iv, iv);

    S(sctp_assoc_value); M(sctp_assoc_value, assoc_id); M(sctp_assoc_value, assoc_value);
    S(sctp_paddrinfo); M(sctp_paddrinfo, spinfo_address); M(sctp_paddrinfo, spinfo_assoc_id);
    M(sctp_paddrinfo, spinfo_cwnd); M(sctp_paddrinfo, spinfo_mtu); M(sctp_paddrinfo, spinfo_rto);
    M(sctp_paddrinfo, spinfo_srtt); M(sctp_paddrinfo, spinfo_state);
    S(sctp_sack_info); M(sctp_sack_info, sack_assoc_id); M(sctp_sack_info, sack_delay);
    M(sctp_sack_info, sack_freq);
    S(kcm_attach); M(kcm_attach, fd); M(kcm_attach, bpf_fd);
}
