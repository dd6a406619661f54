package soquete.resolve;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.ProtocolEntry;
import soquete.endpoint.ServiceEntry;
import soquete.sys.Netdb;
import soquete.sys.NetdbText;
import soquete.wait.Deadline;

/// The databases of services and protocols, by the C library (so `/etc/services`,
/// `/etc/protocols`, or what `/etc/nsswitch.conf` says).
///
/// They are looked up as [Resolver] looks names up: no carrier is pinned, an interrupt ends the
/// wait with [java.io.InterruptedIOException], and the time limit with
/// [java.net.SocketTimeoutException].
public final class Databases {
    /// Long enough for a file; a directory service that hangs is not waited for longer.
    private static final Duration USUAL = Duration.ofSeconds(30);

    private Databases() {}

    /// The service of a name, within 30 seconds.
    ///
    /// C: `struct servent *getservbyname(const char *name, const char *proto)`
    ///
    /// @param name     as `http`; aliases count
    /// @param protocol as `tcp`, or null for any
    /// @return its entry, or empty where there is none
    /// @throws soquete.error.ErrnoException if the database cannot be read
    /// @throws IOException when the wait ends, as the class says
    /// @throws IllegalArgumentException if a text has a NUL character
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man3/getservbyname.3.html">getservbyname(3)</a>
    public static Optional<ServiceEntry> getservbyname(String name, @Nullable String protocol)
            throws IOException {
        return getservbyname(name, protocol, USUAL);
    }

    /// The service of a name.
    ///
    /// @param name     as `http`; aliases count
    /// @param protocol as `tcp`, or null for any
    /// @param timeout  how long to wait at most
    /// @return its entry, or empty where there is none
    /// @throws IOException as [#getservbyname(String, String)]
    public static Optional<ServiceEntry> getservbyname(
            String name, @Nullable String protocol, Duration timeout) throws IOException {
        NetdbText.requireNoNul("service", name);
        NetdbText.requireNoNul("protocol", protocol);
        return LookupThreads.call(
                "getservbyname " + name,
                Deadline.nanos(timeout),
                () -> Netdb.getservbyname(name, protocol));
    }

    /// The service of a port, within 30 seconds.
    ///
    /// C: `struct servent *getservbyport(int port, const char *proto)`
    ///
    /// @param port     0 to 65535, in host order
    /// @param protocol as `tcp`, or null for any
    /// @return its entry, or empty where there is none
    /// @throws IOException as [#getservbyname(String, String)]
    /// @throws IllegalArgumentException if the port is out of range, or the protocol has a NUL
    ///     character
    public static Optional<ServiceEntry> getservbyport(int port, @Nullable String protocol)
            throws IOException {
        return getservbyport(port, protocol, USUAL);
    }

    /// The service of a port.
    ///
    /// @param port     0 to 65535, in host order
    /// @param protocol as `tcp`, or null for any
    /// @param timeout  how long to wait at most
    /// @return its entry, or empty where there is none
    /// @throws IOException as [#getservbyname(String, String)]
    /// @throws IllegalArgumentException if the port is out of range, or the protocol has a NUL
    ///     character
    public static Optional<ServiceEntry> getservbyport(
            int port, @Nullable String protocol, Duration timeout) throws IOException {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 0 to 65535");
        }
        NetdbText.requireNoNul("protocol", protocol);
        return LookupThreads.call(
                "getservbyport " + port,
                Deadline.nanos(timeout),
                () -> Netdb.getservbyport(port, protocol));
    }

    /// The protocol of a name, within 30 seconds.
    ///
    /// C: `struct protoent *getprotobyname(const char *name)`
    ///
    /// @param name as `tcp`; aliases count
    /// @return its entry, or empty where there is none
    /// @throws IOException as [#getservbyname(String, String)]
    /// @throws IllegalArgumentException if the name has a NUL character
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man3/getprotoent.3.html">getprotobyname(3)</a>
    public static Optional<ProtocolEntry> getprotobyname(String name) throws IOException {
        NetdbText.requireNoNul("protocol", name);
        return LookupThreads.call(
                "getprotobyname " + name, Deadline.nanos(USUAL), () -> Netdb.getprotobyname(name));
    }

    /// The protocol of a number, within 30 seconds.
    ///
    /// C: `struct protoent *getprotobynumber(int proto)`
    ///
    /// @param number as 6 for TCP
    /// @return its entry, or empty where there is none
    /// @throws IOException as [#getservbyname(String, String)]
    public static Optional<ProtocolEntry> getprotobynumber(int number) throws IOException {
        return LookupThreads.call(
                "getprotobynumber " + number,
                Deadline.nanos(USUAL),
                () -> Netdb.getprotobynumber(number));
    }
}
