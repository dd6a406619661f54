// Routing netlink: rtnetlink(7); what diagnosis and netdevice(7) need besides.

#include <sys/socket.h>
#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/inet_diag.h>
#include <linux/neighbour.h>
#include <linux/netlink_diag.h>
#include <linux/packet_diag.h>
#include <linux/rtnetlink.h>
#include <linux/unix_diag.h>

#include "layouts.h"

// Types of messages, groups.
void messages(void) {
    C(RTM_NEWLINK); C(RTM_DELLINK); C(RTM_GETLINK); C(RTM_SETLINK);
    C(RTM_NEWADDR); C(RTM_DELADDR); C(RTM_GETADDR);
    C(RTM_NEWROUTE); C(RTM_DELROUTE); C(RTM_GETROUTE);
    C(RTM_NEWNEIGH); C(RTM_DELNEIGH); C(RTM_GETNEIGH);
    C(RTM_NEWRULE); C(RTM_DELRULE); C(RTM_GETRULE); C(RTM_NEWQDISC); C(RTM_GETQDISC);
    C(RTNLGRP_LINK); C(RTNLGRP_NEIGH); C(RTNLGRP_IPV4_IFADDR); C(RTNLGRP_IPV4_ROUTE);
    C(RTNLGRP_IPV6_IFADDR); C(RTNLGRP_IPV6_ROUTE); C(RTNLGRP_IPV4_RULE); C(RTNLGRP_IPV6_RULE);
    C(RTNLGRP_NOTIFY); C(RTNLGRP_TC); C(RTNLGRP_NSID);
}

// Interfaces.
void links(void) {
    C(IFF_UP); C(IFF_BROADCAST); C(IFF_DEBUG); C(IFF_LOOPBACK); C(IFF_POINTOPOINT);
    C(IFF_NOTRAILERS); C(IFF_RUNNING); C(IFF_NOARP); C(IFF_PROMISC); C(IFF_ALLMULTI);
    C(IFF_MASTER); C(IFF_SLAVE); C(IFF_MULTICAST); C(IFF_PORTSEL); C(IFF_AUTOMEDIA);
    C(IFF_DYNAMIC); C(IFF_LOWER_UP); C(IFF_DORMANT); C(IFF_ECHO);
    C(IF_OPER_UNKNOWN); C(IF_OPER_NOTPRESENT); C(IF_OPER_DOWN); C(IF_OPER_LOWERLAYERDOWN);
    C(IF_OPER_TESTING); C(IF_OPER_DORMANT); C(IF_OPER_UP);
    C(IFLA_ADDRESS); C(IFLA_BROADCAST); C(IFLA_IFNAME); C(IFLA_MTU); C(IFLA_LINK);
    C(IFLA_QDISC); C(IFLA_STATS); C(IFLA_MASTER); C(IFLA_TXQLEN); C(IFLA_MAP); C(IFLA_OPERSTATE);
    C(IFLA_LINKMODE); C(IFLA_LINKINFO); C(IFLA_NET_NS_PID); C(IFLA_IFALIAS); C(IFLA_STATS64);
    C(IFLA_GROUP); C(IFLA_NET_NS_FD); C(IFLA_EXT_MASK); C(IFLA_PROMISCUITY); C(IFLA_CARRIER);
    C(IFLA_LINK_NETNSID); C(IFLA_MIN_MTU); C(IFLA_MAX_MTU); C(IFLA_PERM_ADDRESS);
    C(IFLA_PROP_LIST); C(IFLA_ALT_IFNAME); C(IFLA_INFO_KIND); C(IFLA_INFO_DATA);
    S(ifinfomsg); M(ifinfomsg, ifi_family); M(ifinfomsg, ifi_type); M(ifinfomsg, ifi_index);
    M(ifinfomsg, ifi_flags); M(ifinfomsg, ifi_change);
    S(rtnl_link_stats64); M(rtnl_link_stats64, rx_packets); M(rtnl_link_stats64, tx_packets);
    M(rtnl_link_stats64, rx_bytes); M(rtnl_link_stats64, tx_bytes);
    M(rtnl_link_stats64, rx_errors); M(rtnl_link_stats64, tx_errors);
    M(rtnl_link_stats64, rx_dropped); M(rtnl_link_stats64, tx_dropped);
    M(rtnl_link_stats64, multicast); M(rtnl_link_stats64, collisions);
    S(ifmap); M(ifmap, mem_start); M(ifmap, mem_end); M(ifmap, base_addr); M(ifmap, irq);
    M(ifmap, dma); M(ifmap, port);
}

