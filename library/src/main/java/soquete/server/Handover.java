package soquete.server;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import soquete.OwnedFd;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.BrokenPipeException;
import soquete.error.ConnectionRefusedException;
import soquete.error.ConnectionResetException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.option.PeerCredentials;
import soquete.option.SolSocket;

/// The listening sockets of a server in another process, taken over while it serves: a program is
/// replaced by its next version, and no connection is refused or lost.
///
/// ```java
/// try (Handover old = Handover.take(control, Duration.ofSeconds(10)).orElse(null)) {
///     ServerBuilder builder = old == null ? Server.on(endpoint) : Server.from(old);
///     Server server = builder.handle(handler);      // from here on both accept
///     if (old != null) {
///         old.ready();                              // from here on this one alone
///     }
///     server.handOver(control);                     // for the next version
///     server.await();
/// }
/// ```
///
/// The other side is [Server#handOver]. The sockets stay open all the time, so that their queues in
/// the kernel lose nothing. Whoever dies leaves the other one serving: a successor that ends before
/// [#ready] changes nothing; if the predecessor ends first, the successor has the sockets.
///
/// Each end looks at who the other is (`SO_PEERCRED`, [HandoverTerms]).
///
/// The file of a Unix socket is handed over with it, and is not removed when the successor closes
/// it: [ServerBuilder#replaceStale] takes such a path again.
public final class Handover implements Closeable {
    private static final long LONGEST = Duration.ofDays(1).toNanos();

    private final Socket predecessor;
    private final PeerCredentials credentials;
    private final List<Listener> listeners;
    private final HandoverTerms terms;
    private boolean done;

    private Handover(
            Socket predecessor,
            PeerCredentials credentials,
            List<Listener> listeners,
            HandoverTerms terms) {
        this.predecessor = predecessor;
        this.credentials = credentials;
        this.listeners = List.copyOf(listeners);
        this.terms = terms;
    }

    /// Takes the listeners of a server of the same user.
    ///
    /// @param control where the server hands over
    /// @param timeout for all of it; more than zero
    /// @return the listeners; empty where no server hands over
    /// @throws HandoverException if the server refuses, is of another user, or something else
    /// @throws java.net.SocketTimeoutException if the time was over first
    /// @throws IOException if something else fails; nothing is taken then
    /// @throws IllegalArgumentException if the timeout is zero or negative
    public static Optional<Handover> take(UnixEndpoint control, Duration timeout)
            throws IOException {
        return take(control, timeout, HandoverTerms.SAME_USER);
    }

