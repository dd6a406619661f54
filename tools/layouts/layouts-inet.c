// IPv4 and IPv6: ip(7), ipv6(7), icmp(7), udp(7), multicast.

#include <netinet/in.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/udp.h>
#include <linux/icmp.h>
#include <linux/icmpv6.h>

#include "layouts.h"

// Protocols.
void protocols(void) {
    C(IPPROTO_AH); C(IPPROTO_BEETPH); C(IPPROTO_COMP); C(IPPROTO_DCCP); C(IPPROTO_DSTOPTS);
    C(IPPROTO_EGP); C(IPPROTO_ENCAP); C(IPPROTO_ESP); C(IPPROTO_ETHERNET); C(IPPROTO_FRAGMENT);
    C(IPPROTO_GRE); C(IPPROTO_HOPOPTS); C(IPPROTO_ICMP); C(IPPROTO_ICMPV6); C(IPPROTO_IDP);
    C(IPPROTO_IGMP); C(IPPROTO_IP); C(IPPROTO_IPIP); C(IPPROTO_IPV6); C(IPPROTO_MH);
    C(IPPROTO_MPLS); C(IPPROTO_MPTCP); C(IPPROTO_MTP); C(IPPROTO_NONE); C(IPPROTO_PIM);
    C(IPPROTO_PUP); C(IPPROTO_RAW); C(IPPROTO_ROUTING); C(IPPROTO_RSVP); C(IPPROTO_SCTP);
    C(IPPROTO_TCP); C(IPPROTO_TP); C(IPPROTO_UDP); C(IPPROTO_UDPLITE);
}

// Options of IPPROTO_IP and their values.
void ip(void) {
    C(INADDR_ALLHOSTS_GROUP); C(INADDR_ALLRTRS_GROUP); C(INADDR_ALLSNOOPERS_GROUP); C(INADDR_ANY);
    C(INADDR_BROADCAST); C(INADDR_DUMMY); C(INADDR_LOOPBACK); C(INADDR_MAX_LOCAL_GROUP);
    C(INADDR_NONE); C(INADDR_UNSPEC_GROUP); C(INET_ADDRSTRLEN); C(IP_ADD_MEMBERSHIP);
    C(IP_ADD_SOURCE_MEMBERSHIP); C(IP_BIND_ADDRESS_NO_PORT); C(IP_BLOCK_SOURCE); C(IP_CHECKSUM);
    C(IP_DEFAULT_MULTICAST_LOOP); C(IP_DEFAULT_MULTICAST_TTL); C(IP_DROP_MEMBERSHIP);
    C(IP_DROP_SOURCE_MEMBERSHIP); C(IP_FREEBIND); C(IP_HDRINCL); C(IP_IPSEC_POLICY);
    C(IP_MAX_MEMBERSHIPS); C(IP_MINTTL); C(IP_MSFILTER); C(IP_MTU); C(IP_MTU_DISCOVER);
    C(IP_MULTICAST_ALL); C(IP_MULTICAST_IF); C(IP_MULTICAST_LOOP); C(IP_MULTICAST_TTL);
    C(IP_NODEFRAG); C(IP_OPTIONS); C(IP_ORIGDSTADDR); C(IP_PASSSEC); C(IP_PKTINFO);
    C(IP_PKTOPTIONS); C(IP_PMTUDISC); C(IP_PMTUDISC_DO); C(IP_PMTUDISC_DONT);
    C(IP_PMTUDISC_INTERFACE); C(IP_PMTUDISC_OMIT); C(IP_PMTUDISC_PROBE); C(IP_PMTUDISC_WANT);
    C(IP_RECVERR); C(IP_RECVERR_RFC4884); C(IP_RECVFRAGSIZE); C(IP_RECVOPTS);
    C(IP_RECVORIGDSTADDR); C(IP_RECVRETOPTS); C(IP_RECVTOS); C(IP_RECVTTL); C(IP_RETOPTS);
    C(IP_ROUTER_ALERT); C(IP_TOS); C(IP_TRANSPARENT); C(IP_TTL); C(IP_UNBLOCK_SOURCE);
    C(IP_UNICAST_IF); C(IP_XFRM_POLICY); C(MCAST_BLOCK_SOURCE); C(MCAST_EXCLUDE); C(MCAST_INCLUDE);
    C(MCAST_JOIN_GROUP); C(MCAST_JOIN_SOURCE_GROUP); C(MCAST_LEAVE_GROUP);
    C(MCAST_LEAVE_SOURCE_GROUP); C(MCAST_MSFILTER); C(MCAST_UNBLOCK_SOURCE);
}

