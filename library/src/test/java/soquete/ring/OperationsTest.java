package soquete.ring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.message.IpControl;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.message.SocketControl;
import soquete.option.SolAlg;
import soquete.option.SolIp;
import soquete.option.SolSocket;
import soquete.option.SolTcp;
import soquete.posix.Unistd;
import soquete.testkit.Capability;

/// Every operation of a ring: once as it should be, and once refused by the kernel. What the probe
/// of the running kernel does not have is skipped with its name.
@Timeout(120)
class OperationsTest {
    private static final int BAD = 999_999;
    private static final int EBADF = -Errno.EBADF.number();
    private static final int ECANCELED = -Errno.ECANCELED.number();
    private static final int ENOENT = -Errno.ENOENT.number();
    private static final int ETIME = -Errno.ETIME.number();

    /// One operation.
    private record Row(String name, RingOperation operation, Body body) {}

    private interface Body {
        void run(Ring ring, Completions completions) throws Exception;
    }

    @BeforeAll
    static void ring() {
        Rings.assume();
    }

    private static Row row(String name, RingOperation operation, Body body) {
        return new Row(name, operation, body);
    }

    private static final List<Row> ROWS =
            List.of(
                    row("nop", RingOperation.IORING_OP_NOP, OperationsTest::nop),
                    row("accept", RingOperation.IORING_OP_ACCEPT, OperationsTest::accept),
                    row("accept, multishot", RingOperation.IORING_OP_ACCEPT, OperationsTest::many),
                    row("accept, direct", RingOperation.IORING_OP_ACCEPT, OperationsTest::direct),
                    row("connect", RingOperation.IORING_OP_CONNECT, OperationsTest::connect),
                    row("socket", RingOperation.IORING_OP_SOCKET, OperationsTest::socket),
                    row("bind", RingOperation.IORING_OP_BIND, OperationsTest::bind),
                    row("listen", RingOperation.IORING_OP_LISTEN, OperationsTest::listen),
                    row("shutdown", RingOperation.IORING_OP_SHUTDOWN, OperationsTest::shutdown),
                    row("close", RingOperation.IORING_OP_CLOSE, OperationsTest::close),
                    row("recv and send", RingOperation.IORING_OP_RECV, OperationsTest::transfer),
                    row("recv, provided", RingOperation.IORING_OP_RECV, OperationsTest::provided),
                    row("recv, pollFirst", RingOperation.IORING_OP_RECV, OperationsTest::pollFirst),
                    row("sendTo", RingOperation.IORING_OP_SEND, OperationsTest::sendTo),
                    row(
                            "sendMsg and recvMsg",
                            RingOperation.IORING_OP_SENDMSG,
                            OperationsTest::msg),
                    row("rights", RingOperation.IORING_OP_RECVMSG, OperationsTest::rights),
                    row(
                            "recvMsg, multishot",
                            RingOperation.IORING_OP_RECVMSG,
                            OperationsTest::recvMsgMultishot),
                    row("sendZeroCopy", RingOperation.IORING_OP_SEND_ZC, OperationsTest::zeroCopy),
                    row(
                            "sendZeroCopy, registered",
                            RingOperation.IORING_OP_SEND_ZC,
                            OperationsTest::zeroCopyRegistered),
                    row(
                            "sendMsgZeroCopy",
                            RingOperation.IORING_OP_SENDMSG_ZC,
                            OperationsTest::msgZeroCopy),
                    row("timeout", RingOperation.IORING_OP_TIMEOUT, OperationsTest::timeout),
                    row(
                            "timeout, multishot",
                            RingOperation.IORING_OP_TIMEOUT,
                            OperationsTest::timeoutMultishot),
                    row(
                            "removeTimeout and updateTimeout",
                            RingOperation.IORING_OP_TIMEOUT_REMOVE,
                            OperationsTest::timeoutRemove),
                    row(
                            "linkTimeout",
                            RingOperation.IORING_OP_LINK_TIMEOUT,
                            OperationsTest::linkTimeout),
                    row("cancel", RingOperation.IORING_OP_ASYNC_CANCEL, OperationsTest::cancel),
                    row("poll", RingOperation.IORING_OP_POLL_ADD, OperationsTest::poll),
                    row(
                            "removePoll and updatePoll",
                            RingOperation.IORING_OP_POLL_REMOVE,
                            OperationsTest::pollRemove),
                    row("options", RingOperation.IORING_OP_URING_CMD, OperationsTest::options),
                    row("message", RingOperation.IORING_OP_MSG_RING, OperationsTest::message));

