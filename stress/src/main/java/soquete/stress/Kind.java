package soquete.stress;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.endpoint.VsockEndpoint;
import soquete.testkit.NetworkNamespace;

/// A family and type of sockets, and how two of them are joined.
@SuppressWarnings("ImmutableEnumChecker") // families, types and protocols are numbers
enum Kind {
    TCP4(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.DEFAULT, Shape.LISTEN),
    UNIX_STREAM(Family.AF_UNIX, SocketType.SOCK_STREAM, Protocol.DEFAULT, Shape.LISTEN),
    UDP4(Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.DEFAULT, Shape.BOUND),
    UNIX_DGRAM(Family.AF_UNIX, SocketType.SOCK_DGRAM, Protocol.DEFAULT, Shape.BOUND),
    TCP6(Family.AF_INET6, SocketType.SOCK_STREAM, Protocol.DEFAULT, Shape.LISTEN),
    UNIX_STREAM_PAIR(Family.AF_UNIX, SocketType.SOCK_STREAM, Protocol.DEFAULT, Shape.PAIR),
    UDP6(Family.AF_INET6, SocketType.SOCK_DGRAM, Protocol.DEFAULT, Shape.BOUND),
    UNIX_SEQPACKET(Family.AF_UNIX, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT, Shape.LISTEN),
    MPTCP4(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.IPPROTO_MPTCP, Shape.LISTEN),
    UNIX_DGRAM_PAIR(Family.AF_UNIX, SocketType.SOCK_DGRAM, Protocol.DEFAULT, Shape.PAIR),
    UNIX_SEQPACKET_PAIR(Family.AF_UNIX, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT, Shape.PAIR),
    UDPLITE4(Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.IPPROTO_UDPLITE, Shape.BOUND),
    RAW4(Family.AF_INET, SocketType.SOCK_RAW, new Protocol(253), Shape.ADDRESSED),
    PACKET(Family.AF_PACKET, SocketType.SOCK_RAW, Protocol.DEFAULT, Shape.CABLE),
    VSOCK(Family.AF_VSOCK, SocketType.SOCK_STREAM, Protocol.DEFAULT, Shape.LISTEN),
    VSOCK_SEQPACKET(Family.AF_VSOCK, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT, Shape.LISTEN);

    /// How two sockets come together.
    enum Shape {
        /// connect and accept.
        LISTEN,
        /// socketpair.
        PAIR,
        /// Both bound, and connected to each other.
        BOUND,
        /// At the ends of a cable.
        CABLE,
        /// As bound, and the addresses have to tell them apart.
        ADDRESSED
    }

    private static final int IP_HEADER = 20;
    private static final int ETHERNET = 1_400;

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Family family;
    private final SocketType type;
    private final Protocol protocol;
    private final Shape shape;

    Kind(Family family, SocketType type, Protocol protocol, Shape shape) {
        this.family = family;
        this.type = type;
        this.protocol = protocol;
        this.shape = shape;
    }

    /// `tcp4`, `unix-stream`.
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind named(String title) {
        for (Kind kind : values()) {
            if (kind.title().equals(title)) {
                return kind;
            }
        }
        List<String> known = new ArrayList<>();
        for (Kind kind : values()) {
            known.add(kind.title());
        }
        throw new IllegalArgumentException("no family " + title + ": one of " + known);
    }

    /// Why this machine does not have it; empty where it does.
    String missing() {
        if (family.equals(Family.AF_VSOCK)) {
            return missingVsock();
        }
        if (shape == Shape.CABLE) {
            return NetworkNamespace.available().missing().orElse("");
        }
        try {
            try (SocketPair pair = pair()) {
                return pair.first().isOpen() ? "" : "closed";
            }
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Without a loopback a connect waits for a long time.
    private String missingVsock() {
        try (Socket listener = listener();
                Socket client = open()) {
            client.timeout(Duration.ofMillis(200));
            client.connect(listener.localEndpoint());
            return "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    boolean keepsMessages() {
        return !type.equals(SocketType.SOCK_STREAM);
    }

    boolean connects() {
        return shape == Shape.LISTEN;
    }

    /// Whether a sender hears at once that the peer has closed. MPTCP keeps a closed connection for
    /// `net.mptcp.close_timeout`, and what is sent on it waits.
    boolean tellsSenders() {
        return this != MPTCP4;
    }

    /// Whether what was sent arrives, in order.
    boolean reliable() {
        return family.equals(Family.AF_UNIX) || type.equals(SocketType.SOCK_SEQPACKET);
    }

    boolean splices() {
        return this == TCP4 || this == TCP6 || this == UNIX_STREAM || this == UNIX_STREAM_PAIR;
    }

    boolean passesDescriptors() {
        return family.equals(Family.AF_UNIX);
    }

    /// Bytes of the network's header before each message.
    int header() {
        return this == RAW4 ? IP_HEADER : this == PACKET ? Cable.HEADER : 0;
    }

    /// What has to be put before each message that is sent.
    byte[] prefix(Socket socket) throws IOException {
        return this == PACKET ? Cable.header(socket) : new byte[0];
    }

    /// The longest message that always goes.
    int longestMessage() {
        if (this == PACKET) {
            return ETHERNET;
        }
        return reliable() ? 60_000 : 8_000;
    }

    Socket open() throws IOException {
        return Socket.open(family, type, protocol);
    }

    Socket listener() throws IOException {
        Socket socket = bound();
        try {
            socket.listen();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Where to connect to.
    Endpoint reach(Endpoint listener) {
        return listener instanceof VsockEndpoint vsock
                ? new VsockEndpoint(VsockEndpoint.VMADDR_CID_LOCAL, vsock.port())
                : listener;
    }

    private Socket bound() throws IOException {
        Socket socket = open();
        try {
            socket.bind(any());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Endpoint any() {
        if (family.equals(Family.AF_INET)) {
            return Inet4Endpoint.LOOPBACK;
        }
        if (family.equals(Family.AF_INET6)) {
            return Inet6Endpoint.LOOPBACK;
        }
        if (family.equals(Family.AF_VSOCK)) {
            return new VsockEndpoint(VsockEndpoint.VMADDR_CID_ANY, VsockEndpoint.VMADDR_PORT_ANY);
        }
        long pid = ProcessHandle.current().pid();
        return UnixEndpoint.abstractName("soquete-stress-" + pid + "-" + NAMES.incrementAndGet());
    }

    /// Two sockets that are joined.
    SocketPair pair() throws IOException {
        return switch (shape) {
            case PAIR -> Socket.pair(family, type, protocol);
            case CABLE -> Cable.pair();
            case BOUND -> {
                Socket one = bound();
                Socket other = bound();
                one.connect(other.localEndpoint());
                other.connect(one.localEndpoint());
                yield new SocketPair(one, other);
            }
            case ADDRESSED -> {
                // Of this process and this pair alone.
                long pid = ProcessHandle.current().pid();
                String net = "127." + (100 + pid % 100) + "." + NAMES.incrementAndGet() % 250 + ".";
                Socket one = open();
                one.bind(Endpoint.of(net + 2, 0));
                one.connect(Endpoint.of(net + 3, 0));
                Socket other = open();
                other.bind(Endpoint.of(net + 3, 0));
                other.connect(Endpoint.of(net + 2, 0));
                yield new SocketPair(one, other);
            }
            case LISTEN -> {
                try (Socket listener = listener()) {
                    Socket client = open();
                    client.connect(reach(listener.localEndpoint()));
                    yield new SocketPair(client, listener.accept());
                }
            }
        };
    }
}
