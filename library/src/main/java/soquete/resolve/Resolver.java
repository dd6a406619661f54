package soquete.resolve;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.AiFlags;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Hints;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.NameInfo;
import soquete.endpoint.NiFlags;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;
import soquete.sys.Netdb;
import soquete.sys.NetdbText;
import soquete.wait.Deadline;

/// Names to addresses and back, by the C library's own resolver (so `/etc/hosts`, DNS and whatever
/// else the machine is configured for). Services and protocols are in [Databases].
///
/// Looking a name up never pins a carrier of virtual threads, ends on interrupt, and can be given a
/// time limit: the C function runs on a thread of its own, and where the caller gives up, its
/// answer is thrown away. Literals (`127.0.0.1`, `::1`) with a number for the service need no
/// look-up and no thread. At most 64 look-ups run at once; a further one waits for its turn, within
/// its own time limit. Those that were given up do not count.
///
/// **Names that are not ASCII** (`bücher.example`) are encoded by [java.net.IDN], IDNA 2003, as
/// Python encodes them. With `AI_IDN` the C library encodes them (IDNA 2008), if it has libidn2 and
/// a UTF-8 locale. Answers are decoded only with `AI_CANONIDN` and `NI_IDN`.
///
/// **Instead of gethostbyname(3) and gethostbyaddr(3)**, which POSIX has removed: [#getaddrinfo]
/// with `AF_INET`, and [#getnameinfo] with `NI_NAMEREQD`. The aliases of `struct hostent` have no
/// counterpart in these; the canonical name has, `AI_CANONNAME`.
public final class Resolver {
    private Resolver() {}

    /// Looks a name up, for as long as it takes.
    ///
    /// C: `int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
    /// struct addrinfo **res)`
    ///
    /// @param host    a name or a literal, not empty; null for this machine: its loopback
    ///     addresses, or with `AI_PASSIVE` any address
    /// @param service a service name or a port number; null for port 0
    /// @param hints   what to answer
    /// @return the answers in the order to try them (RFC 6724), at least one
    /// @throws ResolveException with the `EAI_*` code, if there is no answer
    /// @throws InterruptedIOException if the thread was interrupted; its status is set
    /// @throws IOException if the resolver failed in a system call
    /// @throws IllegalArgumentException if the host is empty, `*`, or not an internationalized
    ///     name; if the service is empty or a number out of 0 to 65535; if one has a NUL character
    /// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
    public static List<AddressInfo> getaddrinfo(
            @Nullable String host, @Nullable String service, Hints hints) throws IOException {
        return getaddrinfo(host, service, hints, Deadline.NEVER);
    }

    /// Looks a name up within a time limit.
    ///
    /// @param host    as in [#getaddrinfo(String, String, Hints)]
    /// @param service as in [#getaddrinfo(String, String, Hints)]
    /// @param hints   what to answer
    /// @param timeout how long to wait at most; zero waits not at all
    /// @return the answers in the order to try them (RFC 6724), at least one
    /// @throws java.net.SocketTimeoutException if the time was over first
    /// @throws IOException as [#getaddrinfo(String, String, Hints)]
    /// @throws IllegalArgumentException as [#getaddrinfo(String, String, Hints)], and if the
    ///     timeout is negative
    public static List<AddressInfo> getaddrinfo(
            @Nullable String host, @Nullable String service, Hints hints, Duration timeout)
            throws IOException {
        return getaddrinfo(host, service, hints, Deadline.nanos(timeout));
    }

    private static List<AddressInfo> getaddrinfo(
            @Nullable String host, @Nullable String service, Hints hints, long nanos)
            throws IOException {
        HostText.check(host);
        NetdbText.requirePortOrName(service);
        if (host != null && service != null) {
            InetEndpoint literal = Literal.endpoint(host, service);
            if (literal != null && fits(literal, hints)) {
                return List.of(answer(literal, hints));
            }
        }
        String name = host == null ? null : HostText.encoded(host, hints.flags());
        String title = host == null ? "getaddrinfo" : "getaddrinfo " + host;
        return LookupThreads.call(title, nanos, () -> Netdb.getaddrinfo(name, service, hints));
    }

    /// Only the common case is answered here; any other hint is the C library's business.
    private static boolean fits(InetEndpoint literal, Hints hints) {
        boolean family = hints.family().number() == 0 || hints.family().equals(literal.family());
        boolean stream =
                hints.type().equals(SocketType.SOCK_STREAM)
                        && hints.protocol().equals(Protocol.IPPROTO_TCP);
        boolean datagram =
                hints.type().equals(SocketType.SOCK_DGRAM)
                        && hints.protocol().equals(Protocol.IPPROTO_UDP);
        return family && (stream || datagram) && hints.flags().bits() == 0;
    }

