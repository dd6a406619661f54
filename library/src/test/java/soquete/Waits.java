package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.NetlinkEndpoint;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.error.InProgressException;
import soquete.error.WouldBlockException;
import soquete.message.MsgFlags;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.posix.Unistd;
import soquete.testkit.Capability;

/// One row of the table of everything that waits: an operation on a kind of socket.
///
/// The table is every operation over every family that this kernel can make wait; those that it
/// lacks are in [soquete.guest.FamilyWaitingTest].
///
/// @param name        operation and kind
/// @param need        what the machine must have
/// @param pace        when the call goes on after its release
/// @param preparation opens the sockets, and brings them to where the call must wait
record Waits(String name, Optional<Capability> need, Pace pace, Preparation preparation) {
    /// What tells a call to go on.
    enum Pace {
        /// The kernel.
        EVENT,

        /// Nothing: it tries again after a rest of at most 50 milliseconds.
        REST,

        /// The kernel, when it repeats a handshake after seconds.
        HANDSHAKE
    }

    /// Of the buffers of a connection, so that little data fills it.
    private static final int BUFFER = 16_384;

    /// More than both buffers of a connection hold.
    private static final int MUCH = 1_000_000;

    private static final int EAGAIN = 11;
    private static final byte[] ALL = new byte[MUCH];
    private static final byte[] BLOCK = new byte[100_000];
    private static final EtherType LOCAL = new EtherType(0x88b5);

    /// For experiments and testing, RFC 3692.
    private static final Protocol EXPERIMENTAL = new Protocol(254);

    interface Preparation {
        Waiting prepare(Kept kept) throws Exception;
    }

    /// An operation on a connection, or on one socket.
    private interface Operation {
        Object on(Socket socket) throws Exception;
    }

    Waiting prepare(Kept kept) throws Exception {
        return preparation.prepare(kept);
    }

    void assume() {
        need.ifPresent(Capability::assume);
    }

    boolean isPossible() {
        return need.isEmpty() || need.get().isPresent();
    }

    @Override
    public String toString() {
        return name;
    }

    /// The whole table.
    static List<Waits> all() {
        List<Waits> all = new ArrayList<>();
        for (Kind kind : STREAMS) {
            addStream(all, kind);
        }
        for (Kind kind : MESSAGES) {
            addMessages(all, kind);
        }
        for (SocketType type : List.of(SocketType.SOCK_STREAM, SocketType.SOCK_SEQPACKET)) {
            add(
                    all,
                    "connect to a full queue",
                    unix(type),
                    Pace.REST,
                    kept -> connectToFullQueue(kept, type));
        }
        for (Kind kind : STREAMS) {
            if (!kind.family.equals(Family.AF_UNIX)) {
                all.add(
                        new Waits(
                                "connect without an answer " + kind,
                                kind.capability(),
                                Pace.HANDSHAKE,
                                kept -> connectWithoutAnswer(kept, kind)));
            }
        }
        addFullReceivers(all);
        addErrorQueues(all);
        return all;
    }

    private static void add(List<Waits> all, String name, Kind kind, Preparation preparation) {
        add(all, name, kind, Pace.EVENT, preparation);
    }

    private static void add(
            List<Waits> all, String name, Kind kind, Pace pace, Preparation preparation) {
        all.add(new Waits(name + " " + kind, kind.capability(), pace, preparation));
    }

    // ---- the kinds ----

    private interface Opening {
        Loopback.Pair open(Kept kept) throws Exception;
    }

    /// A kind of socket, and two of it, of which the second sends to the first.
    private record Kind(
            Family family, SocketType type, Protocol protocol, String need, Opening opening) {
        Loopback.Pair pair(Kept kept) throws Exception {
            return opening.open(kept);
        }

        Socket open(Kept kept) throws IOException {
            Socket socket = kept.add(Socket.open(family, type, protocol));
            if (!family.equals(Family.AF_NETLINK)) {
                socket.set(SolSocket.SO_SNDBUF, BUFFER);
                socket.set(SolSocket.SO_RCVBUF, BUFFER);
            }
            return socket;
        }

        Endpoint anywhere() {
            return family.equals(Family.AF_UNIX) ? UnixEndpoint.UNNAMED : Loopback.any(family);
        }

        Socket listener(Kept kept, int backlog) throws IOException {
            Socket listener = open(kept);
            listener.bind(anywhere());
            listener.listen(backlog);
            return listener;
        }

        Optional<Capability> capability() {
            if (need.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    Capability.probed(
                            "needs " + need,
                            () -> {
                                if (family.equals(Family.AF_INET6)
                                        && !Capability.ipv6Loopback().isPresent()) {
                                    return false;
                                }
                                Socket.open(family, type, protocol).close();
                                return true;
                            }));
        }

        @Override
        public String toString() {
            String which = protocol.equals(Protocol.DEFAULT) ? "" : " " + protocol.name(family);
            return family + " " + type + which;
        }
    }

