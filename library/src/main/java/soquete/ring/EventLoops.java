package soquete.ring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;

/// Several loops behind the same endpoints: one for each processor, say. A connection stays with
/// the loop that accepted it, so its handler is only ever called by one thread.
///
/// May be used by any thread.
public final class EventLoops implements AutoCloseable {
    private final List<EventLoop> loops;
    private final AtomicInteger turn = new AtomicInteger();

    private EventLoops(List<EventLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    /// Starts loops. Their threads are named after the options, with `-0`, `-1` and so on.
    ///
    /// @param count   how many, 1 or more
    /// @param options of each
    /// @return running loops
    /// @throws IOException as [EventLoop#open]; then none is left running
    /// @throws IllegalArgumentException if the count is not positive
    public static EventLoops open(int count, LoopOptions options) throws IOException {
        if (count < 1) {
            throw new IllegalArgumentException(count + " loops: it takes at least one");
        }
        List<EventLoop> made = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                made.add(EventLoop.open(options.withName(options.name() + "-" + i)));
            }
            return new EventLoops(made);
        } catch (Throwable t) {
            made.forEach(EventLoop::close);
            throw t;
        }
    }

    /// The loops.
    ///
    /// @return in the order of their names
    public List<EventLoop> all() {
        return loops;
    }

    /// A loop for something new that does not come from a listener: each in turn.
    ///
    /// @return one of the loops
    public EventLoop next() {
        return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    /// Listens with every loop. For IPv4 and IPv6 each has a socket of its own (`SO_REUSEPORT`),
    /// and the kernel spreads the connections over them; of other families the loops share one.
    ///
    /// @param endpoint where to listen; with port 0 the kernel chooses one for all
    /// @param handlers makes the handler of each connection, on the thread of its loop
    /// @return a listener for each loop
    /// @throws IOException as [Socket#server(Endpoint)]; then none is left listening
    public List<LoopListener> listen(Endpoint endpoint, Supplier<? extends LoopHandler> handlers)
            throws IOException {
        List<LoopListener> made = new ArrayList<>();
        try {
            if (endpoint instanceof InetEndpoint) {
                Endpoint at = endpoint;
                for (EventLoop loop : loops) {
                    LoopListener listener = loop.listen(listening(at), handlers);
                    made.add(listener);
                    at = listener.endpoint();
                }
            } else {
                try (Socket shared = Socket.server(endpoint)) {
                    for (EventLoop loop : loops) {
                        made.add(loop.listen(shared.duplicate(), handlers));
                    }
                }
            }
            return List.copyOf(made);
        } catch (Throwable t) {
            made.forEach(LoopListener::close);
            throw t;
        }
    }

    /// Serves datagrams with every loop: each has a socket of its own (`SO_REUSEPORT`), and the
    /// kernel spreads the senders over them. What one sender sends comes to one loop.
    ///
    /// @param endpoint     where to receive, of IPv4 or IPv6; with port 0 the kernel chooses one
    ///     for all
    /// @param handlers     makes the handler of each socket, on the calling thread
    /// @param slots        messages that one system call can receive
    /// @param bytes        of the longest message
    /// @param controlSpace room for the control messages of each, in bytes
    /// @return the socket of each loop: [LoopDatagrams#socket] takes options
    /// @throws IOException as [EventLoop#datagrams(Socket, DatagramHandler, int, int, int)]; then
    ///     none is left open
    /// @throws IllegalArgumentException if the endpoint is of another family, whose messages the
    ///     kernel does not spread, or a number is out of its range
    public List<LoopDatagrams> datagrams(
            Endpoint endpoint,
            Supplier<? extends DatagramHandler> handlers,
            int slots,
            int bytes,
            int controlSpace)
            throws IOException {
        if (!(endpoint instanceof InetEndpoint)) {
            throw new IllegalArgumentException(
                    "the kernel spreads messages of IPv4 and IPv6 alone over several sockets, and "
                            + endpoint
                            + " is of another family: give the socket to one loop");
        }
        List<LoopDatagrams> made = new ArrayList<>();
        try {
            Endpoint at = endpoint;
            for (EventLoop loop : loops) {
                Socket socket = oneOfSeveral(at, SocketType.SOCK_DGRAM);
                try {
                    at = socket.localEndpoint();
                    made.add(loop.datagrams(socket, handlers.get(), slots, bytes, controlSpace));
                } catch (Throwable t) {
                    socket.close();
                    throw t;
                }
            }
            return List.copyOf(made);
        } catch (Throwable t) {
            made.forEach(LoopDatagrams::closeSoon);
            throw t;
        }
    }

    private static Socket listening(Endpoint endpoint) throws IOException {
        Socket socket = oneOfSeveral(endpoint, SocketType.SOCK_STREAM);
        try {
            socket.listen();
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    private static Socket oneOfSeveral(Endpoint endpoint, SocketType type) throws IOException {
        Socket socket = Socket.open(endpoint.family(), type);
        try {
            if (type.equals(SocketType.SOCK_STREAM)) {
                socket.set(SolSocket.SO_REUSEADDR, true);
            }
            socket.set(SolSocket.SO_REUSEPORT, true);
            if (endpoint instanceof Inet6Endpoint inet6) {
                socket.set(SolIpv6.IPV6_V6ONLY, !inet6.isUnspecified());
            }
            socket.bind(endpoint);
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// Ends all loops, as [EventLoop#close].
    @Override
    public void close() {
        loops.forEach(EventLoop::close);
    }

    /// `EventLoops[2 of RING]`
    @Override
    public String toString() {
        return "EventLoops[" + loops.size() + " of " + loops.getFirst().options().engine() + "]";
    }
}