    @TestFactory
    Stream<DynamicTest> operation_doesWhatItsSystemCallDoes() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> run(row)));
    }

    private static void run(Row row) throws Exception {
        try (Ring ring = Ring.open()) {
            Capability.probed(
                            "needs the operation " + row.operation(),
                            () -> ring.supports(row.operation()))
                    .assume();
            Completions completions = new Completions(ring);
            row.body().run(ring, completions);
            ring.await(0);
            assertThat(completions.now()).isEmpty();
        }
    }

    private static String text(RingMemory memory, int length) {
        return new String(
                memory.segment().asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), US_ASCII);
    }

    private static RingMemory memory(String text) {
        return RingMemory.copyOf(text.getBytes(US_ASCII));
    }

    private static void nop(Ring ring, Completions completions) throws Exception {
        long token = ring.nop(5);
        assertThat(completions.of(token)).isEqualTo(new Completion(token, 5, 0, 0));
        assertThat(ring.inFlight()).isZero();
    }

    private static void accept(Ring ring, Completions completions) throws Exception {
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            RingAddress peer = new RingAddress();
            long token = ring.accept(1, listener.fd(), peer);
            ring.submit();
            client.connect(listener.localEndpoint());
            int fd = completions.of(token).result();
            assertThat(fd).isPositive();
            assertThat(peer.endpoint()).contains(client.localEndpoint());
            Unistd.close(fd);
        }
        assertThat(completions.of(ring.accept(1, BAD)).result()).isEqualTo(EBADF);
        try (Socket idle = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThat(completions.of(ring.accept(1, idle.fd())).result())
                    .isEqualTo(-Errno.EINVAL.number());
        }
    }

    private static void many(Ring ring, Completions completions) throws Exception {
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK)) {
            long token = ring.acceptMultishot(1, listener.fd());
            for (int i = 0; i < 5; i++) {
                try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
                    client.connect(listener.localEndpoint());
                    Completion completion = completions.of(token);
                    assertThat(completion.isFinal()).isFalse();
                    assertThat(completions.of(ring.close(2, completion.result())).result())
                            .isZero();
                }
            }
            assertThat(completions.of(ring.cancel(3, token)).result()).isZero();
            assertThat(completions.of(token).result()).isEqualTo(ECANCELED);
        }
    }

    private static void direct(Ring ring, Completions completions) throws Exception {
        ring.registerDescriptors(4);
        ring.chooseFrom(1, 2);
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket a = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
                Socket b = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
                Socket c = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            long token = ring.acceptDirect(1, listener.fd());
            ring.submit();
            a.connect(listener.localEndpoint());
            assertThat(completions.of(token).result()).isEqualTo(1);
            long multi = ring.acceptMultishotDirect(2, listener.fd());
            ring.submit();
            b.connect(listener.localEndpoint());
            assertThat(completions.of(multi).result()).isEqualTo(2);
            c.connect(listener.localEndpoint());
            Completion full = completions.of(multi);
            assertThat(full.result()).isEqualTo(-Errno.ENFILE.number());
            assertThat(full.isFinal()).isTrue();
            b.sendAll("hi".getBytes(US_ASCII));
            RingMemory in = RingMemory.allocate(10);
            long receive = ring.fixed().recv(3, 2, in, 0, 10, MsgFlags.NONE);
            assertThat(completions.of(receive).result()).isEqualTo(2);
            assertThat(text(in, 2)).isEqualTo("hi");
            long waiting = ring.fixed().recv(3, 2, in, 0, 10, MsgFlags.NONE);
            assertThat(completions.of(ring.cancelDirect(4, 2)).result()).isEqualTo(1);
            assertThat(completions.of(waiting).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(ring.closeDirect(5, 2)).result()).isZero();
            assertThat(completions.of(ring.closeDirect(5, 2)).result()).isEqualTo(EBADF);
            assertThat(b.recv(1)).isEmpty();
            Family inet = Family.AF_INET;
            long made = ring.socketDirect(6, inet, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
            assertThat(completions.of(made).result()).isEqualTo(2);
            ring.updateDescriptor(3, a.fd());
            long sent = ring.fixed().send(7, 3, memory("x"), 0, 1, MsgFlags.NONE);
            assertThat(completions.of(sent).result()).isEqualTo(1);
            long got = ring.fixed().recv(8, 1, in, 0, 10, MsgFlags.NONE);
            assertThat(completions.of(got).result()).isEqualTo(1);
            ring.updateDescriptor(3, -1);
            ring.unregisterDescriptors();
            long gone = ring.fixed().recv(9, 1, in, 0, 10, MsgFlags.NONE);
            assertThat(completions.of(gone).result()).isEqualTo(EBADF);
        }
        assertThatThrownBy(() -> ring.closeDirect(1, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void connect(Ring ring, Completions completions) throws Exception {
        Endpoint nobody;
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            nobody = listener.localEndpoint();
            assertThat(completions.of(ring.connect(1, client.fd(), nobody)).result()).isZero();
            assertThat(completions.of(ring.connect(1, client.fd(), nobody)).result())
                    .isEqualTo(-Errno.EISCONN.number());
        }
        try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThat(completions.of(ring.connect(1, client.fd(), nobody)).result())
                    .isEqualTo(-Errno.ECONNREFUSED.number());
        }
    }

    private static int made(Ring ring, Completions completions, SocketType type)
            throws IOException {
        long token = ring.socket(1, Family.AF_INET, type, Protocol.DEFAULT);
        int fd = completions.of(token).result();
        assertThat(fd).isPositive();
        return fd;
    }

    private static void socket(Ring ring, Completions completions) throws Exception {
        int fd = made(ring, completions, SocketType.SOCK_DGRAM);
        assertThat(completions.of(ring.close(2, fd)).result()).isZero();
        long none = ring.socket(1, new Family(45), SocketType.SOCK_STREAM, Protocol.DEFAULT);
        assertThat(completions.of(none).result()).isEqualTo(-Errno.EAFNOSUPPORT.number());
    }

    private static void bind(Ring ring, Completions completions) throws Exception {
        int fd = made(ring, completions, SocketType.SOCK_STREAM);
        assertThat(completions.of(ring.bind(2, fd, Inet4Endpoint.LOOPBACK)).result()).isZero();
        assertThat(completions.of(ring.bind(2, fd, Inet4Endpoint.LOOPBACK)).result())
                .isEqualTo(-Errno.EINVAL.number());
        assertThat(completions.of(ring.close(3, fd)).result()).isZero();
    }

    private static void listen(Ring ring, Completions completions) throws Exception {
        int fd = made(ring, completions, SocketType.SOCK_STREAM);
        assertThat(completions.of(ring.bind(2, fd, Inet4Endpoint.LOOPBACK)).result()).isZero();
        assertThat(completions.of(ring.listen(3, fd, 5)).result()).isZero();
        try (Socket listener = Socket.adopt(fd);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            client.connect(listener.localEndpoint());
        }
        int datagrams = made(ring, completions, SocketType.SOCK_DGRAM);
        assertThat(completions.of(ring.listen(3, datagrams, 5)).result())
                .isEqualTo(-Errno.EOPNOTSUPP.number());
        assertThat(completions.of(ring.close(4, datagrams)).result()).isZero();
    }

    private static void shutdown(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.tcp();
                Socket idle = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            long token = ring.shutdown(1, pair.one().fd(), Shutdown.SHUT_WR);
            assertThat(completions.of(token).result()).isZero();
            assertThat(pair.other().recv(1)).isEmpty();
            assertThat(completions.of(ring.shutdown(1, idle.fd(), Shutdown.SHUT_WR)).result())
                    .isEqualTo(-Errno.ENOTCONN.number());
        }
    }

    private static void close(Ring ring, Completions completions) throws Exception {
        int fd = made(ring, completions, SocketType.SOCK_DGRAM);
        assertThat(completions.of(ring.close(2, fd)).result()).isZero();
        assertThat(completions.of(ring.close(2, fd)).result()).isEqualTo(EBADF);
    }

    private static void transfer(Ring ring, Completions completions) throws Exception {
        RingMemory in = RingMemory.allocate(100);
        try (Pair pair = Pair.tcp()) {
            long receive = ring.recv(1, pair.other().fd(), in, 10, 90, MsgFlags.NONE);
            ring.submit();
            long send = ring.send(2, pair.one().fd(), memory("hello"), 1, 4, MsgFlags.NONE);
            assertThat(completions.of(send).result()).isEqualTo(4);
            assertThat(completions.of(receive).result()).isEqualTo(4);
            assertThat(in.segment().get(ValueLayout.JAVA_BYTE, 9)).isZero();
            assertThat(in.segment().get(ValueLayout.JAVA_BYTE, 10)).isEqualTo((byte) 'e');
            pair.one().sendAll("abc".getBytes(US_ASCII));
            long peek = ring.recv(1, pair.other().fd(), in, 0, 2, MsgFlags.MSG_PEEK);
            assertThat(completions.of(peek).result()).isEqualTo(2);
            long all = ring.recv(1, pair.other().fd(), in, 0, 6, MsgFlags.MSG_WAITALL);
            ring.submit();
            assertThat(completions.now()).isEmpty();
            pair.one().sendAll("def".getBytes(US_ASCII));
            assertThat(completions.of(all).result()).isEqualTo(6);
            assertThat(text(in, 6)).isEqualTo("abcdef");
            long now = ring.recv(1, pair.other().fd(), in, 0, 2, MsgFlags.MSG_DONTWAIT);
            assertThat(completions.of(now).result()).isEqualTo(-Errno.EAGAIN.number());
            pair.one().close();
            long end = ring.recv(1, pair.other().fd(), in, 0, 2, MsgFlags.NONE);
            assertThat(completions.of(end).result()).isZero();
            pair.other().shutdown(Shutdown.SHUT_WR);
            long broken = ring.send(2, pair.other().fd(), in, 0, 2, MsgFlags.NONE);
            assertThat(completions.of(broken).result()).isEqualTo(-Errno.EPIPE.number());
        }
        assertThat(completions.of(ring.send(2, BAD, in, 0, 2, MsgFlags.NONE)).result())
                .isEqualTo(EBADF);
        assertThatThrownBy(() -> ring.send(2, 1, in, 99, 2, MsgFlags.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 bytes from 99 on are not within the RingMemory[100 bytes]");
        assertThatThrownBy(() -> ring.recv(2, 1, in, -1, 2, MsgFlags.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void provided(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.tcp();
                BufferRing buffers = ring.provideBuffers(2, 8)) {
            pair.one().sendAll("0123456789".getBytes(US_ASCII));
            int fd = pair.other().fd();
            Completion first = completions.of(ring.recv(1, fd, buffers, 4, MsgFlags.NONE));
            assertThat(RingTest.text(buffers, first)).isEqualTo("0123");
            Completion second = completions.of(ring.recv(1, fd, buffers, 0, MsgFlags.NONE));
            assertThat(RingTest.text(buffers, second)).isEqualTo("456789");
            assertThat(buffers.lent()).isEqualTo(2);
            pair.one().sendAll("x".getBytes(US_ASCII));
            Completion none = completions.of(ring.recv(1, fd, buffers, 0, MsgFlags.NONE));
            assertThat(none.result()).isEqualTo(-Errno.ENOBUFS.number());
            buffers.recycle(Completion.bufferId(first.flags()));
            Completion third = completions.of(ring.recv(1, fd, buffers, 0, MsgFlags.NONE));
            assertThat(RingTest.text(buffers, third)).isEqualTo("x");
        }
    }

    private static void pollFirst(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.tcp()) {
            RingMemory in = RingMemory.allocate(10);
            long receive = ring.pollFirst().recv(1, pair.one().fd(), in, 0, 10, MsgFlags.NONE);
            ring.submit();
            pair.other().sendAll("late".getBytes(US_ASCII));
            assertThat(completions.of(receive).result()).isEqualTo(4);
        }
        assertThatThrownBy(() -> ring.pollFirst().nop(1))
                .isInstanceOf(IllegalArgumentException.class);
        nop(ring, completions); // the modifier is forgotten
    }

    private static void sendTo(Ring ring, Completions completions) throws Exception {
        try (Socket to = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                Socket from = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            to.bind(Inet4Endpoint.LOOPBACK);
            RingMemory data = memory("datagram");
            Endpoint place = to.localEndpoint();
            long token = ring.sendTo(1, from.fd(), data, 0, 8, MsgFlags.NONE, place);
            assertThat(completions.of(token).result()).isEqualTo(8);
            assertThat(to.recv(100)).asString(US_ASCII).isEqualTo("datagram");
            long unconnected = ring.send(1, from.fd(), data, 0, 8, MsgFlags.NONE);
            assertThat(completions.of(unconnected).result())
                    .isEqualTo(-Errno.EDESTADDRREQ.number());
        }
    }

    private static void msg(Ring ring, Completions completions) throws Exception {
        try (Socket to = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                Socket from = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            to.bind(Inet4Endpoint.LOOPBACK);
            from.bind(Inet4Endpoint.LOOPBACK);
            to.set(SolIp.IP_RECVTTL, true);
            RingMemory data = memory("two pieces");
            RingMessage out =
                    RingMessage.allocate(2, 64)
                            .add(data, 4, 6)
                            .add(data, 0, 3)
                            .outgoing(to.localEndpoint(), new IpControl.Ttl(9));
            RingMemory room = RingMemory.allocate(20);
            RingMessage in = RingMessage.allocate(1, 64).add(room, 0, 20).incoming();
            long receive = ring.recvMsg(1, to.fd(), in, MsgFlags.NONE);
            ring.submit();
            assertThat(in.inUse()).isTrue();
            assertThatThrownBy(in::clear).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> ring.recvMsg(1, to.fd(), in, MsgFlags.NONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("an operation uses the message");
            long send = ring.sendMsg(2, from.fd(), out, MsgFlags.NONE);
            assertThat(completions.of(send).result()).isEqualTo(9);
            assertThat(completions.of(receive).result()).isEqualTo(9);
            assertThat(text(room, 9)).isEqualTo("piecestwo");
            assertThat(in.from()).contains(from.localEndpoint());
            assertThat(in.controls()).containsExactly(new IpControl.Ttl(9));
            assertThat(in.inUse()).isFalse();
            in.clear().add(room, 0, 3).incoming();
            long cut = ring.recvMsg(1, to.fd(), in, MsgFlags.NONE);
            out.outgoing(to.localEndpoint());
            assertThat(completions.of(ring.sendMsg(2, from.fd(), out, MsgFlags.NONE)).result())
                    .isEqualTo(9);
            assertThat(completions.of(cut).result()).isEqualTo(3);
            assertThat(in.flags()).isEqualTo(MsgFlags.MSG_TRUNC);
            assertThat(completions.of(ring.recvMsg(1, BAD, in.incoming(), MsgFlags.NONE)).result())
                    .isEqualTo(EBADF);
        }
        assertThatThrownBy(() -> RingMessage.allocate(1, 0).outgoing(new IpControl.Ttl(9)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RingMessage.allocate(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void rights(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.unix(SocketType.SOCK_STREAM)) {
            RingMemory data = memory("x");
            RingMessage out = RingMessage.allocate(1, 64).add(data, 0, 1);
            out.outgoing(new SocketControl.Rights(List.of(pair.one().fd(), pair.other().fd())));
            RingMessage in = RingMessage.allocate(1, 64).add(RingMemory.allocate(1), 0, 1);
            long receive = ring.recvMsg(1, pair.other().fd(), in.incoming(), MsgFlags.NONE);
            long send = ring.sendMsg(2, pair.one().fd(), out, MsgFlags.NONE);
            assertThat(completions.of(send).result()).isEqualTo(1);
            assertThat(completions.of(receive).result()).isEqualTo(1);
            assertThat(in.descriptors()).hasSize(2);
            for (int fd : in.descriptors()) {
                Unistd.close(fd);
            }
        }
    }

    private static void recvMsgMultishot(Ring ring, Completions completions) throws Exception {
        try (Socket to = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                Socket from = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                BufferRing buffers = ring.provideBuffers(4, 100)) {
            to.bind(Inet4Endpoint.LOOPBACK);
            from.bind(Inet4Endpoint.LOOPBACK);
            to.set(SolIp.IP_RECVTTL, true);
            MessageBuffers messages = buffers.messages(16, 32);
            long token = ring.recvMsgMultishot(1, to.fd(), messages, MsgFlags.MSG_TRUNC);
            for (int i = 0; i < 10; i++) {
                String sent = "datagram " + i;
                from.sendTo(sent.getBytes(US_ASCII), to.localEndpoint());
                Completion came = completions.of(token);
                int flags = came.flags();
                assertThat(came.isFinal()).isFalse();
                byte[] data = messages.data(came.result(), flags).toArray(ValueLayout.JAVA_BYTE);
                assertThat(data).asString(US_ASCII).isEqualTo(sent);
                assertThat(messages.fullSize(flags)).isEqualTo(10);
                assertThat(messages.from(flags)).contains(from.localEndpoint());
                assertThat(messages.controls(flags)).containsExactly(new IpControl.Ttl(64));
                assertThat(messages.msgFlags(flags)).isEqualTo(MsgFlags.NONE);
                assertThat(messages.descriptors(flags)).isEmpty();
                messages.buffers().recycle(Completion.bufferId(flags));
            }
            from.sendTo(new byte[60], to.localEndpoint());
            Completion cut = completions.of(token);
            assertThat(messages.size(cut.result())).isEqualTo(100 - 16 - 16 - 32);
            assertThat(messages.fullSize(cut.flags())).isEqualTo(60);
            assertThat(messages.msgFlags(cut.flags())).isEqualTo(MsgFlags.MSG_TRUNC);
            assertThat(completions.of(ring.cancel(3, token)).result()).isZero();
            assertThat(completions.of(token).result()).isEqualTo(ECANCELED);
            assertThatThrownBy(() -> buffers.messages(28, 60))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void notified(Completions completions, long token, int bytes)
            throws IOException {
        Completion result = completions.of(token);
        assertThat(result.result()).isEqualTo(bytes);
        assertThat(result.isFinal()).isFalse();
        Completion notification = completions.of(token);
        assertThat(Completion.isNotification(notification.flags())).isTrue();
        assertThat(notification.isFinal()).isTrue();
        assertThat(Completion.isCopied(notification.result())).isTrue(); // on the loopback
    }

    private static void zeroCopy(Ring ring, Completions completions) throws Exception {
        byte[] data = new byte[100_000];
        Arrays.fill(data, (byte) 'z');
        RingMemory memory = RingMemory.copyOf(data);
        try (Pair pair = Pair.tcp()) {
            int fd = pair.one().fd();
            long token = ring.sendZeroCopy(1, fd, memory, 0, data.length, MsgFlags.NONE);
            ring.submit();
            assertThat(ring.inFlight()).isEqualTo(1);
            assertThat(pair.other().recvExactly(data.length)).isEqualTo(data);
            notified(completions, token, data.length);
            assertThat(ring.inFlight()).isZero();
            pair.one().shutdown(Shutdown.SHUT_WR);
            long broken = ring.sendZeroCopy(1, fd, memory, 0, 10, MsgFlags.NONE);
            failed(completions, broken, Errno.EPIPE);
        }
        try (Pair pair = Pair.unix(SocketType.SOCK_STREAM)) {
            long token = ring.sendZeroCopy(1, pair.one().fd(), memory, 0, 10, MsgFlags.NONE);
            failed(completions, token, Errno.EOPNOTSUPP);
        }
    }

    /// Kernels differ in whether a notification follows a failure.
    private static void failed(Completions completions, long token, Errno errno)
            throws IOException {
        Completion failed = completions.of(token);
        assertThat(failed.result()).isEqualTo(-errno.number());
        if (!failed.isFinal()) {
            assertThat(completions.of(token).isFinal()).isTrue();
        }
    }

    private static void zeroCopyRegistered(Ring ring, Completions completions) throws Exception {
        RingMemory memory = memory("registered");
        ring.registerBuffers(List.of(RingMemory.allocate(4096), memory));
        try (Pair pair = Pair.tcp()) {
            long token = ring.sendZeroCopy(1, pair.one().fd(), memory, 2, 8, MsgFlags.NONE);
            notified(completions, token, 8);
            assertThat(pair.other().recv(100)).asString(US_ASCII).isEqualTo("gistered");
            ring.unregisterBuffers();
            long pinned = ring.sendZeroCopy(1, pair.one().fd(), memory, 2, 8, MsgFlags.NONE);
            notified(completions, pinned, 8);
        }
        assertThatThrownBy(ring::unregisterBuffers).hasMessageContaining("ENXIO");
    }

    private static void msgZeroCopy(Ring ring, Completions completions) throws Exception {
        RingMemory memory = memory("in pieces");
        try (Pair pair = Pair.tcp()) {
            RingMessage message = RingMessage.allocate(2, 0).add(memory, 3, 6).add(memory, 0, 2);
            long token =
                    ring.sendMsgZeroCopy(1, pair.one().fd(), message.outgoing(), MsgFlags.NONE);
            ring.submit();
            assertThat(message.inUse()).isTrue();
            assertThat(pair.other().recvExactly(8)).asString(US_ASCII).isEqualTo("piecesin");
            notified(completions, token, 8);
            assertThat(message.inUse()).isFalse();
        }
    }

    private static void timeout(Ring ring, Completions completions) throws Exception {
        long start = System.nanoTime();
        assertThat(completions.of(ring.timeout(1, 10_000_000)).result()).isEqualTo(ETIME);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(10_000_000);
        long at = System.nanoTime() + 10_000_000;
        assertThat(completions.of(ring.timeoutAt(1, at)).result()).isEqualTo(ETIME);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(at);
        Instant soon = Instant.now().plusMillis(10);
        assertThat(completions.of(ring.timeoutAt(1, soon)).result()).isEqualTo(ETIME);
        assertThat(Instant.now()).isAfterOrEqualTo(soon);
        assertThatThrownBy(() -> ring.timeout(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ring.timeoutAt(1, Instant.MIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void timeoutMultishot(Ring ring, Completions completions) throws Exception {
        long token = ring.timeoutMultishot(1, 2_000_000, 3);
        assertThat(completions.of(token).isFinal()).isFalse();
        assertThat(completions.of(token).isFinal()).isFalse();
        Completion last = completions.of(token);
        assertThat(last.isFinal()).isTrue();
        assertThat(last.result()).isEqualTo(ETIME);
        long endless = ring.timeoutMultishot(1, 2_000_000, 0);
        completions.of(endless);
        assertThat(completions.of(ring.removeTimeout(2, endless)).result()).isZero();
        Completion ended = completions.of(endless);
        while (!ended.isFinal()) {
            ended = completions.of(endless);
        }
        assertThat(ended.result()).isEqualTo(ECANCELED);
    }

    private static void timeoutRemove(Ring ring, Completions completions) throws Exception {
        long token = ring.timeout(1, Long.MAX_VALUE);
        assertThat(completions.of(ring.updateTimeout(2, token, 1_000_000)).result()).isZero();
        assertThat(completions.of(token).result()).isEqualTo(ETIME);
        assertThat(completions.of(ring.updateTimeout(2, token, 1)).result()).isEqualTo(ENOENT);
        long removed = ring.timeout(1, Long.MAX_VALUE);
        assertThat(completions.of(ring.removeTimeout(2, removed)).result()).isZero();
        assertThat(completions.of(removed).result()).isEqualTo(ECANCELED);
        assertThat(completions.of(ring.removeTimeout(2, removed)).result()).isEqualTo(ENOENT);
        assertThatThrownBy(() -> ring.removeTimeout(2, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void linkTimeout(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.tcp()) {
            RingMemory in = RingMemory.allocate(10);
            int fd = pair.one().fd();
            long receive = ring.link().recv(1, fd, in, 0, 10, MsgFlags.NONE);
            long limit = ring.linkTimeout(2, 5_000_000);
            assertThat(completions.of(receive).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(limit).result()).isEqualTo(ETIME);
            pair.other().sendAll(new byte[3]);
            receive = ring.link().recv(1, fd, in, 0, 10, MsgFlags.NONE);
            limit = ring.linkTimeout(2, Long.MAX_VALUE);
            assertThat(completions.of(receive).result()).isEqualTo(3);
            assertThat(completions.of(limit).result()).isEqualTo(ECANCELED);
            receive = ring.link().recv(1, fd, in, 0, 10, MsgFlags.NONE);
            limit = ring.linkTimeout(2, Long.MAX_VALUE);
            ring.submit();
            assertThat(completions.of(ring.updateLinkTimeout(3, limit, 1_000_000)).result())
                    .isZero();
            assertThat(completions.of(receive).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(limit).result()).isEqualTo(ETIME);
        }
        assertThatThrownBy(() -> ring.linkTimeout(1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("link()");
    }

    private static void cancel(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.tcp()) {
            RingMemory in = RingMemory.allocate(10);
            int fd = pair.one().fd();
            long one = ring.recv(1, fd, in, 0, 10, MsgFlags.NONE);
            long two = ring.recv(1, fd, in, 0, 10, MsgFlags.NONE);
            long other = ring.recv(1, pair.other().fd(), in, 0, 10, MsgFlags.NONE);
            assertThat(completions.of(ring.cancelDescriptor(2, fd)).result()).isEqualTo(2);
            assertThat(completions.of(one).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(two).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(ring.cancel(2, other)).result()).isZero();
            assertThat(completions.of(other).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(ring.cancelDescriptor(2, fd)).result()).isZero();
            long three = ring.recv(1, fd, in, 0, 10, MsgFlags.NONE);
            long four = ring.timeout(1, Long.MAX_VALUE);
            assertThat(completions.of(ring.cancelAll(2)).result()).isPositive();
            assertThat(completions.of(three).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(four).result()).isEqualTo(ECANCELED);
            long five = ring.recv(1, fd, in, 0, 10, MsgFlags.NONE);
            assertThat(ring.cancelNow(five, -1)).isTrue();
            assertThat(completions.of(five).result()).isEqualTo(ECANCELED);
            assertThat(ring.cancelNow(five, 1_000_000)).isFalse();
        }
        assertThatThrownBy(() -> ring.cancel(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void poll(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.tcp()) {
            long out = ring.poll(1, pair.one().fd(), 4);
            assertThat(completions.of(out).result()).isEqualTo(4);
            long in = ring.poll(1, pair.one().fd(), 1);
            ring.submit();
            pair.other().sendAll(new byte[1]);
            assertThat(completions.of(in).result()).isEqualTo(1);
            long multi = ring.pollMultishot(1, pair.one().fd(), 1 | 0x2000);
            assertThat(completions.of(multi).isFinal()).isFalse();
            pair.other().close();
            Completion hangUp = completions.of(multi);
            assertThat(hangUp.result()).isEqualTo(1 | 0x2000);
            assertThat(completions.of(ring.cancel(2, multi)).result()).isZero();
            assertThat(completions.of(multi).isFinal()).isTrue();
        }
        assertThat(completions.of(ring.poll(1, BAD, 1)).result()).isEqualTo(EBADF);
    }

    private static void pollRemove(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.tcp()) {
            long once = ring.poll(1, pair.one().fd(), 1);
            assertThat(completions.of(ring.removePoll(2, once)).result()).isZero();
            assertThat(completions.of(once).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(ring.removePoll(2, once)).result()).isEqualTo(ENOENT);
            long multi = ring.pollMultishot(1, pair.one().fd(), 1);
            ring.submit();
            assertThat(completions.now()).isEmpty();
            assertThat(completions.of(ring.updatePoll(2, multi, 4)).result()).isZero();
            assertThat(completions.of(multi).result()).isEqualTo(4);
            assertThat(completions.of(ring.removePoll(2, multi)).result()).isZero();
            assertThat(completions.of(multi).result()).isEqualTo(ECANCELED);
        }
    }

    private static void options(Ring ring, Completions completions) throws Exception {
        try (Pair pair = Pair.tcp()) {
            int fd = pair.one().fd();
            Completion set = completions.of(ring.setsockopt(1, fd, SolSocket.SO_KEEPALIVE, true));
            Capability.probed(
                            "needs socket options over io_uring (Linux 6.7)",
                            () -> set.result() != -Errno.EOPNOTSUPP.number())
                    .assume();
            assertThat(set.result()).isZero();
            assertThat(pair.one().get(SolSocket.SO_KEEPALIVE)).isTrue();
            assertThat(completions.of(ring.setsockopt(1, fd, SolTcp.TCP_NODELAY, true)).result())
                    .isZero();
            assertThat(pair.one().get(SolTcp.TCP_NODELAY)).isTrue();
            RingMemory value = RingMemory.allocate(4);
            Completion got = completions.of(ring.getsockopt(1, fd, SolSocket.SO_KEEPALIVE, value));
            assertThat(got.result()).isEqualTo(4);
            assertThat(value.segment().get(ValueLayout.JAVA_INT, 0)).isEqualTo(1);
            assertThat(completions.of(ring.getsockopt(1, fd, SolTcp.TCP_NODELAY, value)).result())
                    .isEqualTo(-Errno.EOPNOTSUPP.number());
            pair.other().sendAll(new byte[7]);
            assertThat(completions.of(ring.poll(1, fd, 1)).result()).isEqualTo(1);
            assertThat(completions.of(ring.readable(1, fd)).result()).isEqualTo(7);
            assertThat(completions.of(ring.unsent(1, fd)).result()).isZero();
        }
        assertThat(completions.of(ring.readable(1, BAD)).result()).isEqualTo(EBADF);
        assertThatThrownBy(() -> ring.setsockopt(1, 1, SolAlg.ALG_SET_AEAD_AUTHSIZE, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void message(Ring ring, Completions completions) throws Exception {
        Ring gone = Ring.open();
        try (Ring other = Ring.open()) {
            long token = ring.message(1, other, -77, 1234);
            assertThat(completions.of(token).result()).isZero();
            Completion told = new Completions(other).saying(1234);
            assertThat(told).isEqualTo(new Completion(0, 1234, -77, 0));
            ring.registerDescriptors(2);
            other.registerDescriptors(2);
            try (Pair pair = Pair.tcp()) {
                ring.updateDescriptor(1, pair.one().fd());
                long given = ring.messageDescriptor(2, other, 1, 55);
                assertThat(completions.of(given).result()).isZero();
                Completions others = new Completions(other);
                assertThat(others.saying(55).result()).isZero();
                long send = other.fixed().send(3, 0, memory("hi"), 0, 2, MsgFlags.NONE);
                assertThat(others.of(send).result()).isEqualTo(2);
                assertThat(pair.other().recv(9)).asString(US_ASCII).isEqualTo("hi");
            }
            assertThatThrownBy(() -> ring.message(1, other, 0, -1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        gone.close();
        assertThatThrownBy(() -> ring.message(1, gone, 0, 1))
                .isInstanceOf(java.nio.channels.ClosedChannelException.class);
    }
}
