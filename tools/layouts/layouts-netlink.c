// Netlink: netlink(7), sock_diag(7), generic netlink.

#include <sys/socket.h>
#include <linux/netlink.h>
#include <linux/genetlink.h>
#include <linux/sock_diag.h>
#include <linux/inet_diag.h>
#include <linux/unix_diag.h>
#include <linux/netlink_diag.h>
#include <linux/packet_diag.h>

#include "layouts.h"

// Protocols, options, headers.
void netlink(void) {
    C(CTRL_ATTR_FAMILY_ID); C(CTRL_ATTR_FAMILY_NAME); C(CTRL_ATTR_MCAST_GROUPS);
    C(CTRL_ATTR_MCAST_GRP_ID); C(CTRL_ATTR_MCAST_GRP_NAME); C(CTRL_ATTR_MCAST_GRP_UNSPEC);
    C(CTRL_CMD_GETFAMILY); C(GENL_HDRLEN); C(GENL_ID_CTRL); C(NETLINK_ADD_MEMBERSHIP);
    C(NETLINK_AUDIT); C(NETLINK_BROADCAST_ERROR); C(NETLINK_CAP_ACK); C(NETLINK_CONNECTED);
    C(NETLINK_CONNECTOR); C(NETLINK_CRYPTO); C(NETLINK_DNRTMSG); C(NETLINK_DROP_MEMBERSHIP);
    C(NETLINK_ECRYPTFS); C(NETLINK_EXT_ACK); C(NETLINK_FIB_LOOKUP); C(NETLINK_FIREWALL);
    C(NETLINK_GENERIC); C(NETLINK_GET_STRICT_CHK); C(NETLINK_INET_DIAG); C(NETLINK_IP6_FW);
    C(NETLINK_ISCSI); C(NETLINK_KOBJECT_UEVENT); C(NETLINK_LISTEN_ALL_NSID);
    C(NETLINK_LIST_MEMBERSHIPS); C(NETLINK_NETFILTER); C(NETLINK_NFLOG); C(NETLINK_NO_ENOBUFS);
    C(NETLINK_PKTINFO); C(NETLINK_RDMA); C(NETLINK_ROUTE); C(NETLINK_RX_RING);
    C(NETLINK_SCSITRANSPORT); C(NETLINK_SELINUX); C(NETLINK_SMC); C(NETLINK_SOCK_DIAG);
    C(NETLINK_TX_RING); C(NETLINK_UNCONNECTED); C(NETLINK_UNUSED); C(NETLINK_USERSOCK);
    C(NETLINK_XFRM); C(NLA_ALIGNTO); C(NLA_F_NESTED); C(NLA_F_NET_BYTEORDER); C(NLA_HDRLEN);
    C(NLA_TYPE_MASK); C(NLMSGERR_ATTR_COOKIE); C(NLMSGERR_ATTR_MISS_NEST);
    C(NLMSGERR_ATTR_MISS_TYPE); C(NLMSGERR_ATTR_MSG); C(NLMSGERR_ATTR_OFFS);
    C(NLMSGERR_ATTR_POLICY); C(NLMSGERR_ATTR_UNUSED); C(NLMSG_ALIGNTO); C(NLMSG_DONE);
    C(NLMSG_ERROR); C(NLMSG_HDRLEN); C(NLMSG_MIN_TYPE); C(NLMSG_NOOP); C(NLMSG_OVERRUN);
    C(NLM_F_ACK); C(NLM_F_ACK_TLVS); C(NLM_F_APPEND); C(NLM_F_ATOMIC); C(NLM_F_BULK);
    C(NLM_F_CAPPED); C(NLM_F_CREATE); C(NLM_F_DUMP); C(NLM_F_DUMP_FILTERED); C(NLM_F_DUMP_INTR);
    C(NLM_F_ECHO); C(NLM_F_EXCL); C(NLM_F_MATCH); C(NLM_F_MULTI); C(NLM_F_NONREC);
    C(NLM_F_REPLACE); C(NLM_F_REQUEST); C(NLM_F_ROOT);
}