// Options of IPPROTO_IPV6 and their values.
void ipv6(void) {
    C(INET6_ADDRSTRLEN); C(IPV6_2292DSTOPTS); C(IPV6_2292HOPLIMIT); C(IPV6_2292HOPOPTS);
    C(IPV6_2292PKTINFO); C(IPV6_2292PKTOPTIONS); C(IPV6_2292RTHDR); C(IPV6_ADDRFORM);
    C(IPV6_ADDR_PREFERENCES); C(IPV6_ADD_MEMBERSHIP); C(IPV6_AUTHHDR); C(IPV6_AUTOFLOWLABEL);
    C(IPV6_CHECKSUM); C(IPV6_DONTFRAG); C(IPV6_DROP_MEMBERSHIP); C(IPV6_DSTOPTS);
    C(IPV6_FLOWINFO_FLOWLABEL); C(IPV6_FLOWINFO_PRIORITY); C(IPV6_FL_A_GET); C(IPV6_FL_A_PUT);
    C(IPV6_FL_A_RENEW); C(IPV6_FL_F_CREATE); C(IPV6_FL_F_EXCL); C(IPV6_FL_F_REFLECT);
    C(IPV6_FL_F_REMOTE); C(IPV6_FL_S_ANY); C(IPV6_FL_S_EXCL); C(IPV6_FL_S_NONE);
    C(IPV6_FL_S_PROCESS); C(IPV6_FL_S_USER); C(IPV6_FREEBIND); C(IPV6_HDRINCL); C(IPV6_HOPLIMIT);
    C(IPV6_HOPOPTS); C(IPV6_IPSEC_POLICY); C(IPV6_JOIN_ANYCAST); C(IPV6_JOIN_GROUP);
    C(IPV6_LEAVE_ANYCAST); C(IPV6_LEAVE_GROUP); C(IPV6_MINHOPCOUNT); C(IPV6_MTU);
    C(IPV6_MTU_DISCOVER); C(IPV6_MULTICAST_ALL); C(IPV6_MULTICAST_HOPS); C(IPV6_MULTICAST_IF);
    C(IPV6_MULTICAST_LOOP); C(IPV6_NEXTHOP); C(IPV6_ORIGDSTADDR); C(IPV6_PATHMTU); C(IPV6_PKTINFO);
    C(IPV6_PMTUDISC_DO); C(IPV6_PMTUDISC_DONT); C(IPV6_PMTUDISC_INTERFACE); C(IPV6_PMTUDISC_OMIT);
    C(IPV6_PMTUDISC_PROBE); C(IPV6_PMTUDISC_WANT); C(IPV6_PREFER_SRC_CGA); C(IPV6_PREFER_SRC_COA);
    C(IPV6_PREFER_SRC_HOME); C(IPV6_PREFER_SRC_NONCGA); C(IPV6_PREFER_SRC_PUBLIC);
    C(IPV6_PREFER_SRC_PUBTMP_DEFAULT); C(IPV6_PREFER_SRC_TMP); C(IPV6_RECVDSTOPTS);
    C(IPV6_RECVERR); C(IPV6_RECVERR_RFC4884); C(IPV6_RECVFRAGSIZE); C(IPV6_RECVHOPLIMIT);
    C(IPV6_RECVHOPOPTS); C(IPV6_RECVORIGDSTADDR); C(IPV6_RECVPATHMTU); C(IPV6_RECVPKTINFO);
    C(IPV6_RECVRTHDR); C(IPV6_RECVTCLASS); C(IPV6_ROUTER_ALERT); C(IPV6_ROUTER_ALERT_ISOLATE);
    C(IPV6_RTHDR); C(IPV6_RTHDRDSTOPTS); C(IPV6_RTHDR_LOOSE); C(IPV6_RTHDR_STRICT);
    C(IPV6_RTHDR_TYPE_0); C(IPV6_RXDSTOPTS); C(IPV6_RXHOPOPTS); C(IPV6_TCLASS);
    C(IPV6_TRANSPARENT); C(IPV6_UNICAST_HOPS); C(IPV6_UNICAST_IF); C(IPV6_V6ONLY);
    C(IPV6_XFRM_POLICY);
}