// Members of `struct ifreq` by the names that programs use.
void requests(void) {
    M(ifreq, ifr_name); M(ifreq, ifr_addr); M(ifreq, ifr_flags); M(ifreq, ifr_ifindex);
    M(ifreq, ifr_mtu); M(ifreq, ifr_metric); M(ifreq, ifr_qlen); M(ifreq, ifr_map);
    M(ifreq, ifr_newname); M(ifreq, ifr_hwaddr); M(ifconf, ifc_buf);
}

// Addresses, routes, neighbours.
void tables(void) {
    C(IFA_ADDRESS); C(IFA_LOCAL); C(IFA_LABEL); C(IFA_BROADCAST); C(IFA_CACHEINFO); C(IFA_FLAGS);
    C(IFA_RT_PRIORITY); C(IFA_PROTO); C(IFA_F_PERMANENT); C(IFA_F_SECONDARY); C(IFA_F_TENTATIVE);
    C(IFA_F_DEPRECATED); C(IFA_F_DADFAILED); C(IFA_F_NODAD); C(IFA_F_NOPREFIXROUTE);
    S(ifaddrmsg); M(ifaddrmsg, ifa_family); M(ifaddrmsg, ifa_prefixlen); M(ifaddrmsg, ifa_flags);
    M(ifaddrmsg, ifa_scope); M(ifaddrmsg, ifa_index);

    C(RT_SCOPE_UNIVERSE); C(RT_SCOPE_SITE); C(RT_SCOPE_LINK); C(RT_SCOPE_HOST);
    C(RT_SCOPE_NOWHERE); C(RT_TABLE_UNSPEC); C(RT_TABLE_DEFAULT); C(RT_TABLE_MAIN);
    C(RT_TABLE_LOCAL); C(RTN_UNSPEC); C(RTN_UNICAST); C(RTN_LOCAL); C(RTN_BROADCAST);
    C(RTN_ANYCAST); C(RTN_MULTICAST); C(RTN_BLACKHOLE); C(RTN_UNREACHABLE); C(RTN_PROHIBIT);
    C(RTN_THROW); C(RTN_NAT); C(RTPROT_UNSPEC); C(RTPROT_REDIRECT); C(RTPROT_KERNEL);
    C(RTPROT_BOOT); C(RTPROT_STATIC); C(RTPROT_RA); C(RTPROT_DHCP);
    C(RTM_F_CLONED); C(RTA_DST); C(RTA_SRC); C(RTA_IIF); C(RTA_OIF); C(RTA_GATEWAY);
    C(RTA_PRIORITY); C(RTA_PREFSRC); C(RTA_METRICS); C(RTA_MULTIPATH); C(RTA_TABLE); C(RTA_MARK);
    C(RTA_VIA); C(RTA_PREF);
    S(rtmsg); M(rtmsg, rtm_family); M(rtmsg, rtm_dst_len); M(rtmsg, rtm_src_len);
    M(rtmsg, rtm_tos); M(rtmsg, rtm_table); M(rtmsg, rtm_protocol); M(rtmsg, rtm_scope);
    M(rtmsg, rtm_type); M(rtmsg, rtm_flags);
    S(rtnexthop); M(rtnexthop, rtnh_len); M(rtnexthop, rtnh_flags); M(rtnexthop, rtnh_hops);
    M(rtnexthop, rtnh_ifindex);

    C(NDA_DST); C(NDA_LLADDR); C(NDA_PROBES); C(NDA_IFINDEX); C(NUD_INCOMPLETE); C(NUD_REACHABLE);
    C(NUD_STALE); C(NUD_DELAY); C(NUD_PROBE); C(NUD_FAILED); C(NUD_NOARP); C(NUD_PERMANENT);
    C(NUD_NONE); C(NTF_PROXY); C(NTF_ROUTER);
    S(ndmsg); M(ndmsg, ndm_family); M(ndmsg, ndm_ifindex); M(ndmsg, ndm_state);
    M(ndmsg, ndm_flags); M(ndmsg, ndm_type);
}