    private static final List<Kind> STREAMS =
            List.of(
                    stream(Family.AF_INET, Protocol.DEFAULT, ""),
                    stream(Family.AF_INET6, Protocol.DEFAULT, "IPv6"),
                    stream(Family.AF_INET, Protocol.IPPROTO_MPTCP, "MPTCP"),
                    unix(SocketType.SOCK_STREAM));

    private static final List<Kind> MESSAGES =
            List.of(
                    datagram(Family.AF_INET, Protocol.DEFAULT, ""),
                    datagram(Family.AF_INET6, Protocol.DEFAULT, "IPv6"),
                    datagram(Family.AF_INET, Protocol.IPPROTO_UDPLITE, "UDP-Lite"),
                    unix(SocketType.SOCK_DGRAM),
                    unix(SocketType.SOCK_SEQPACKET),
                    raw(Family.AF_INET),
                    raw(Family.AF_INET6),
                    netlink(),
                    packet());

    private static Kind stream(Family family, Protocol protocol, String need) {
        return new Kind(
                family,
                SocketType.SOCK_STREAM,
                protocol,
                need,
                kept -> {
                    Kind kind = stream(family, protocol, need);
                    Socket listener = kind.listener(kept, 1);
                    Socket client = kind.open(kept);
                    client.connect(listener.localEndpoint());
                    return new Loopback.Pair(kept.add(listener.accept()), client);
                });
    }

    private static Kind unix(SocketType type) {
        return new Kind(
                Family.AF_UNIX,
                type,
                Protocol.DEFAULT,
                "",
                kept -> {
                    SocketPair pair = kept.add(Socket.pair(Family.AF_UNIX, type));
                    pair.first().set(SolSocket.SO_SNDBUF, BUFFER);
                    return new Loopback.Pair(pair.first(), pair.second());
                });
    }

    private static Kind datagram(Family family, Protocol protocol, String need) {
        return new Kind(
                family,
                SocketType.SOCK_DGRAM,
                protocol,
                need,
                kept -> {
                    Socket a = kept.add(Socket.open(family, SocketType.SOCK_DGRAM, protocol));
                    a.bind(Loopback.any(family));
                    Socket b = kept.add(Socket.open(family, SocketType.SOCK_DGRAM, protocol));
                    b.connect(a.localEndpoint());
                    return new Loopback.Pair(a, b);
                });
    }

    private static Kind raw(Family family) {
        return new Kind(
                family,
                SocketType.SOCK_RAW,
                EXPERIMENTAL,
                "raw sockets of " + family,
                kept -> {
                    Socket a = kept.add(Socket.open(family, SocketType.SOCK_RAW, EXPERIMENTAL));
                    Socket b = kept.add(Socket.open(family, SocketType.SOCK_RAW, EXPERIMENTAL));
                    boolean six = family.equals(Family.AF_INET6);
                    b.connect(six ? Inet6Endpoint.LOOPBACK : Inet4Endpoint.LOOPBACK);
                    return new Loopback.Pair(a, b);
                });
    }

    private static Kind netlink() {
        Family family = Family.AF_NETLINK;
        return new Kind(
                family,
                SocketType.SOCK_RAW,
                Protocol.NETLINK_USERSOCK,
                "NETLINK_USERSOCK",
                kept -> {
                    Kind kind = netlink();
                    Socket a = kind.open(kept);
                    a.bind(NetlinkEndpoint.KERNEL);
                    Socket b = kind.open(kept);
                    b.connect(a.localEndpoint());
                    return new Loopback.Pair(a, b);
                });
    }

