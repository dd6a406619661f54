package soquete;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.AiFlags;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.wait.Deadline;

/// Opens stream connections to names and to lists of endpoints, for those who want more than
/// [Socket#connect(String, int)]: a local address, one family, options that are set before connect,
/// another pace.
///
/// Several addresses are raced as RFC 8305 says (Happy Eyeballs). They are tried in the order of
/// the resolver (RFC 6724), with the families taking turns. An attempt that neither succeeds nor
/// fails within the *connection attempt delay* is left under way, and the next one begins beside
/// it; one that fails lets the next begin at once. The first connection wins, and the other sockets
/// are closed before the call returns. IPv4 and IPv6 addresses come from the resolver together, so
/// there is no resolution delay.
///
/// One deadline covers the look-up and all attempts. No thread is started: the caller's own waits
/// for all attempts at once, virtual or not.
///
/// Values are immutable: `Connector.DEFAULT.timeout(…).family(AF_INET)`. Any thread may use one.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8305">RFC 8305</a>
public final class Connector {
    private static final long MILLISECOND = 1_000_000;
    private static final long USUAL_DELAY = 250 * MILLISECOND;
    private static final long LEAST_DELAY = 10 * MILLISECOND;

    /// No deadline, any family and local address, 250 ms between attempts.
    public static final Connector DEFAULT =
            new Connector(Deadline.NEVER, USUAL_DELAY, Family.AF_UNSPEC, null, null);

    private final long timeoutNanos;
    private final long delayNanos;
    private final Family family;
    private final @Nullable Endpoint local;
    private final @Nullable Preparation preparation;

    private Connector(
            long timeoutNanos,
            long delayNanos,
            Family family,
            @Nullable Endpoint local,
            @Nullable Preparation preparation) {
        this.timeoutNanos = timeoutNanos;
        this.delayNanos = delayNanos;
        this.family = family;
        this.local = local;
        this.preparation = preparation;
    }

    /// What is done to each socket between open and connect.
    @FunctionalInterface
    public interface Preparation {
        /// Sets options, say. An [ErrnoException] fails this attempt, and the next address is
        /// tried; any other exception ends the race.
        ///
        /// @param socket open, bound to the local endpoint if there is one, not connected; it is
        ///     closed if it does not win
        /// @throws IOException if the socket cannot be used
        void prepare(Socket socket) throws IOException;
    }

    /// The same with a deadline.
    ///
    /// @param timeout for the look-up and all attempts together, more than zero; [Socket#FOREVER]
    ///     for none
    /// @return a changed connector
    /// @throws IllegalArgumentException for a timeout that is zero or negative
    public Connector timeout(Duration timeout) {
        return new Connector(positive(timeout), delayNanos, family, local, preparation);
    }

    /// The same with another pace: RFC 8305's Connection Attempt Delay.
    ///
    /// @param delay how long an attempt is alone before the next begins, at least 10 ms;
    ///     [Socket#FOREVER] to begin the next only when one has failed
    /// @return a changed connector
    /// @throws IllegalArgumentException for less than 10 ms
    public Connector attemptDelay(Duration delay) {
        long nanos = Deadline.nanos(delay);
        if (nanos < LEAST_DELAY) {
            throw new IllegalArgumentException(
                    "the attempt delay " + delay + " is less than 10 ms, which RFC 8305 forbids");
        }
        return new Connector(timeoutNanos, nanos, family, local, preparation);
    }

    /// The same for one family only.
    ///
    /// @param family [Family#AF_INET] or [Family#AF_INET6]; [Family#AF_UNSPEC] for both
    /// @return a changed connector
    public Connector family(Family family) {
        return new Connector(timeoutNanos, delayNanos, family, local, preparation);
    }

    /// The same with a local endpoint, to which each socket is bound; only addresses of its family
    /// are tried.
    ///
    /// @param local an address of this machine; port 0 lets the kernel choose
    /// @return a changed connector
    public Connector local(Endpoint local) {
        return new Connector(timeoutNanos, delayNanos, local.family(), local, preparation);
    }

    /// The same with a preparation of each socket.
    ///
    /// @param preparation runs on the caller's thread, and should not wait
    /// @return a changed connector
    public Connector prepare(Preparation preparation) {
        return new Connector(timeoutNanos, delayNanos, family, local, preparation);
    }

    /// Opens a TCP connection to a host.
    ///
    /// @param host a name, or an IPv4 or IPv6 literal
    /// @param port 1 to 65535
    /// @return a connected socket, whose timeout is [Socket#FOREVER] unless the preparation set it
    /// @throws soquete.error.ResolveException if the name has no address (of the family)
    /// @throws ErrnoException if no address answered: the last failure, with the earlier ones as
    ///     suppressed exceptions
    /// @throws java.net.SocketTimeoutException if the time was over first, with the failures until
    ///     then as suppressed exceptions
    /// @throws java.io.InterruptedIOException if the thread was interrupted; its status is set
    /// @throws IllegalArgumentException if the host is empty or has a NUL, or the port is out of
    ///     range
    public Socket connect(String host, int port) throws IOException {
        long deadline = Deadline.after(timeoutNanos);
        Hints hints = family.number() == 0 ? Hints.TCP : Hints.TCP.with(family);
        return race(
                "connect " + host + " port " + port,
                Connecting.resolve(host, port, hints.with(AiFlags.NONE), deadline),
                deadline);
    }

    /// Opens a stream connection to the first of some endpoints that answers.
    ///
    /// @param endpoints where to connect, in the order to try them, of any families; at least one
    ///     (of the family, where one was given)
    /// @return a connected socket, whose timeout is [Socket#FOREVER] unless the preparation set it
    /// @throws IOException as [#connect(String, int)]
    /// @throws IllegalArgumentException if there is no endpoint
    public Socket connect(List<? extends Endpoint> endpoints) throws IOException {
        List<AddressInfo> addresses = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (family.number() == 0 || family.equals(endpoint.family())) {
                addresses.add(stream(endpoint));
            }
        }
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(
                    "no endpoint to connect to"
                            + (family.number() == 0 ? "" : " of family " + family)
                            + " among "
                            + endpoints);
        }
        return race("connect " + endpoints, addresses, Deadline.after(timeoutNanos));
    }

    private Socket race(String title, List<AddressInfo> addresses, long deadline)
            throws IOException {
        return addresses.size() == 1
                ? Connecting.connect(addresses.getFirst(), this, deadline)
                : HappyEyeballs.connect(title, addresses, this, deadline);
    }

    static AddressInfo stream(Endpoint endpoint) {
        Protocol protocol =
                endpoint instanceof InetEndpoint ? Protocol.IPPROTO_TCP : Protocol.DEFAULT;
        return new AddressInfo(
                endpoint.family(), SocketType.SOCK_STREAM, protocol, endpoint, Optional.empty());
    }

    static long positive(Duration timeout) {
        long nanos = Deadline.nanos(timeout);
        if (nanos == 0) {
            throw new IllegalArgumentException("the timeout is zero: a connection takes time");
        }
        return nanos;
    }

    long delayNanos() {
        return delayNanos;
    }

    /// A socket for an attempt, ready to connect.
    Socket open(AddressInfo address) throws IOException {
        Socket socket = Socket.open(address.family(), address.type(), address.protocol());
        try {
            if (local != null) {
                socket.bind(local);
            }
            if (preparation != null) {
                preparation.prepare(socket);
            }
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }
}
