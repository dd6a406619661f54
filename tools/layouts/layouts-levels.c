// The levels and states that only <netinet/tcp.h>, <netinet/udp.h> and the packet filter name;
// those headers clash with <linux/tcp.h> and its kin, so they have a file of their own.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <limits.h>
#include <linux/netfilter_ipv4.h>
#include <linux/netfilter_ipv6/ip6_tables.h>

#include "layouts.h"

// Option levels.
void levels(void) {
    C(SOL_TCP); C(SOL_UDP);
}

// States of a TCP connection.
void states(void) {
    C(TCP_CLOSE); C(TCP_CLOSE_WAIT); C(TCP_CLOSING); C(TCP_ESTABLISHED); C(TCP_FIN_WAIT1);
    C(TCP_FIN_WAIT2); C(TCP_LAST_ACK); C(TCP_LISTEN); C(TCP_SYN_RECV); C(TCP_SYN_SENT);
    C(TCP_TIME_WAIT);
}

// Where a redirected connection wanted to go.
void redirected(void) {
    C(IP6T_SO_ORIGINAL_DST); C(SO_ORIGINAL_DST);
}