    private static Kind packet() {
        return new Kind(
                Family.AF_PACKET,
                SocketType.SOCK_DGRAM,
                LOCAL.protocol(),
                "packet sockets",
                kept -> {
                    Endpoint loopback =
                            PacketEndpoint.of(LOCAL, NetworkInterface.getByName("lo").getIndex());
                    Socket a = kept.add(Socket.open(Family.AF_PACKET, SocketType.SOCK_DGRAM));
                    a.bind(loopback);
                    Socket b = kept.add(Socket.open(Family.AF_PACKET, SocketType.SOCK_DGRAM));
                    b.bind(loopback);
                    return new Loopback.Pair(a, b);
                });
    }

    // ---- streams ----

    private static void addStream(List<Waits> all, Kind kind) {
        add(all, "accept", kind, kept -> accept(kept, kind));
        receives(all, kind, "recv", socket -> socket.recv(10));
        receives(all, kind, "recv, large", socket -> socket.recv(new byte[20_000]));
        receives(all, kind, "recv, buffer", socket -> socket.recv(ByteBuffer.allocateDirect(9)));
        receives(all, kind, "recv, segment", Waits::recvSegment);
        receives(all, kind, "recvFrom", socket -> socket.recvFrom(10));
        receives(all, kind, "recvExactly", socket -> socket.recvExactly(1));
        receives(all, kind, "recvMsg", socket -> socket.recvMsg(10, 100));
        receives(all, kind, "recv MSG_WAITALL", socket -> socket.recv(1, MsgFlags.MSG_WAITALL));
        receives(
                all,
                kind,
                "recv MSG_PEEK",
                socket -> {
                    socket.recv(1, MsgFlags.MSG_PEEK.and(MsgFlags.MSG_WAITALL));
                    return socket.recv(1);
                });
        receives(all, kind, "recvBatch", Waits::recvBatch);
        receives(all, kind, "awaitReadable", Waits::awaitReadable);
        receives(all, kind, "read of a stream", socket -> socket.inputStream().read());
        receives(
                all,
                kind,
                "read of a channel",
                socket -> orWouldBlock(socket.channel().read(ByteBuffer.allocate(1))));

        sends(all, kind, "send", socket -> socket.send(BLOCK));
        sends(all, kind, "sendMsg", socket -> socket.sendMsg(BLOCK));
        sends(all, kind, "sendBatch", Waits::sendBatch);
        sends(
                all,
                kind,
                "write of a channel",
                socket ->
                        orWouldBlock(
                                socket.channel()
                                        .write(
                                                new ByteBuffer[] {
                                                    ByteBuffer.wrap(BLOCK), ByteBuffer.wrap(BLOCK)
                                                })));
        sendsAll(
                all,
                kind,
                "sendAll",
                socket -> {
                    socket.sendAll(ALL);
                    return MUCH;
                });
        add(
                all,
                "sendFile",
                kind,
                kept -> {
                    Path file = kept.add(new Much()).file;
                    return sending(kept, kind, socket -> socket.sendFile(file));
                });
        add(
                all,
                "sendFile of a descriptor",
                kind,
                kept -> {
                    OwnedFd file = kept.add(OwnedFd.open(kept.add(new Much()).file));
                    return sending(kept, kind, socket -> socket.sendFile(file, 0, MUCH));
                });
        addSplices(all, kind);
    }

    /// Channels say 0 where the others throw.
    private static long orWouldBlock(long moved) throws IOException {
        if (moved == 0) {
            throw ErrnoException.of("channel", EAGAIN, null);
        }
        return moved;
    }

    /// A file of [#MUCH] bytes, deleted by close.
    private record Much(Path file) implements Closeable {
        Much() throws IOException {
            this(Files.createTempFile("soquete", ".much"));
            Files.write(file, ALL);
        }

        @Override
        public void close() throws IOException {
            Files.delete(file);
        }
    }