// Options of SOL_UDP.
void udp(void) {
    C(UDP_CORK); C(UDP_ENCAP); C(UDP_ENCAP_ESPINUDP); C(UDP_ENCAP_ESPINUDP_NON_IKE);
    C(UDP_ENCAP_GTP0); C(UDP_ENCAP_GTP1U); C(UDP_ENCAP_L2TPINUDP); C(UDP_ENCAP_RXRPC); C(UDP_GRO);
    C(UDP_NO_CHECK6_RX); C(UDP_NO_CHECK6_TX); C(UDP_SEGMENT);
}

// Filters of raw ICMP sockets.
void icmp(void) {
    C(ICMPV6_FILTER); C(ICMPV6_FILTER_BLOCK); C(ICMPV6_FILTER_BLOCKOTHERS); C(ICMPV6_FILTER_PASS);
    C(ICMPV6_FILTER_PASSONLY); C(ICMP_FILTER); C(SOL_ICMPV6); C(SOL_IP); C(SOL_IPV6); C(SOL_RAW);
}

// Multicast membership.
void multicast(void) {
    S(ip_mreq); M(ip_mreq, imr_multiaddr); M(ip_mreq, imr_interface);

    S(ip_mreqn); M(ip_mreqn, imr_multiaddr); M(ip_mreqn, imr_address); M(ip_mreqn, imr_ifindex);

    S(ip_mreq_source); M(ip_mreq_source, imr_multiaddr); M(ip_mreq_source, imr_interface);
    M(ip_mreq_source, imr_sourceaddr);

    S(ip_msfilter); M(ip_msfilter, imsf_multiaddr); M(ip_msfilter, imsf_interface);
    M(ip_msfilter, imsf_fmode); M(ip_msfilter, imsf_numsrc); M(ip_msfilter, imsf_slist);

    S(group_req); M(group_req, gr_interface); M(group_req, gr_group);

    S(group_source_req); M(group_source_req, gsr_interface); M(group_source_req, gsr_group);
    M(group_source_req, gsr_source);

    S(group_filter); M(group_filter, gf_interface); M(group_filter, gf_group);
    M(group_filter, gf_fmode); M(group_filter, gf_numsrc); M(group_filter, gf_slist);

    S(ipv6_mreq); M(ipv6_mreq, ipv6mr_multiaddr); M(ipv6_mreq, ipv6mr_interface);
}

// Packet information and the flow label.
void packet_information(void) {
    S(in_pktinfo); M(in_pktinfo, ipi_ifindex); M(in_pktinfo, ipi_spec_dst);
    M(in_pktinfo, ipi_addr);

    S(in6_pktinfo); M(in6_pktinfo, ipi6_addr); M(in6_pktinfo, ipi6_ifindex);

    S(ip6_mtuinfo); M(ip6_mtuinfo, ip6m_addr); M(ip6_mtuinfo, ip6m_mtu);

    S(in6_flowlabel_req); M(in6_flowlabel_req, flr_dst); M(in6_flowlabel_req, flr_label);
    M(in6_flowlabel_req, flr_action); M(in6_flowlabel_req, flr_share);
    M(in6_flowlabel_req, flr_flags); M(in6_flowlabel_req, flr_expires);
    M(in6_flowlabel_req, flr_linger); M(in6_flowlabel_req, __flr_pad);

    S(icmp_filter); M(icmp_filter, data);

    S(icmp6_filter); M(icmp6_filter, data);
}
