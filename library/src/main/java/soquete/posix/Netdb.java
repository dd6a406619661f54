package soquete.posix;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Hints;
import soquete.endpoint.NameInfo;
import soquete.endpoint.NiFlags;
import soquete.endpoint.ProtocolEntry;
import soquete.endpoint.ServiceEntry;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;
import soquete.sys.NetdbText;

/// The functions of `<netdb.h>`, by their own names and without policy, as [SysSocket].
///
/// Each blocks its thread, for many seconds where a name server is silent, and cannot be
/// interrupted; those of `soquete.resolve` can. Those whose C function answers in static memory go
/// through its `_r` form, so that any thread may call them.
public final class Netdb {
    private Netdb() {}

    /// Translates a host and a service to endpoints.
    ///
    /// C: `int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
    /// struct addrinfo **res)`
    ///
    /// @param node    a name or a literal; null for this machine (loopback, or with `AI_PASSIVE`
    ///     any address)
    /// @param service a service name or a port number; null for port 0
    /// @param hints   what to answer
    /// @return the answers, in the order to try them; at least one
    /// @throws ResolveException any `EAI_*` code but `EAI_SYSTEM`
    /// @throws ErrnoException for `EAI_SYSTEM`: what errno said
    /// @throws IllegalArgumentException if a text has a NUL character, or the service is empty or a
    ///     number out of 0 to 65535, which C would cut to 16 bits
    /// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
    public static List<AddressInfo> getaddrinfo(
            @Nullable String node, @Nullable String service, Hints hints)
            throws ResolveException, ErrnoException {
        NetdbText.requireNoNul("host", node);
        NetdbText.requirePortOrName(service);
        return soquete.sys.Netdb.getaddrinfo(node, service, hints);
    }

    /// Translates an endpoint to a host and a service.
    ///
    /// C: `int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t
    /// hostlen, char *serv, socklen_t servlen, int flags)`
    ///
    /// @param endpoint an IPv4 or IPv6 endpoint
    /// @param flags    `NI_*` flags
    /// @return names, or numbers where there are none
    /// @throws ResolveException any `EAI_*` code but `EAI_SYSTEM`
    /// @throws ErrnoException for `EAI_SYSTEM`: what errno said
    /// @see <a href="https://man7.org/linux/man-pages/man3/getnameinfo.3.html">getnameinfo(3)</a>
    public static NameInfo getnameinfo(Endpoint endpoint, NiFlags flags)
            throws ResolveException, ErrnoException {
        return soquete.sys.Netdb.getnameinfo(endpoint, flags);
    }

    /// The service of a name.
    ///
    /// C: `struct servent *getservbyname(const char *name, const char *proto)`
    ///
    /// @param name  as `http`; aliases count
    /// @param proto as `tcp`, or null for any
    /// @return its entry, or empty where there is none
    /// @throws ErrnoException if the database cannot be read
    /// @throws IllegalArgumentException if a text has a NUL character
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man3/getservbyname.3.html">getservbyname(3)</a>
    public static Optional<ServiceEntry> getservbyname(String name, @Nullable String proto)
            throws ErrnoException {
        NetdbText.requireNoNul("service", name);
        NetdbText.requireNoNul("protocol", proto);
        return soquete.sys.Netdb.getservbyname(name, proto);
    }

    /// The service of a port.
    ///
    /// C: `struct servent *getservbyport(int port, const char *proto)`
    ///
    /// @param port  0 to 65535, in host order, which C's is not
    /// @param proto as `tcp`, or null for any
    /// @return its entry, or empty where there is none
    /// @throws ErrnoException if the database cannot be read
    /// @throws IllegalArgumentException if the port is out of range, or the text has a NUL
    ///     character
    public static Optional<ServiceEntry> getservbyport(int port, @Nullable String proto)
            throws ErrnoException {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 0 to 65535");
        }
        NetdbText.requireNoNul("protocol", proto);
        return soquete.sys.Netdb.getservbyport(port, proto);
    }

    /// The protocol of a name.
    ///
    /// C: `struct protoent *getprotobyname(const char *name)`
    ///
    /// @param name as `tcp`; aliases count
    /// @return its entry, or empty where there is none
    /// @throws ErrnoException if the database cannot be read
    /// @throws IllegalArgumentException if the name has a NUL character
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man3/getprotoent.3.html">getprotobyname(3)</a>
    public static Optional<ProtocolEntry> getprotobyname(String name) throws ErrnoException {
        NetdbText.requireNoNul("protocol", name);
        return soquete.sys.Netdb.getprotobyname(name);
    }

    /// The protocol of a number.
    ///
    /// C: `struct protoent *getprotobynumber(int proto)`
    ///
    /// @param proto as 6 for TCP
    /// @return its entry, or empty where there is none
    /// @throws ErrnoException if the database cannot be read
    public static Optional<ProtocolEntry> getprotobynumber(int proto) throws ErrnoException {
        return soquete.sys.Netdb.getprotobynumber(proto);
    }
}