    /// Takes the listeners of a server.
    ///
    /// @param control where the server hands over
    /// @param timeout for all of it; more than zero
    /// @param terms   of whom; [HandoverTerms#step] is for [#ready]
    /// @return as [#take(UnixEndpoint, Duration)]
    /// @throws IOException as [#take(UnixEndpoint, Duration)]
    /// @throws IllegalArgumentException if the timeout is zero or negative
    public static Optional<Handover> take(
            UnixEndpoint control, Duration timeout, HandoverTerms terms) throws IOException {
        long end = System.nanoTime() + Math.min(Limits.nanos(timeout, "the timeout"), LONGEST);
        Socket socket = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET);
        try {
            socket.timeout(left(end));
            if (!connect(socket, control)) {
                socket.close();
                return Optional.empty();
            }
            PeerCredentials who = socket.get(SolSocket.SO_PEERCRED);
            if (!terms.trusted().test(who)) {
                throw new HandoverException(
                        "the server that hands over at " + control + " is not trusted: " + who);
            }
            return Optional.of(new Handover(socket, who, receive(socket, end), terms));
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    /// False where nobody listens.
    private static boolean connect(Socket socket, UnixEndpoint control) throws IOException {
        try {
            socket.connect(control);
            return true;
        } catch (ConnectionRefusedException nobody) {
            return false;
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.ENOENT)) {
                return false;
            }
            throw e;
        }
    }

    private static List<Listener> receive(Socket socket, long end) throws IOException {
        new HandoverMessage.Hello(HandoverMessage.VERSION).sendOn(socket);
        if (!(next(socket, end) instanceof HandoverMessage.Offer(int version, int count))
                || version != HandoverMessage.VERSION
                || count > HandoverMessage.MAX_LISTENERS) {
            throw new HandoverException("the predecessor offers something else than expected");
        }
        List<Listener> listeners = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                if (!(next(socket, end)
                        instanceof HandoverMessage.Given(String name, OwnedFd fd))) {
                    throw new HandoverException(
                            "the predecessor promised " + count + " listeners and gave " + i);
                }
                listeners.add(listener(name, fd));
            }
            return listeners;
        } catch (Throwable t) {
            listeners.forEach(listener -> listener.socket().close());
            throw t;
        }
    }

    private static Listener listener(String name, OwnedFd fd) throws IOException {
        Socket socket;
        try {
            socket = Socket.adopt(fd);
        } catch (Throwable t) {
            fd.close();
            throw t;
        }
        try {
            if (!socket.get(SolSocket.SO_ACCEPTCONN)) {
                throw new HandoverException("the predecessor gave a socket that does not listen");
            }
            return new Listener(name, socket.localEndpoint(), socket);
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// The next message, unless it is a refusal or the end.
    private static HandoverMessage next(Socket socket, long end) throws IOException {
        socket.timeout(left(end));
        HandoverMessage message = HandoverMessage.receiveOn(socket);
        return switch (message) {
            case HandoverMessage.Refused(String why) ->
                    throw new HandoverException("the predecessor refuses: " + why);
            case HandoverMessage.Gone _ ->
                    throw new HandoverException(
                            "the predecessor ended before it had given its listeners");
            default -> message;
        };
    }

    /// The listeners, with the names that they had. They are the caller's, or the server's that is
    /// made from them: [Server#from(Handover)].
    ///
    /// @return in the order of the predecessor
    public List<Listener> listeners() {
        return listeners;
    }

    /// The process that gave them.
    ///
    /// @return who it was when it began to offer them
    public PeerCredentials predecessor() {
        return credentials;
    }

    /// Says that this process accepts on the listeners, and waits until the predecessor has
    /// stopped. Its connections go on until they end, or its deadline. The control endpoint is free
    /// then.
    ///
    /// @return true if it has stopped by this; false if it had ended before, so that there was
    ///     nobody to stop
    /// @throws HandoverException if it refuses, because another successor was faster: it goes on,
    ///     or the other does, and this process must not
    /// @throws java.net.SocketTimeoutException if it does not answer within [HandoverTerms#step]
    /// @throws IOException if something else fails
    public synchronized boolean ready() throws IOException {
        if (done) {
            throw new IllegalStateException("ready() was called before");
        }
        predecessor.timeout(terms.step());
        try {
            new HandoverMessage.Ready().sendOn(predecessor);
        } catch (BrokenPipeException | ConnectionResetException gone) {
            // it may have said why
        }
        HandoverMessage answer = HandoverMessage.receiveOn(predecessor);
        if (answer instanceof HandoverMessage.Refused(String why)) {
            throw new HandoverException("the predecessor refuses: " + why);
        }
        boolean stopped = answer instanceof HandoverMessage.Leaving;
        if (!stopped && !(answer instanceof HandoverMessage.Gone)) {
            throw new HandoverException("the predecessor answers " + answer);
        }
        done = true;
        predecessor.close();
        return stopped;
    }

    /// Ends the conversation. Before [#ready] has returned, that gives the hand-over up: the
    /// predecessor goes on, and the listeners are closed here. Safe to repeat.
    @Override
    public synchronized void close() {
        predecessor.close();
        if (!done) {
            listeners.forEach(listener -> listener.socket().close());
        }
    }
}