// Sockets of the machine.
void diagnosis(void) {
    C(INET_DIAG_BBRINFO); C(INET_DIAG_CGROUP_ID); C(INET_DIAG_CLASS_ID); C(INET_DIAG_CONG);
    C(INET_DIAG_DCTCPINFO); C(INET_DIAG_INFO); C(INET_DIAG_LOCALS); C(INET_DIAG_MARK);
    C(INET_DIAG_MD5SIG); C(INET_DIAG_MEMINFO); C(INET_DIAG_NOCOOKIE); C(INET_DIAG_NONE);
    C(INET_DIAG_PAD); C(INET_DIAG_PEERS); C(INET_DIAG_PROTOCOL); C(INET_DIAG_REQ_BYTECODE);
    C(INET_DIAG_REQ_NONE); C(INET_DIAG_REQ_PROTOCOL); C(INET_DIAG_SHUTDOWN);
    C(INET_DIAG_SKMEMINFO); C(INET_DIAG_SKV6ONLY); C(INET_DIAG_SK_BPF_STORAGES);
    C(INET_DIAG_SOCKOPT); C(INET_DIAG_TCLASS); C(INET_DIAG_TOS); C(INET_DIAG_ULP_INFO);
    C(INET_DIAG_VEGASINFO); C(INET_ULP_INFO_MPTCP); C(INET_ULP_INFO_NAME); C(INET_ULP_INFO_TLS);
    C(INET_ULP_INFO_UNSPEC); C(NDIAG_FLAG_BROADCAST_ERROR); C(NDIAG_FLAG_CAP_ACK);
    C(NDIAG_FLAG_CB_RUNNING); C(NDIAG_FLAG_LISTEN_ALL_NSID); C(NDIAG_FLAG_NO_ENOBUFS);
    C(NDIAG_FLAG_PKTINFO); C(NDIAG_PROTO_ALL); C(NDIAG_SHOW_FLAGS); C(NDIAG_SHOW_GROUPS);
    C(NDIAG_SHOW_MEMINFO); C(NDIAG_SHOW_RING_CFG); C(NETLINK_DIAG_FLAGS); C(NETLINK_DIAG_GROUPS);
    C(NETLINK_DIAG_MEMINFO); C(NETLINK_DIAG_RX_RING); C(NETLINK_DIAG_TX_RING);
    C(PACKET_DIAG_FANOUT); C(PACKET_DIAG_FILTER); C(PACKET_DIAG_INFO); C(PACKET_DIAG_MCLIST);
    C(PACKET_DIAG_MEMINFO); C(PACKET_DIAG_RX_RING); C(PACKET_DIAG_TX_RING); C(PACKET_DIAG_UID);
    C(PACKET_SHOW_FANOUT); C(PACKET_SHOW_FILTER); C(PACKET_SHOW_INFO); C(PACKET_SHOW_MCLIST);
    C(PACKET_SHOW_MEMINFO); C(PACKET_SHOW_RING_CFG); C(SKNLGRP_INET6_TCP_DESTROY);
    C(SKNLGRP_INET6_UDP_DESTROY); C(SKNLGRP_INET_TCP_DESTROY); C(SKNLGRP_INET_UDP_DESTROY);
    C(SKNLGRP_NONE); C(SK_MEMINFO_BACKLOG); C(SK_MEMINFO_DROPS); C(SK_MEMINFO_FWD_ALLOC);
    C(SK_MEMINFO_OPTMEM); C(SK_MEMINFO_RCVBUF); C(SK_MEMINFO_RMEM_ALLOC); C(SK_MEMINFO_SNDBUF);
    C(SK_MEMINFO_WMEM_ALLOC); C(SK_MEMINFO_WMEM_QUEUED); C(SOCK_DCCP); C(SOCK_DESTROY);
    C(SOCK_DGRAM); C(SOCK_DIAG_BY_FAMILY); C(TCPDIAG_GETSOCK); C(UDIAG_SHOW_ICONS);
    C(UDIAG_SHOW_MEMINFO); C(UDIAG_SHOW_NAME); C(UDIAG_SHOW_PEER); C(UDIAG_SHOW_RQLEN);
    C(UDIAG_SHOW_UID); C(UDIAG_SHOW_VFS); C(UNIX_DIAG_ICONS); C(UNIX_DIAG_MEMINFO);
    C(UNIX_DIAG_NAME); C(UNIX_DIAG_PEER); C(UNIX_DIAG_RQLEN); C(UNIX_DIAG_SHUTDOWN);
    C(UNIX_DIAG_UID); C(UNIX_DIAG_VFS);
}

// Their structs.
void structs(void) {
    S(sockaddr_nl); M(sockaddr_nl, nl_family); M(sockaddr_nl, nl_pad); M(sockaddr_nl, nl_pid);
    M(sockaddr_nl, nl_groups);

    S(nlmsghdr); M(nlmsghdr, nlmsg_len); M(nlmsghdr, nlmsg_type); M(nlmsghdr, nlmsg_flags);
    M(nlmsghdr, nlmsg_seq); M(nlmsghdr, nlmsg_pid);

    S(nlmsgerr); M(nlmsgerr, error); M(nlmsgerr, msg);

    S(nlattr); M(nlattr, nla_len); M(nlattr, nla_type);

    S(nl_pktinfo); M(nl_pktinfo, group);

    S(genlmsghdr); M(genlmsghdr, cmd); M(genlmsghdr, version); M(genlmsghdr, reserved);

    S(sock_diag_req); M(sock_diag_req, sdiag_family); M(sock_diag_req, sdiag_protocol);

    S(inet_diag_req_v2); M(inet_diag_req_v2, sdiag_family); M(inet_diag_req_v2, sdiag_protocol);
    M(inet_diag_req_v2, idiag_ext); M(inet_diag_req_v2, pad); M(inet_diag_req_v2, idiag_states);
    M(inet_diag_req_v2, id);

    S(inet_diag_sockid); M(inet_diag_sockid, idiag_sport); M(inet_diag_sockid, idiag_dport);
    M(inet_diag_sockid, idiag_src); M(inet_diag_sockid, idiag_dst); M(inet_diag_sockid, idiag_if);
    M(inet_diag_sockid, idiag_cookie);

    S(inet_diag_msg); M(inet_diag_msg, idiag_family); M(inet_diag_msg, idiag_state);
    M(inet_diag_msg, idiag_timer); M(inet_diag_msg, idiag_retrans); M(inet_diag_msg, id);
    M(inet_diag_msg, idiag_expires); M(inet_diag_msg, idiag_rqueue);
    M(inet_diag_msg, idiag_wqueue); M(inet_diag_msg, idiag_uid); M(inet_diag_msg, idiag_inode);

    S(unix_diag_req); M(unix_diag_req, sdiag_family); M(unix_diag_req, sdiag_protocol);
    M(unix_diag_req, pad); M(unix_diag_req, udiag_states); M(unix_diag_req, udiag_ino);
    M(unix_diag_req, udiag_show); M(unix_diag_req, udiag_cookie);

    S(unix_diag_msg); M(unix_diag_msg, udiag_family); M(unix_diag_msg, udiag_type);
    M(unix_diag_msg, udiag_state); M(unix_diag_msg, pad); M(unix_diag_msg, udiag_ino);
    M(unix_diag_msg, udiag_cookie);
}
