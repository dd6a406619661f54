// Names: errno(3), getaddrinfo(3), getnameinfo(3), and the databases of netdb.h; interfaces.

#include <errno.h>
#include <netdb.h>
#include <net/if.h>
#include <ifaddrs.h>
#include <sys/socket.h>

#include "layouts.h"

// Numbers of errno.
void errors(void) {
    C(E2BIG); C(EACCES); C(EADDRINUSE); C(EADDRNOTAVAIL); C(EADV); C(EAFNOSUPPORT); C(EAGAIN);
    C(EALREADY); C(EBADE); C(EBADF); C(EBADFD); C(EBADMSG); C(EBADR); C(EBADRQC); C(EBADSLT);
    C(EBFONT); C(EBUSY); C(ECANCELED); C(ECHILD); C(ECHRNG); C(ECOMM); C(ECONNABORTED);
    C(ECONNREFUSED); C(ECONNRESET); C(EDEADLK); C(EDEADLOCK); C(EDESTADDRREQ); C(EDOM); C(EDOTDOT);
    C(EDQUOT); C(EEXIST); C(EFAULT); C(EFBIG); C(EHOSTDOWN); C(EHOSTUNREACH); C(EHWPOISON);
    C(EIDRM); C(EILSEQ); C(EINPROGRESS); C(EINTR); C(EINVAL); C(EIO); C(EISCONN); C(EISDIR);
    C(EISNAM); C(EKEYEXPIRED); C(EKEYREJECTED); C(EKEYREVOKED); C(EL2HLT); C(EL2NSYNC); C(EL3HLT);
    C(EL3RST); C(ELIBACC); C(ELIBBAD); C(ELIBEXEC); C(ELIBMAX); C(ELIBSCN); C(ELNRNG); C(ELOOP);
    C(EMEDIUMTYPE); C(EMFILE); C(EMLINK); C(EMSGSIZE); C(EMULTIHOP); C(ENAMETOOLONG); C(ENAVAIL);
    C(ENETDOWN); C(ENETRESET); C(ENETUNREACH); C(ENFILE); C(ENOANO); C(ENOBUFS); C(ENOCSI);
    C(ENODATA); C(ENODEV); C(ENOENT); C(ENOEXEC); C(ENOKEY); C(ENOLCK); C(ENOLINK); C(ENOMEDIUM);
    C(ENOMEM); C(ENOMSG); C(ENONET); C(ENOPKG); C(ENOPROTOOPT); C(ENOSPC); C(ENOSR); C(ENOSTR);
    C(ENOSYS); C(ENOTBLK); C(ENOTCONN); C(ENOTDIR); C(ENOTEMPTY); C(ENOTNAM); C(ENOTRECOVERABLE);
    C(ENOTSOCK); C(ENOTSUP); C(ENOTTY); C(ENOTUNIQ); C(ENXIO); C(EOPNOTSUPP); C(EOVERFLOW);
    C(EOWNERDEAD); C(EPERM); C(EPFNOSUPPORT); C(EPIPE); C(EPROTO); C(EPROTONOSUPPORT);
    C(EPROTOTYPE); C(ERANGE); C(EREMCHG); C(EREMOTE); C(EREMOTEIO); C(ERESTART); C(ERFKILL);
    C(EROFS); C(ESHUTDOWN); C(ESOCKTNOSUPPORT); C(ESPIPE); C(ESRCH); C(ESRMNT); C(ESTALE);
    C(ESTRPIPE); C(ETIME); C(ETIMEDOUT); C(ETOOMANYREFS); C(ETXTBSY); C(EUCLEAN); C(EUNATCH);
    C(EUSERS); C(EWOULDBLOCK); C(EXDEV); C(EXFULL);
}

// Look-up of names: hints, errors, flags.
void look_up(void) {
    C(AI_ADDRCONFIG); C(AI_ALL); C(AI_CANONIDN); C(AI_CANONNAME); C(AI_IDN); C(AI_NUMERICHOST);
    C(AI_NUMERICSERV); C(AI_PASSIVE); C(AI_V4MAPPED); C(EAI_ADDRFAMILY); C(EAI_AGAIN);
    C(EAI_ALLDONE); C(EAI_BADFLAGS); C(EAI_CANCELED); C(EAI_FAIL); C(EAI_FAMILY); C(EAI_IDN_ENCODE);
    C(EAI_INPROGRESS); C(EAI_INTR); C(EAI_MEMORY); C(EAI_NODATA); C(EAI_NONAME);
    C(EAI_NOTCANCELED); C(EAI_OVERFLOW); C(EAI_SERVICE); C(EAI_SOCKTYPE); C(EAI_SYSTEM);
    C(HOST_NOT_FOUND); C(NETDB_INTERNAL); C(NETDB_SUCCESS); C(NI_DGRAM); C(NI_IDN); C(NI_MAXHOST);
    C(NI_MAXSERV); C(NI_NAMEREQD); C(NI_NOFQDN); C(NI_NUMERICHOST); C(NI_NUMERICSERV);
    C(NO_ADDRESS); C(NO_DATA); C(NO_RECOVERY); C(TRY_AGAIN);
}

// Interfaces.
void interfaces(void) {
    C(IFF_ALLMULTI); C(IFF_AUTOMEDIA); C(IFF_BROADCAST); C(IFF_DEBUG); C(IFF_DYNAMIC);
    C(IFF_LOOPBACK); C(IFF_MASTER); C(IFF_MULTICAST); C(IFF_NOARP); C(IFF_NOTRAILERS);
    C(IFF_POINTOPOINT); C(IFF_PORTSEL); C(IFF_PROMISC); C(IFF_RUNNING); C(IFF_SLAVE); C(IFF_UP);
    C(IFNAMSIZ); C(IF_NAMESIZE);
}

// What look-ups answer.
void results(void) {
    S(addrinfo); M(addrinfo, ai_flags); M(addrinfo, ai_family); M(addrinfo, ai_socktype);
    M(addrinfo, ai_protocol); M(addrinfo, ai_addrlen); M(addrinfo, ai_addr);
    M(addrinfo, ai_canonname); M(addrinfo, ai_next);

    S(hostent); M(hostent, h_name); M(hostent, h_aliases); M(hostent, h_addrtype);
    M(hostent, h_length); M(hostent, h_addr_list);

    S(servent); M(servent, s_name); M(servent, s_aliases); M(servent, s_port); M(servent, s_proto);

    S(protoent); M(protoent, p_name); M(protoent, p_aliases); M(protoent, p_proto);

    S(if_nameindex); M(if_nameindex, if_index); M(if_nameindex, if_name);

    S(ifaddrs); M(ifaddrs, ifa_next); M(ifaddrs, ifa_name); M(ifaddrs, ifa_flags);
    M(ifaddrs, ifa_addr); M(ifaddrs, ifa_netmask); M(ifaddrs, ifa_ifu); M(ifaddrs, ifa_data);
}
