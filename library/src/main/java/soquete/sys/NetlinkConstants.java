package soquete.sys;

/// Constants of netlink(7) and rtnetlink(7), by their C names.
@CConstants
public final class NetlinkConstants {
    // <linux/netlink.h>
    public static final int NETLINK_ROUTE = 0;
    public static final int NETLINK_SOCK_DIAG = 4;
    public static final int NLA_F_NESTED = 0x8000;
    public static final int NLA_F_NET_BYTEORDER = 0x4000;
    public static final int NLA_TYPE_MASK = -49153;
    public static final int NLMSGERR_ATTR_MSG = 1;
    public static final int NLMSG_DONE = 3;
    public static final int NLMSG_ERROR = 2;
    public static final int NLMSG_NOOP = 1;
    public static final int NLMSG_OVERRUN = 4;
    public static final int NLM_F_ACK = 4;
    public static final int NLM_F_ACK_TLVS = 0x200;
    public static final int NLM_F_CAPPED = 0x100;
    public static final int NLM_F_CREATE = 0x400;
    public static final int NLM_F_DUMP = 0x300;
    public static final int NLM_F_DUMP_INTR = 16;
    public static final int NLM_F_EXCL = 0x200;
    public static final int NLM_F_REQUEST = 1;

    // <linux/rtnetlink.h>
    public static final int RTA_DST = 1;
    public static final int RTA_GATEWAY = 5;
    public static final int RTA_MULTIPATH = 9;
    public static final int RTA_OIF = 4;
    public static final int RTA_PREFSRC = 7;
    public static final int RTA_PRIORITY = 6;
    public static final int RTA_TABLE = 15;
    public static final int RTA_VIA = 18;
    public static final int RTM_DELADDR = 21;
    public static final int RTM_DELLINK = 17;
    public static final int RTM_DELNEIGH = 29;
    public static final int RTM_DELROUTE = 25;
    public static final int RTM_GETADDR = 22;
    public static final int RTM_GETLINK = 18;
    public static final int RTM_GETNEIGH = 30;
    public static final int RTM_GETROUTE = 26;
    public static final int RTM_NEWADDR = 20;
    public static final int RTM_NEWLINK = 16;
    public static final int RTM_NEWNEIGH = 28;
    public static final int RTM_NEWROUTE = 24;
    public static final int RTNLGRP_IPV4_IFADDR = 5;
    public static final int RTNLGRP_IPV4_ROUTE = 7;
    public static final int RTNLGRP_IPV6_IFADDR = 9;
    public static final int RTNLGRP_IPV6_ROUTE = 11;
    public static final int RTNLGRP_LINK = 1;
    public static final int RTNLGRP_NEIGH = 3;
    public static final int RTN_UNICAST = 1;
    public static final int RTPROT_STATIC = 4;
    public static final int RT_SCOPE_LINK = 253;
    public static final int RT_SCOPE_UNIVERSE = 0;
    public static final int RT_TABLE_MAIN = 254;

    // <linux/if_link.h>, <linux/if_addr.h>, <linux/neighbour.h>
    public static final int IFA_ADDRESS = 1;
    public static final int IFA_BROADCAST = 4;
    public static final int IFA_FLAGS = 8;
    public static final int IFA_LABEL = 3;
    public static final int IFA_LOCAL = 2;
    public static final int IFLA_ADDRESS = 1;
    public static final int IFLA_BROADCAST = 2;
    public static final int IFLA_IFALIAS = 20;
    public static final int IFLA_IFNAME = 3;
    public static final int IFLA_INFO_KIND = 1;
    public static final int IFLA_LINK = 5;
    public static final int IFLA_LINKINFO = 18;
    public static final int IFLA_MASTER = 10;
    public static final int IFLA_MTU = 4;
    public static final int IFLA_OPERSTATE = 16;
    public static final int IFLA_STATS64 = 23;
    public static final int IFLA_TXQLEN = 13;
    public static final int NDA_DST = 1;
    public static final int NDA_LLADDR = 2;

    private NetlinkConstants() {}
}
