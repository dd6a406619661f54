package soquete.resolve;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Hints;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ResolveException;
import soquete.wait.Deadline;

/// Names to addresses, by the C library's own resolver (so `/etc/hosts`, DNS and whatever else the
/// machine is configured for).
///
/// Looking a name up never pins a carrier of virtual threads, ends on interrupt, and can be given a
/// time limit: the C function runs on a thread of its own, and where the caller gives up, its
/// answer is thrown away. Literals (`127.0.0.1`, `::1`) with a number for the service need no
/// look-up and no thread.
public final class Resolver {
    private Resolver() {}

    /// Looks a name up, for as long as it takes.
    ///
    /// @param host    a name or a literal, not empty
    /// @param service a service name or a port number
    /// @param hints   what to answer
    /// @return the answers in the order to try them (RFC 6724), at least one
    /// @throws ResolveException with the `EAI_*` code, if there is no answer
    /// @throws InterruptedIOException if the thread was interrupted; its status is set
    /// @throws IOException if the resolver failed in a system call
    /// @throws IllegalArgumentException if the host is empty or has a NUL character
    /// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
    public static List<AddressInfo> getaddrinfo(String host, String service, Hints hints)
            throws IOException {
        return getaddrinfo(host, service, hints, Deadline.NEVER);
    }

    /// Looks a name up within a time limit.
    ///
    /// @param host    a name or a literal, not empty
    /// @param service a service name or a port number
    /// @param hints   what to answer
    /// @param timeout how long to wait at most; zero waits not at all
    /// @return the answers in the order to try them (RFC 6724), at least one
    /// @throws ResolveException with the `EAI_*` code, if there is no answer
    /// @throws java.net.SocketTimeoutException if the time was over first
    /// @throws InterruptedIOException if the thread was interrupted; its status is set
    /// @throws IOException if the resolver failed in a system call
    /// @throws IllegalArgumentException if the host is empty or has a NUL character, or the
    ///     timeout is negative
    public static List<AddressInfo> getaddrinfo(
            String host, String service, Hints hints, Duration timeout) throws IOException {
        return getaddrinfo(host, service, hints, Deadline.nanos(timeout));
    }

    private static List<AddressInfo> getaddrinfo(
            String host, String service, Hints hints, long nanos) throws IOException {
        check(host);
        InetEndpoint literal = Literal.endpoint(host, service);
        if (literal != null && fits(literal, hints)) {
            return List.of(answer(literal, hints));
        }
        return LookupThreads.getaddrinfo(host, service, hints, nanos);
    }

    private static void check(String host) {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the host is empty: give a name or an address");
        }
        int nul = host.indexOf('\0');
        if (nul >= 0) {
            throw new IllegalArgumentException(
                    "a NUL character at index " + nul + " of the host \"" + visible(host) + "\"");
        }
    }

    private static String visible(String host) {
        return host.replace('\0', '?');
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
}
