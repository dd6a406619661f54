// Requests of ioctl(2) on sockets and interfaces: netdevice(7), arp(7), tun.

#include <sys/socket.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <net/route.h>
#include <linux/sockios.h>
#include <linux/un.h>
#include <linux/vm_sockets.h>
#include <linux/if_tun.h>

#include "layouts.h"

// Sockets.
void sockets(void) {
    C(FIOASYNC); C(FIOCLEX); C(FIOGETOWN); C(FIONBIO); C(FIONCLEX); C(FIONREAD); C(FIOQSIZE);
    C(FIOSETOWN); C(IOCTL_VM_SOCKETS_GET_LOCAL_CID); C(SIOCATMARK); C(SIOCGPGRP); C(SIOCGSKNS);
    C(SIOCGSTAMP); C(SIOCGSTAMPNS); C(SIOCGSTAMPNS_NEW); C(SIOCGSTAMPNS_OLD); C(SIOCGSTAMP_NEW);
    C(SIOCGSTAMP_OLD); C(SIOCINQ); C(SIOCOUTQ); C(SIOCOUTQNSD); C(SIOCSPGRP); C(SIOCUNIXFILE);
    C(TIOCINQ); C(TIOCOUTQ);
}

// Interfaces, routes, addresses of the link.
void interfaces(void) {
    C(ATF_COM); C(ATF_DONTPUB); C(ATF_MAGIC); C(ATF_NETMASK); C(ATF_PERM); C(ATF_PUBL);
    C(ATF_USETRAILERS); C(SIOCADDMULTI); C(SIOCADDRT); C(SIOCDARP); C(SIOCDELMULTI); C(SIOCDELRT);
    C(SIOCDIFADDR); C(SIOCDRARP); C(SIOCETHTOOL); C(SIOCGARP); C(SIOCGHWTSTAMP); C(SIOCGIFADDR);
    C(SIOCGIFBR); C(SIOCGIFBRDADDR); C(SIOCGIFCONF); C(SIOCGIFCOUNT); C(SIOCGIFDSTADDR);
    C(SIOCGIFENCAP); C(SIOCGIFFLAGS); C(SIOCGIFHWADDR); C(SIOCGIFINDEX); C(SIOCGIFMAP);
    C(SIOCGIFMETRIC); C(SIOCGIFMTU); C(SIOCGIFNAME); C(SIOCGIFNETMASK); C(SIOCGIFPFLAGS);
    C(SIOCGIFSLAVE); C(SIOCGIFTXQLEN); C(SIOCGIFVLAN); C(SIOCGMIIPHY); C(SIOCGMIIREG);
    C(SIOCGRARP); C(SIOCSARP); C(SIOCSHWTSTAMP); C(SIOCSIFADDR); C(SIOCSIFBR); C(SIOCSIFBRDADDR);
    C(SIOCSIFDSTADDR); C(SIOCSIFENCAP); C(SIOCSIFFLAGS); C(SIOCSIFHWADDR); C(SIOCSIFHWBROADCAST);
    C(SIOCSIFLINK); C(SIOCSIFMAP); C(SIOCSIFMETRIC); C(SIOCSIFMTU); C(SIOCSIFNAME);
    C(SIOCSIFNETMASK); C(SIOCSIFPFLAGS); C(SIOCSIFSLAVE); C(SIOCSIFTXQLEN); C(SIOCSIFVLAN);
    C(SIOCSMIIREG); C(SIOCSRARP);
}

// Virtual interfaces.
void tun(void) {
    C(IFF_ATTACH_QUEUE); C(IFF_DETACH_QUEUE); C(IFF_MULTI_QUEUE); C(IFF_NAPI); C(IFF_NAPI_FRAGS);
    C(IFF_NO_PI); C(IFF_PERSIST); C(IFF_TAP); C(IFF_TUN); C(IFF_TUN_EXCL); C(IFF_VNET_HDR);
    C(TUNGETDEVNETNS); C(TUNGETFEATURES); C(TUNGETFILTER); C(TUNGETIFF); C(TUNGETSNDBUF);
    C(TUNGETVNETBE); C(TUNGETVNETHDRSZ); C(TUNGETVNETLE); C(TUNSETCARRIER); C(TUNSETDEBUG);
    C(TUNSETFILTEREBPF); C(TUNSETGROUP); C(TUNSETIFF); C(TUNSETIFINDEX); C(TUNSETLINK);
    C(TUNSETNOCSUM); C(TUNSETOFFLOAD); C(TUNSETOWNER); C(TUNSETPERSIST); C(TUNSETQUEUE);
    C(TUNSETSNDBUF); C(TUNSETSTEERINGEBPF); C(TUNSETTXFILTER); C(TUNSETVNETBE); C(TUNSETVNETHDRSZ);
    C(TUNSETVNETLE);
}

// Their structs.
void structs(void) {
    S(ifreq); M(ifreq, ifr_ifrn.ifrn_name); M(ifreq, ifr_ifru.ifru_addr);
    M(ifreq, ifr_ifru.ifru_dstaddr); M(ifreq, ifr_ifru.ifru_broadaddr);
    M(ifreq, ifr_ifru.ifru_netmask); M(ifreq, ifr_ifru.ifru_hwaddr); M(ifreq, ifr_ifru.ifru_flags);
    M(ifreq, ifr_ifru.ifru_ivalue); M(ifreq, ifr_ifru.ifru_mtu); M(ifreq, ifr_ifru.ifru_map);
    M(ifreq, ifr_ifru.ifru_slave); M(ifreq, ifr_ifru.ifru_newname); M(ifreq, ifr_ifru.ifru_data);

    S(ifconf); M(ifconf, ifc_len); M(ifconf, ifc_ifcu.ifcu_buf); M(ifconf, ifc_ifcu.ifcu_req);

    S(arpreq); M(arpreq, arp_pa); M(arpreq, arp_ha); M(arpreq, arp_flags); M(arpreq, arp_netmask);
    M(arpreq, arp_dev);
}