    private static void addSplices(List<Waits> all, Kind kind) {
        add(
                all,
                "spliceTo, nothing to read",
                kind,
                kept -> {
                    Loopback.Pair pair = kind.pair(kept);
                    Pipe pipe = kept.add(Pipe.open());
                    return new Waiting(
                            pair.client(),
                            () -> pair.client().spliceTo(pipe.writeEnd(), 1),
                            () -> pair.server().send(new byte[1]));
                });
        add(
                all,
                "spliceTo a full pipe",
                kind,
                kept -> {
                    Loopback.Pair pair = kind.pair(kept);
                    Pipe pipe = kept.add(Pipe.open());
                    fill(pipe);
                    pair.server().send(new byte[1000]);
                    return new Waiting(
                            pair.client(),
                            () -> pair.client().spliceTo(pipe.writeEnd(), 1),
                            () -> read(pipe));
                });
        add(
                all,
                "spliceFrom an empty pipe",
                kind,
                kept -> {
                    Loopback.Pair pair = kind.pair(kept);
                    Pipe pipe = kept.add(Pipe.open());
                    return new Waiting(
                            pair.client(),
                            () -> pair.client().spliceFrom(pipe.readEnd(), 1),
                            () ->
                                    Unistd.write(
                                            pipe.writeEnd().number(),
                                            MemorySegment.ofArray(new byte[1])));
                });
        add(
                all,
                "spliceFrom to a full socket",
                kind,
                kept -> {
                    Loopback.Pair pair = kind.pair(kept);
                    Pipe pipe = kept.add(Pipe.open());
                    fill(pipe);
                    fill(pair.client(), () -> pair.client().send(BLOCK));
                    return new Waiting(
                            pair.client(),
                            () -> {
                                // What little room comes up is used, then it waits.
                                long moved = 0;
                                while (moved < 30_000) {
                                    moved += pair.client().spliceFrom(pipe.readEnd(), 1000);
                                }
                                return moved;
                            },
                            () -> drain(pair.server()));
                });
    }

    private static void fill(Pipe pipe) throws IOException {
        MemorySegment block = MemorySegment.ofArray(new byte[4096]);
        try {
            while (true) {
                Unistd.write(pipe.writeEnd().number(), block);
            }
        } catch (WouldBlockException e) {
            return;
        }
    }

    private static long read(Pipe pipe) throws IOException {
        return Unistd.read(pipe.readEnd().number(), MemorySegment.ofArray(new byte[8192]));
    }

    private static Waiting accept(Kept kept, Kind kind) throws IOException {
        Socket listener = kind.listener(kept, 1);
        return new Waiting(
                listener,
                () -> {
                    listener.accept().close();
                    return true;
                },
                () -> {
                    kind.open(kept).connect(listener.localEndpoint());
                    return true;
                });
    }

    private static void receives(List<Waits> all, Kind kind, String name, Operation operation) {
        add(
                all,
                name,
                kind,
                kept -> {
                    Loopback.Pair pair = kind.pair(kept);
                    return new Waiting(
                            pair.client(),
                            () -> operation.on(pair.client()),
                            () -> send(pair.server()));
                });
    }

    private static Object send(Socket socket) throws IOException {
        if (socket.family().equals(Family.AF_NETLINK)) {
            return socket.sendTo(new byte[20], socket.remoteEndpoint());
        }
        if (socket.family().equals(Family.AF_PACKET)) {
            int loopback = NetworkInterface.getByName("lo").getIndex();
            return socket.sendTo(new byte[50], PacketEndpoint.of(LOCAL, loopback, new byte[6]));
        }
        return socket.send(new byte[1]);
    }

