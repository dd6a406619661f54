package soquete.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.AddressInUseException;
import soquete.error.ConnectionRefusedException;
import soquete.option.Option;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;

/// What a server is to listen on, before it is open.
sealed interface Opening {
    /// The name of the listener.
    String name();

    /// A socket to be opened.
    record OfEndpoint(String name, Endpoint endpoint, SocketType type, Protocol protocol)
            implements Opening {}

    /// A socket that listens already, and that another process may hold as well.
    record OfSocket(String name, Socket socket) implements Opening {}

    /// An option and its value.
    record Choice<T>(Option<T> option, T value) {
        void set(Socket socket) throws IOException {
            socket.set(option, value);
        }
    }

    /// A listener that is open.
    ///
    /// @param own whether this server opened it, and nobody else accepts on it
    record Opened(Listener listener, boolean own) {}

    /// How to open.
    ///
    /// @param backlog      of the kernel's queue; -1 for sockets that do not listen
    /// @param loops        how many loops share an endpoint
    /// @param binding      for files
    /// @param replaceStale whether the file of a Unix socket that nobody has is replaced
    /// @param options      set before bind
    record Plan(
            int backlog,
            int loops,
            UnixBinding binding,
            boolean replaceStale,
            List<Choice<?>> options) {
        /// Opens all or none.
        List<Opened> openAll(List<Opening> openings) throws IOException {
            List<Opened> opened = new ArrayList<>();
            try {
                for (Opening opening : openings) {
                    switch (opening) {
                        case OfSocket of -> opened.add(given(of));
                        case OfEndpoint of -> open(of, opened);
                    }
                }
                return opened;
            } catch (Throwable t) {
                for (Opened one : opened) {
                    if (one.own()) {
                        one.listener().socket().close();
                    }
                }
                throw t;
            }
        }

        private Opened given(OfSocket of) throws IOException {
            if (backlog < 0 && !of.socket().type().equals(SocketType.SOCK_DGRAM)) {
                throw new IllegalArgumentException(of.socket() + " is no socket of datagrams");
            }
            if (backlog >= 0 && !of.socket().get(SolSocket.SO_ACCEPTCONN)) {
                throw new IllegalArgumentException(
                        of.socket() + " does not listen: call listen() before it is given");
            }
            Endpoint local = of.socket().localEndpoint();
            return new Opened(new Listener(of.name(), local, of.socket()), false);
        }

        /// Where several sockets share a port, the first takes it for itself, as if it were alone,
        /// and lets the others in afterwards. `SO_REUSEPORT` from the beginning would let in
        /// whoever has set it and listens there already, a second server by mistake.
        private void open(OfEndpoint of, List<Opened> opened) throws IOException {
            boolean spread = loops > 1 && of.endpoint() instanceof InetEndpoint;
            Endpoint at = of.endpoint();
            for (int i = 0; i < (spread ? loops : 1); i++) {
                Socket socket = listen(of, at, i > 0 || (spread && !isAskedLater(of)));
                try {
                    if (spread) {
                        socket.set(SolSocket.SO_REUSEPORT, true);
                    }
                    at = socket.localEndpoint(); // the port that the kernel chose is that of all
                    opened.add(new Opened(new Listener(of.name(), at, socket), true));
                } catch (Throwable t) {
                    socket.close();
                    throw t;
                }
            }
        }

        /// Whether the protocol looks at `SO_REUSEPORT` of a socket only when another comes.
        private static boolean isAskedLater(OfEndpoint of) {
            return of.protocol().equals(Protocol.DEFAULT)
                    || of.protocol().equals(Protocol.IPPROTO_TCP)
                    || of.protocol().equals(Protocol.IPPROTO_UDP);
        }

        private Socket listen(OfEndpoint of, Endpoint at, boolean spread) throws IOException {
            try {
                return listenOnce(of, at, spread);
            } catch (AddressInUseException e) {
                if (!replaceStale || !(at instanceof UnixEndpoint unix) || !unix.isPath()) {
                    throw e;
                }
                removeStale(of, unix, e);
                return listenOnce(of, at, spread);
            }
        }

        private Socket listenOnce(OfEndpoint of, Endpoint at, boolean spread) throws IOException {
            Socket socket = Socket.open(at.family(), of.type(), of.protocol());
            try {
                if (at instanceof InetEndpoint && backlog >= 0) {
                    socket.set(SolSocket.SO_REUSEADDR, true);
                }
                if (spread) {
                    socket.set(SolSocket.SO_REUSEPORT, true);
                }
                if (at instanceof Inet6Endpoint inet6) {
                    socket.set(SolIpv6.IPV6_V6ONLY, !inet6.isUnspecified());
                }
                for (Choice<?> choice : options) {
                    choice.set(socket);
                }
                if (at instanceof UnixEndpoint unix && unix.isPath()) {
                    socket.bind(unix, binding);
                } else {
                    socket.bind(at);
                }
                if (backlog >= 0) {
                    socket.listen(backlog);
                }
                return socket;
            } catch (Throwable t) {
                socket.close();
                throw t;
            }
        }

        private static void removeStale(OfEndpoint of, UnixEndpoint unix, AddressInUseException e)
                throws IOException {
            try (Socket probe = Socket.open(unix.family(), of.type(), of.protocol())) {
                probe.timeout(java.time.Duration.ZERO);
                probe.connect(unix);
            } catch (ConnectionRefusedException nobodyListens) {
                java.nio.file.Files.deleteIfExists(unix.toPath());
                return;
            } catch (IOException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
    }
}