// Diagnosis: filters, and the families that layouts-netlink.c leaves out.
void diagnosis(void) {
    C(INET_DIAG_BC_NOP); C(INET_DIAG_BC_JMP); C(INET_DIAG_BC_S_GE); C(INET_DIAG_BC_S_LE);
    C(INET_DIAG_BC_D_GE); C(INET_DIAG_BC_D_LE); C(INET_DIAG_BC_AUTO); C(INET_DIAG_BC_S_COND);
    C(INET_DIAG_BC_D_COND); C(INET_DIAG_BC_DEV_COND); C(INET_DIAG_BC_MARK_COND);
    C(INET_DIAG_BC_S_EQ); C(INET_DIAG_BC_D_EQ);
    S(inet_diag_bc_op); M(inet_diag_bc_op, code); M(inet_diag_bc_op, yes); M(inet_diag_bc_op, no);
    S(inet_diag_meminfo); M(inet_diag_meminfo, idiag_rmem); M(inet_diag_meminfo, idiag_wmem);
    M(inet_diag_meminfo, idiag_fmem); M(inet_diag_meminfo, idiag_tmem);
    S(unix_diag_vfs); M(unix_diag_vfs, udiag_vfs_ino); M(unix_diag_vfs, udiag_vfs_dev);
    S(unix_diag_rqlen); M(unix_diag_rqlen, udiag_rqueue); M(unix_diag_rqlen, udiag_wqueue);
    S(netlink_diag_req); M(netlink_diag_req, sdiag_family); M(netlink_diag_req, sdiag_protocol);
    M(netlink_diag_req, pad); M(netlink_diag_req, ndiag_ino); M(netlink_diag_req, ndiag_show);
    M(netlink_diag_req, ndiag_cookie);
    S(netlink_diag_msg); M(netlink_diag_msg, ndiag_family); M(netlink_diag_msg, ndiag_type);
    M(netlink_diag_msg, ndiag_protocol); M(netlink_diag_msg, ndiag_state);
    M(netlink_diag_msg, ndiag_portid); M(netlink_diag_msg, ndiag_dst_portid);
    M(netlink_diag_msg, ndiag_dst_group); M(netlink_diag_msg, ndiag_ino);
    M(netlink_diag_msg, ndiag_cookie);
    S(packet_diag_req); M(packet_diag_req, sdiag_family); M(packet_diag_req, sdiag_protocol);
    M(packet_diag_req, pad); M(packet_diag_req, pdiag_ino); M(packet_diag_req, pdiag_show);
    M(packet_diag_req, pdiag_cookie);
    S(packet_diag_msg); M(packet_diag_msg, pdiag_family); M(packet_diag_msg, pdiag_type);
    M(packet_diag_msg, pdiag_num); M(packet_diag_msg, pdiag_ino); M(packet_diag_msg, pdiag_cookie);
    S(packet_diag_info); M(packet_diag_info, pdi_index); M(packet_diag_info, pdi_version);
    M(packet_diag_info, pdi_reserve); M(packet_diag_info, pdi_copy_thresh);
    M(packet_diag_info, pdi_tstamp); M(packet_diag_info, pdi_flags);
}