    private static AddressInfo answer(InetEndpoint literal, Hints hints) {
        return new AddressInfo(
                literal.family(), hints.type(), hints.protocol(), literal, Optional.empty());
    }

    /// Looks up the name of an address and of a port, for as long as it takes.
    ///
    /// C: `int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t
    /// hostlen, char *serv, socklen_t servlen, int flags)`
    ///
    /// @param endpoint an IPv4 or IPv6 endpoint
    /// @param flags    `NI_*` flags
    /// @return names, or numbers where there are none
    /// @throws ResolveException `EAI_NONAME` with `NI_NAMEREQD`, the address has no name;
    ///     `EAI_FAMILY` an endpoint of another family; `EAI_AGAIN` the name server does not answer;
    ///     `EAI_OVERFLOW` a name longer than `NI_MAXHOST` or `NI_MAXSERV`
    /// @throws InterruptedIOException if the thread was interrupted; its status is set
    /// @throws IOException if the resolver failed in a system call
    /// @see <a href="https://man7.org/linux/man-pages/man3/getnameinfo.3.html">getnameinfo(3)</a>
    public static NameInfo getnameinfo(Endpoint endpoint, NiFlags flags) throws IOException {
        return getnameinfo(endpoint, flags, Deadline.NEVER);
    }

    /// Looks up the name of an address and of a port within a time limit.
    ///
    /// @param endpoint an IPv4 or IPv6 endpoint
    /// @param flags    `NI_*` flags
    /// @param timeout  how long to wait at most; zero waits not at all
    /// @return names, or numbers where there are none
    /// @throws java.net.SocketTimeoutException if the time was over first
    /// @throws IOException as [#getnameinfo(Endpoint, NiFlags)]
    /// @throws IllegalArgumentException if the timeout is negative
    public static NameInfo getnameinfo(Endpoint endpoint, NiFlags flags, Duration timeout)
            throws IOException {
        return getnameinfo(endpoint, flags, Deadline.nanos(timeout));
    }

    private static NameInfo getnameinfo(Endpoint endpoint, NiFlags flags, long nanos)
            throws IOException {
        return LookupThreads.call(
                "getnameinfo " + endpoint, nanos, () -> Netdb.getnameinfo(endpoint, flags));
    }

    /// The name of this machine, as the kernel has it. No name server is asked.
    ///
    /// C: `int gethostname(char *name, size_t len)`
    ///
    /// @return often without a domain
    /// @throws ErrnoException never, as far as is known
    /// @see <a href="https://man7.org/linux/man-pages/man2/gethostname.2.html">gethostname(2)</a>
    public static String gethostname() throws ErrnoException {
        return Netdb.gethostname();
    }

    /// The fully qualified name of this machine.
    ///
    /// @param timeout how long to wait at most
    /// @return as [#getfqdn(String, Duration)]
    /// @throws IOException as [#getfqdn(String, Duration)]
    public static String getfqdn(Duration timeout) throws IOException {
        return getfqdn(gethostname(), timeout);
    }

    /// The fully qualified name of a host: its canonical name, or for an address the name that it
    /// has. Where none has a dot, or nothing is known, it is what was asked for.
    ///
    /// @param host    a name or an IP address
    /// @param timeout how long to wait at most, for all look-ups together
    /// @return a name, or `host` itself
    /// @throws java.net.SocketTimeoutException if the time was over first
    /// @throws InterruptedIOException if the thread was interrupted; its status is set
    /// @throws IOException if the resolver failed in a system call
    /// @throws IllegalArgumentException as [#getaddrinfo(String, String, Hints, Duration)]
    public static String getfqdn(String host, Duration timeout) throws IOException {
        long deadline = Deadline.after(Deadline.nanos(timeout));
        HostText.check(host);
        try {
            InetEndpoint literal = Literal.endpoint(host, "0");
            String name =
                    literal == null
                            ? canonical(host, left(deadline))
                            : getnameinfo(literal, NiFlags.NI_NAMEREQD, left(deadline)).host();
            return name.indexOf('.') > 0 ? name : host;
        } catch (ResolveException e) {
            return host; // nothing is known about it
        }
    }

    private static String canonical(String host, long nanos) throws IOException {
        Hints hints = Hints.TCP.with(AiFlags.AI_CANONNAME);
        return getaddrinfo(host, null, hints, nanos).getFirst().canonicalName().orElse(host);
    }

    private static long left(long deadline) {
        return Math.max(0, Deadline.left(deadline));
    }
}
