package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.BrokenPipeException;
import soquete.error.ClosedCallException;
import soquete.error.ConnectionResetException;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.error.NetworkUnreachableException;
import soquete.error.Partial;
import soquete.error.WouldBlockException;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.message.SocketControl;
import soquete.option.Linger;
import soquete.option.SolIp;
import soquete.option.SolSocket;
import soquete.option.SolTcp;
import soquete.testkit.NetworkNamespace;

/// Every `MSG_*` flag does what its manual page says, although the descriptors never block.
@Timeout(60)
@SuppressWarnings("try") // closing twice is what some tests are about
class MessageFlagsTest {
    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void waitAll_dataInParts_returnsWhenItIsAll(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().send(text("abc"));
            Blocked receiving =
                    Blocked.in(virtual, () -> pair.server().recv(9, MsgFlags.MSG_WAITALL));
            pair.client().send(text("def"));
            pair.client().send(text("ghij"));
            assertThat((byte[]) receiving.result()).isEqualTo(text("abcdefghi"));
            assertThat(pair.server().recv(9)).isEqualTo(text("j"));
        }
    }

    @Test
    void waitAll_moreThanOneCallTakes_isAll() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            byte[] much = new byte[3_000_000];
            new java.util.Random(5).nextBytes(much);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                Throwable ignored =
                                        catchThrowable(() -> pair.client().sendAll(much));
                                assertThat(ignored).isNull();
                            });
            assertThat(pair.server().recv(much.length, MsgFlags.MSG_WAITALL)).isEqualTo(much);
        }
    }

    @Test
    void waitAll_endOfStream_returnsWhatCame() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Arena arena = Arena.ofConfined()) {
            pair.client().send(text("abc"));
            pair.client().shutdown(Shutdown.SHUT_WR);
            MemorySegment into = arena.allocate(10);
            assertThat(pair.server().recv(into, MsgFlags.MSG_WAITALL)).isEqualTo(3);
            assertThat(into.get(ValueLayout.JAVA_BYTE, 2)).isEqualTo((byte) 'c');
            assertThat(pair.server().recv(10, MsgFlags.MSG_WAITALL)).isEmpty();
            assertThat(pair.server().recvFrom(10, MsgFlags.MSG_WAITALL).data()).isEmpty();
        }
    }

    @Test
    void waitAll_deadline_losesNothing() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.server().timeout(Duration.ofMillis(50));
            pair.client().send(text("abc"));
            Throwable failure = catchThrowable(() -> pair.server().recv(9, MsgFlags.MSG_WAITALL));
            assertThat(failure).isInstanceOf(DeadlineException.class);
            assertThat(((Partial) failure).received()).isEqualTo(text("abc"));
            ByteBuffer buffer = ByteBuffer.allocate(9);
            pair.client().send(text("de"));
            assertThatThrownBy(() -> pair.server().recv(buffer, MsgFlags.MSG_WAITALL))
                    .isInstanceOf(DeadlineException.class);
            assertThat(buffer.position()).isEqualTo(2);
        }
    }

    @Test
    void waitAll_reset_losesNothing() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().send(text("abc"));
            Blocked receiving =
                    Blocked.in(false, () -> pair.server().recv(9, MsgFlags.MSG_WAITALL));
            pair.client().set(SolSocket.SO_LINGER, new Linger(true, 0));
            pair.client().close();
            Throwable failure = receiving.failure();
            assertThat(failure).isInstanceOf(ConnectionResetException.class);
            assertThat(((Partial) failure).received()).isEqualTo(text("abc"));
        }
    }

    @Test
    void waitAll_closedByAnotherThread_losesNothing() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().send(text("abc"));
            Blocked receiving = Blocked.in(true, () -> pair.server().recv(9, MsgFlags.MSG_WAITALL));
            pair.server().close();
            Throwable failure = receiving.failure();
            assertThat(failure).isInstanceOf(ClosedCallException.class);
            assertThat(((Partial) failure).received()).isEqualTo(text("abc"));
        }
    }

    @Test
    void waitAll_nonBlocking_takesWhatIsThere() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().send(text("abc"));
            MsgFlags both = MsgFlags.MSG_WAITALL.and(MsgFlags.MSG_DONTWAIT);
            assertThat(pair.server().recv(9, both)).isEqualTo(text("abc"));
            assertThatThrownBy(() -> pair.server().recv(9, both))
                    .isInstanceOf(WouldBlockException.class);
        }
    }

    @Test
    void waitAll_ofMessages_isOneMessage() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.client().send(text("abc"));
            assertThat(pair.server().recv(9, MsgFlags.MSG_WAITALL)).isEqualTo(text("abc"));
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void waitAllPeek_waitsForAllAndTakesNothing(boolean virtual) throws Exception {
        MsgFlags flags = MsgFlags.MSG_WAITALL.and(MsgFlags.MSG_PEEK);
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().send(text("abc"));
            Blocked receiving = Blocked.in(virtual, () -> pair.server().recv(6, flags));
            pair.client().send(text("d"));
            pair.client().send(text("efg"));
            assertThat((byte[]) receiving.result()).isEqualTo(text("abcdef"));
            assertThat(pair.server().recv(9)).isEqualTo(text("abcdefg"));

            pair.client().send(text("xy"));
            Blocked last = Blocked.in(virtual, () -> pair.server().recv(6, flags));
            pair.client().shutdown(Shutdown.SHUT_WR);
            assertThat((byte[]) last.result()).isEqualTo(text("xy"));
            assertThat(pair.server().recv(9)).isEqualTo(text("xy"));
        }
    }

    @Test
    void waitAllPeek_deadline_hasWhatIsThere() throws Exception {
        MsgFlags flags = MsgFlags.MSG_WAITALL.and(MsgFlags.MSG_PEEK);
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().send(text("abc"));
            pair.server().timeout(Duration.ofMillis(50));
            Throwable failure = catchThrowable(() -> pair.server().recv(6, flags));
            assertThat(failure).isInstanceOf(DeadlineException.class);
            assertThat(((Partial) failure).received()).isEqualTo(text("abc"));
            assertThat(pair.server().recv(9)).isEqualTo(text("abc"));
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void waitAll_ofRecvMsg_endsAtDescriptors(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            pair.client().send(text("abc"));
            Blocked receiving =
                    Blocked.in(virtual, () -> pair.server().recvMsg(100, 64, MsgFlags.MSG_WAITALL));
            pair.client().send(text("def"));
            pair.client().sendFds(text("gh"), pair.client().fd());
            pair.client().send(text("ij"));
            try (ReceivedMessage message = (ReceivedMessage) receiving.result()) {
                assertThat(message.data()).isEqualTo(text("abcdefgh"));
                assertThat(message.control(SocketControl.Rights.class)).isPresent();
            }
            assertThat(pair.server().recvMsg(2, 64, MsgFlags.MSG_WAITALL).data())
                    .isEqualTo(text("ij"));
        }
    }

    @Test
    void peek_takesNothing() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.client().send(text("abc"));
            MsgFlags peek = MsgFlags.MSG_PEEK.and(MsgFlags.MSG_TRUNC);
            try (Arena arena = Arena.ofConfined()) {
                assertThat(pair.server().recv(arena.allocate(1), peek)).isEqualTo(3);
            }
            assertThat(pair.server().recvMsg(10, 0, MsgFlags.MSG_PEEK).data())
                    .isEqualTo(text("abc"));
            assertThat(pair.server().recv(10)).isEqualTo(text("abc"));
        }
    }

    /// TCP counts and discards. The memory stays as it was: nothing was received into it.
    @Test
    void trunc_onTcp_discardsAndLeavesTheMemory() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Arena arena = Arena.ofConfined()) {
            pair.client().sendAll(text("0123456789"));
            MemorySegment heap = MemorySegment.ofArray(text("......"));
            MemorySegment offHeap = arena.allocateFrom(".....");
            assertThat(pair.server().recv(heap.asSlice(0, 3), MsgFlags.MSG_TRUNC)).isEqualTo(3);
            assertThat(pair.server().recv(offHeap.asSlice(0, 2), MsgFlags.MSG_TRUNC)).isEqualTo(2);
            assertThat(heap.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(text("......"));
            assertThat(offHeap.getString(0)).isEqualTo(".....");
            assertThat(pair.server().recv(2, MsgFlags.MSG_TRUNC)).containsExactly(0, 0);
            ReceivedMessage message =
                    pair.server().recvMsg(List.of(heap.asSlice(0, 1)), 0, MsgFlags.MSG_TRUNC);
            assertThat(message.size()).isEqualTo(1);
            assertThat(heap.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(text("......"));
            assertThat(pair.server().recv(10)).isEqualTo(text("89"));
        }
    }

    /// A Unix stream does not know the flag, and delivers.
    @Test
    void trunc_onAUnixStream_losesNothing() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            pair.client().send(text("abcd"));
            assertThat(pair.server().recv(2, MsgFlags.MSG_TRUNC)).isEqualTo(text("ab"));
            assertThat(pair.server().recvMsg(2, 0, MsgFlags.MSG_TRUNC).data())
                    .isEqualTo(text("cd"));
        }
    }

    @Test
    void dontWait_whereNothingIsThereOrFits_isEagain() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            assertThatThrownBy(() -> pair.server().recvMsg(1, 0, MsgFlags.MSG_DONTWAIT))
                    .isInstanceOf(WouldBlockException.class)
                    .hasMessageContaining("recvmsg");
            Throwable full = null;
            while (full == null) {
                full =
                        catchThrowable(
                                () ->
                                        pair.client()
                                                .sendMsg(
                                                        new byte[100_000],
                                                        List.of(),
                                                        MsgFlags.MSG_DONTWAIT));
            }
            assertThat(full)
                    .isInstanceOf(WouldBlockException.class)
                    .hasMessageContaining("sendmsg");
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void sendMsg_noRoom_waitsForIt(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_DGRAM)) {
            while (catchThrowable(() -> pair.client().send(text("x"), MsgFlags.MSG_DONTWAIT))
                    == null) {
                // until the queue is full
            }
            Blocked sending = Blocked.in(virtual, () -> pair.client().sendMsg(text("last")));
            byte[] got = pair.server().recv(10);
            while (got.length == 1) {
                got = pair.server().recv(10);
            }
            assertThat(got).isEqualTo(text("last"));
            assertThat(sending.result()).isEqualTo(4);
        }
    }

    @Test
    void oob_onTcp_isOneByteBesideTheStream() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Socket server = pair.server();
            assertThatThrownBy(() -> server.recv(1, MsgFlags.MSG_OOB))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EINVAL");
            pair.client().send(text("ab"));
            pair.client().send(text("!"), MsgFlags.MSG_OOB);
            pair.client().send(text("cd"));
            server.timeout(Duration.ofSeconds(5));
            assertThat(server.recv(10)).isEqualTo(text("ab"));
            ReceivedMessage urgent = server.recvMsg(1, 0, MsgFlags.MSG_OOB);
            assertThat(urgent.data()).isEqualTo(text("!"));
            assertThat(urgent.flags()).isEqualTo(MsgFlags.MSG_OOB);
            assertThat(server.recv(10)).isEqualTo(text("cd"));
        }
    }

    @Test
    void oob_onAUnixStream_isOneByteBesideTheStream() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            Throwable missing =
                    catchThrowable(() -> pair.client().send(text("!"), MsgFlags.MSG_OOB));
            org.junit.jupiter.api.Assumptions.assumeTrue(missing == null, "AF_UNIX without OOB");
            assertThat(pair.server().recv(1, MsgFlags.MSG_OOB)).isEqualTo(text("!"));
            pair.client().send(text("ab"));
            assertThat(pair.server().recv(9)).isEqualTo(text("ab"));
        }
    }

    @Test
    void more_onUdp_makesOneDatagram() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.client().send(text("one, "), MsgFlags.MSG_MORE);
            pair.client().send(text("two, "), MsgFlags.MSG_MORE);
            assertThatThrownBy(() -> pair.server().recv(20, MsgFlags.MSG_DONTWAIT))
                    .isInstanceOf(WouldBlockException.class);
            pair.client().send(text("three"));
            assertThat(pair.server().recv(20)).isEqualTo(text("one, two, three"));
        }
    }

    @Test
    void more_onTcp_holdsAShortSegmentBack() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().send(text("one, "), MsgFlags.MSG_MORE);
            assertThatThrownBy(() -> pair.server().recv(20, MsgFlags.MSG_DONTWAIT))
                    .isInstanceOf(WouldBlockException.class);
            pair.client().send(text("two"));
            assertThat(pair.server().recv(20)).isEqualTo(text("one, two"));
        }
    }

    @Test
    void noSignal_isAlwaysThere() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            pair.server().close();
            assertThatThrownBy(() -> pair.client().sendMsg(text("x")))
                    .isInstanceOf(BrokenPipeException.class);
        }
    }

    /// Linux tells the end of a record to receivers of SCTP alone; others accept the flag.
    @Test
    void eor_isAccepted_andRecordsStayWhole() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_SEQPACKET);
                Loopback.Pair tcp = Loopback.Pair.tcp()) {
            pair.client().send(text("record"), MsgFlags.MSG_EOR);
            pair.client().send(text("next"), MsgFlags.MSG_EOR);
            assertThat(pair.server().recvMsg(10, 0).data()).isEqualTo(text("record"));
            assertThat(pair.server().recvMsg(10, 0).flags()).isEqualTo(MsgFlags.NONE);
            assertThat(tcp.client().send(text("x"), MsgFlags.MSG_EOR)).isEqualTo(1);
        }
    }

    @Test
    void confirmAndProbe_onUdp() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            assertThat(pair.client().send(text("x"), MsgFlags.MSG_CONFIRM)).isEqualTo(1);
            assertThat(pair.server().recv(9)).isEqualTo(text("x"));
            MsgFlags probe = MsgFlags.MSG_CONFIRM.and(MsgFlags.MSG_PROXY);
            assertThat(pair.client().send(text("y"), probe)).isEqualTo(1);
            assertThatThrownBy(() -> pair.server().recv(9, MsgFlags.MSG_DONTWAIT))
                    .isInstanceOf(WouldBlockException.class);
        }
    }

    /// Behind a router is not directly connected.
    @Test
    void dontRoute_beyondARouter_isRefused() throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace here = NetworkNamespace.create();
                NetworkNamespace there = NetworkNamespace.create()) {
            here.join("veth-a", there, "veth-b");
            here.ip("addr", "add", "10.0.0.1/24", "dev", "veth-a");
            there.ip("addr", "add", "10.0.0.2/24", "dev", "veth-b");
            here.ip("route", "add", "default", "via", "10.0.0.2");
            try (Socket socket =
                    here.call(() -> Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM))) {
                Endpoint near = new Inet4Endpoint(0x0a000002, 9);
                Endpoint far = new Inet4Endpoint(0x0b000001, 9);
                MsgFlags direct = MsgFlags.MSG_DONTROUTE;
                assertThat(socket.sendTo(text("x"), far)).isEqualTo(1);
                assertThat(socket.sendTo(text("x"), direct, near)).isEqualTo(1);
                assertThatThrownBy(() -> socket.sendTo(text("x"), direct, far))
                        .isInstanceOf(NetworkUnreachableException.class);
            }
        }
    }

    /// The first connection gets a cookie, the second one has its data in the SYN.
    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void fastOpen_secondTime_dataIsInTheSyn(boolean virtual) throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace network = NetworkNamespace.create()) {
            network.sysctl("net.ipv4.tcp_fastopen", "3");
            try (Socket listener =
                    network.call(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM))) {
                listener.bind(Inet4Endpoint.LOOPBACK);
                listener.set(SolTcp.TCP_FASTOPEN, 5);
                listener.listen();
                Endpoint at = listener.localEndpoint();
                assertThat(exchange(network, listener, at, virtual)).isFalse();
                assertThat(exchange(network, listener, at, virtual)).isTrue();
            }
        }
    }

    /// Whether the SYN carried the data.
    private static boolean exchange(
            NetworkNamespace network, Socket listener, Endpoint at, boolean virtual)
            throws Exception {
        long before = sentInSyn(network);
        try (Socket client =
                network.call(() -> Socket.open(Family.AF_INET, SocketType.SOCK_STREAM))) {
            Blocked sending =
                    Blocked.in(
                            virtual,
                            () -> client.sendTo(text("request"), MsgFlags.MSG_FASTOPEN, at));
            assertThat(sending.result()).isEqualTo(7);
            try (Socket server = listener.accept()) {
                assertThat(server.recvExactly(7)).isEqualTo(text("request"));
                server.sendAll(text("answer"));
                assertThat(client.recvExactly(6)).isEqualTo(text("answer"));
                assertThat(client.toString()).contains("peer " + at);
            }
        }
        return sentInSyn(network) > before;
    }

    /// `TcpExt.TCPFastOpenActive`: how many SYNs had data that the server took.
    private static long sentInSyn(NetworkNamespace network) throws Exception {
        String[] lines = network.exec("cat", "/proc/net/netstat").split("\n", 3);
        List<String> names = List.of(lines[0].split(" ", -1));
        int column = names.indexOf("TCPFastOpenActive");
        return Long.parseLong(lines[1].split(" ", -1)[column]);
    }

    @Test
    void fastOpen_nobodyListens_isRefused() throws Exception {
        Endpoint nobody;
        try (Socket listener = Loopback.listener(Family.AF_INET)) {
            nobody = listener.localEndpoint();
        }
        try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThatThrownBy(() -> client.sendTo(text("x"), MsgFlags.MSG_FASTOPEN, nobody))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ECONNREFUSED");
        }
    }

    @Test
    void errQueue_ofPlainRecv_isAnEntrysPayload() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET);
                Socket gone = Loopback.datagram(Family.AF_INET)) {
            Endpoint nobody = gone.localEndpoint();
            gone.close();
            socket.set(SolIp.IP_RECVERR, true);
            socket.sendTo(text("lost"), nobody);
            socket.timeout(Duration.ofSeconds(5));
            assertThat(socket.recv(10, MsgFlags.MSG_ERRQUEUE)).isEqualTo(text("lost"));
        }
    }
}