    private static Object recvSegment(Socket socket) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return socket.recv(arena.allocate(10));
        }
    }

    private static Object recvBatch(Socket socket) throws IOException {
        try (MessageBatch batch = MessageBatch.of(2, 10)) {
            return socket.recvBatch(batch, MsgFlags.MSG_WAITFORONE.and(MsgFlags.MSG_TRUNC));
        }
    }

    private static Object awaitReadable(Socket socket) throws IOException {
        socket.awaitReadable();
        return true;
    }

    private static long sendBatch(Socket socket) throws IOException {
        try (MessageBatch batch = MessageBatch.of(2, 5000)) {
            batch.put(0, new byte[5000]);
            batch.put(1, new byte[5000]);
            return 5000L * socket.sendBatch(batch);
        }
    }

    /// An operation that sends a part: repeated until more has gone than the buffers hold.
    private static void sends(List<Waits> all, Kind kind, String name, Operation operation) {
        sendsAll(
                all,
                kind,
                name,
                socket -> {
                    long sent = 0;
                    while (sent < MUCH) {
                        sent += ((Number) operation.on(socket)).longValue();
                    }
                    return sent;
                });
    }

    private static void sendsAll(List<Waits> all, Kind kind, String name, Operation operation) {
        add(all, name, kind, kept -> sending(kept, kind, operation));
    }

    private static Waiting sending(Kept kept, Kind kind, Operation operation) throws Exception {
        Loopback.Pair pair = kind.pair(kept);
        return new Waiting(
                pair.client(), () -> operation.on(pair.client()), () -> drain(pair.server()));
    }

    /// Reads, in a thread of its own, to the end of the test: a pause in the data says nothing,
    /// since a busy machine may keep the sender from running for any time.
    private static Object drain(Socket socket) {
        return Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                byte[] data = new byte[1_000_000];
                                while (socket.recv(data) > 0) {}
                            } catch (IOException e) {
                                return; // closed: the test is over
                            }
                        });
    }

    // ---- messages ----

    private static void addMessages(List<Waits> all, Kind kind) {
        receives(all, kind, "recv", socket -> socket.recv(100));
        receives(all, kind, "recvFrom", socket -> socket.recvFrom(100));
        receives(all, kind, "recvMsg", socket -> socket.recvMsg(100, 100));
        receives(all, kind, "recvBatch", Waits::recvBatch);
        receives(all, kind, "awaitReadable", Waits::awaitReadable);
    }

    // ---- queues that are full ----

    private static Waiting connectToFullQueue(Kept kept, SocketType type) throws IOException {
        Kind kind = unix(type);
        Socket listener = kind.listener(kept, 0);
        kind.open(kept).connect(listener.localEndpoint());
        Socket waiting = kind.open(kept);
        return new Waiting(
                waiting,
                () -> {
                    waiting.connect(listener.localEndpoint());
                    return true;
                },
                () -> {
                    listener.accept().close();
                    return true;
                });
    }

    /// A listener whose queue is full answers no handshake until there is room.
    private static Waiting connectWithoutAnswer(Kept kept, Kind kind) throws IOException {
        Socket listener = kind.listener(kept, 0);
        Endpoint at = listener.localEndpoint();
        for (int i = 0; i < 3; i++) {
            Socket first = kind.open(kept);
            first.timeout(Duration.ZERO);
            try {
                first.connect(at);
            } catch (InProgressException | WouldBlockException e) {
                // as meant: the handshake goes on, and has no answer
            }
        }
        Socket waiting = kind.open(kept);
        return new Waiting(
                waiting,
                () -> {
                    waiting.connect(at);
                    return true;
                },
                () -> {
                    listener.accept().close();
                    listener.accept().close();
                    return true;
                });
    }

    private static void addFullReceivers(List<Waits> all) {
        Kind datagram = unix(SocketType.SOCK_DGRAM);
        Kind packets = unix(SocketType.SOCK_SEQPACKET);
        add(
                all,
                "sendTo a full receiver",
                datagram,
                Pace.REST,
                kept -> toFull(kept, Waits::sendTo));
        add(
                all,
                "sendMsgTo a full receiver",
                datagram,
                Pace.REST,
                kept -> toFull(kept, Waits::sendMsgTo));
        add(
                all,
                "sendBatch to a full receiver",
                datagram,
                Pace.REST,
                kept -> toFull(kept, Waits::batchTo));
        add(
                all,
                "send to a full receiver, connected",
                datagram,
                kept -> toFullConnected(kept, socket -> socket.send(new byte[1])));
        add(
                all,
                "sendMsg to a full receiver, connected",
                datagram,
                kept -> toFullConnected(kept, socket -> socket.sendMsg(new byte[1])));
        for (Kind kind : List.of(datagram, packets)) {
            add(
                    all,
                    "send to a full pair",
                    kind,
                    kept -> toFullPair(kept, kind, socket -> socket.send(new byte[1000])));
            add(
                    all,
                    "sendBatch to a full pair",
                    kind,
                    kept -> toFullPair(kept, kind, Waits::sendBatch));
        }
        add(
                all,
                "send to a full receiver, connected",
                netlink(),
                Pace.REST,
                kept -> toFullNetlink(kept, socket -> socket.send(new byte[1000])));
        add(
                all,
                "sendTo a full receiver",
                netlink(),
                Pace.REST,
                kept ->
                        toFullNetlink(
                                kept,
                                socket -> socket.sendTo(new byte[1000], socket.remoteEndpoint())));
        add(
                all,
                "sendMsg to a full receiver, connected",
                netlink(),
                Pace.REST,
                kept -> toFullNetlink(kept, socket -> socket.sendMsg(new byte[1000])));
    }

    private interface SendingTo {
        Object send(Socket socket, Endpoint to) throws IOException;
    }

    private static Object sendTo(Socket socket, Endpoint to) throws IOException {
        return socket.sendTo(new byte[1], to);
    }

    private static Object sendMsgTo(Socket socket, Endpoint to) throws IOException {
        return socket.sendMsgTo(new byte[1], to);
    }

    private static Object batchTo(Socket socket, Endpoint to) throws IOException {
        try (MessageBatch batch = MessageBatch.of(1, 10)) {
            batch.put(0, new byte[1], to);
            return socket.sendBatch(batch);
        }
    }

    private static Socket bound(Kept kept) throws IOException {
        Socket socket = kept.add(Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM));
        socket.bind(UnixEndpoint.UNNAMED);
        return socket;
    }

    private static Waiting toFull(Kept kept, SendingTo operation) throws Exception {
        Socket receiver = bound(kept);
        Socket sender = bound(kept);
        Endpoint to = receiver.localEndpoint();
        fill(sender, () -> sender.sendTo(new byte[1], to));
        return new Waiting(sender, () -> operation.send(sender, to), () -> receiver.recv(1));
    }

    private static Waiting toFullConnected(Kept kept, Operation operation) throws Exception {
        Socket receiver = bound(kept);
        Socket sender = bound(kept);
        sender.connect(receiver.localEndpoint());
        fill(sender, () -> sender.send(new byte[1]));
        return new Waiting(sender, () -> operation.on(sender), () -> receiver.recv(1));
    }

    private static Waiting toFullPair(Kept kept, Kind kind, Operation operation) throws Exception {
        Loopback.Pair pair = kind.pair(kept);
        fill(pair.client(), () -> pair.client().send(new byte[5000]));
        fill(pair.client(), () -> pair.client().send(new byte[1000]));
        return new Waiting(
                pair.client(), () -> operation.on(pair.client()), () -> drain(pair.server()));
    }

    private static Waiting toFullNetlink(Kept kept, Operation operation) throws Exception {
        Loopback.Pair pair = netlink().pair(kept);
        pair.client().set(SolSocket.SO_RCVBUF, BUFFER);
        fill(pair.server(), () -> pair.server().send(new byte[1000]));
        return new Waiting(
                pair.server(), () -> operation.on(pair.server()), () -> drain(pair.client()));
    }

    /// Until it would have to wait, and for longer than TCP takes to move what it has.
    private static void fill(Socket socket, Callable<?> call) throws Exception {
        socket.timeout(Duration.ofMillis(30));
        try {
            while (true) {
                call.call();
            }
        } catch (DeadlineException e) {
            socket.timeout(Socket.FOREVER);
        }
    }

    // ---- error queues ----

    private static void addErrorQueues(List<Waits> all) {
        for (Kind kind : MESSAGES) {
            boolean udp =
                    kind.type.equals(SocketType.SOCK_DGRAM)
                            && kind.protocol.equals(Protocol.DEFAULT)
                            && !kind.family.equals(Family.AF_UNIX);
            if (udp) {
                add(all, "recvError", kind, kept -> recvError(kept, kind.family));
            }
        }
    }

    private static Waiting recvError(Kept kept, Family family) throws IOException {
        InetEndpoint nobody;
        try (Socket gone = Loopback.datagram(family)) {
            nobody = (InetEndpoint) gone.localEndpoint();
        }
        Socket socket = kept.add(Loopback.datagram(family));
        boolean six = family.equals(Family.AF_INET6);
        socket.set(six ? SolIpv6.IPV6_RECVERR : SolIp.IP_RECVERR, true);
        return new Waiting(
                socket,
                socket::recvError,
                () -> socket.sendTo("nobody there".getBytes(UTF_8), nobody));
    }
}
