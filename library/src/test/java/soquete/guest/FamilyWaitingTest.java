package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.Blocked;
import soquete.Socket;
import soquete.can.BcmMessage;
import soquete.can.CanFrame;
import soquete.endpoint.AlgEndpoint;
import soquete.endpoint.CanEndpoint;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.QrtrEndpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.TipcEndpoint;
import soquete.endpoint.VsockEndpoint;
import soquete.error.DeadlineException;
import soquete.option.SolAlg;
import soquete.option.SolRds;

/// A receive or an accept that waits ends by close, by interrupt and by deadline, and goes on when
/// there is something, in every family and on both kinds of threads.
@Tag("guest")
@Timeout(120)
class FamilyWaitingTest {
    /// A socket whose receive waits, and how to end the wait.
    @SuppressWarnings("ImmutableEnumChecker") // records are
    enum Kind {
        CAN_RAW(Family.AF_CAN, SocketType.SOCK_RAW, Protocol.CAN_RAW) {
            @Override
            Ends prepare() throws Exception {
                CanNetwork can = CanNetwork.create();
                return new Ends(can.raw(), can.raw(), can);
            }

            @Override
            void release(Ends ends) throws IOException {
                ends.other().send(CanFrame.of(1, 1).encode());
            }
        },
        CAN_BCM(Family.AF_CAN, SocketType.SOCK_DGRAM, Protocol.CAN_BCM) {
            @Override
            Ends prepare() throws Exception {
                CanNetwork can = CanNetwork.create();
                Socket bcm = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_BCM);
                bcm.connect(can.endpoint());
                int id = BcmMessage.RX_FILTER_ID;
                bcm.send(BcmMessage.of(BcmMessage.RX_SETUP, id, 1).encode());
                return new Ends(bcm, can.raw(), can);
            }

            @Override
            void release(Ends ends) throws IOException {
                ends.other().send(CanFrame.of(1, 1).encode());
            }
        },
        CAN_ISOTP(Family.AF_CAN, SocketType.SOCK_DGRAM, Protocol.CAN_ISOTP) {
            @Override
            Ends prepare() throws Exception {
                CanNetwork can = CanNetwork.create();
                Socket a = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_ISOTP);
                a.bind(new CanEndpoint.IsoTp(can.index(), 0x321, 0x123));
                Socket b = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_ISOTP);
                b.bind(new CanEndpoint.IsoTp(can.index(), 0x123, 0x321));
                return new Ends(a, b, can);
            }
        },
        CAN_J1939(Family.AF_CAN, SocketType.SOCK_DGRAM, Protocol.CAN_J1939) {
            @Override
            Ends prepare() throws Exception {
                CanNetwork can = CanNetwork.create();
                Socket a = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_J1939);
                a.bind(end(can, CanEndpoint.J1939.J1939_NO_PGN, 0x20));
                Socket b = can.open(SocketType.SOCK_DGRAM, Protocol.CAN_J1939);
                b.bind(end(can, 0x12300, 0x30));
                b.connect(end(can, 0x12300, 0x20));
                return new Ends(a, b, can);
            }

            private static Endpoint end(CanNetwork can, int group, int address) {
                return new CanEndpoint.J1939(
                        can.index(), CanEndpoint.J1939.J1939_NO_NAME, group, address);
            }
        },
        TIPC_RDM(Family.AF_TIPC, SocketType.SOCK_RDM, Protocol.DEFAULT),
        TIPC_ACCEPT(Family.AF_TIPC, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT) {
            private static final int SERVICE = 0x5092_0000;

            @Override
            Ends prepare() throws Exception {
                Socket listener = open();
                listener.bind(new TipcEndpoint.Range(SERVICE, 1, 1, TipcEndpoint.TIPC_NODE_SCOPE));
                listener.listen();
                return new Ends(listener, open(), null);
            }

            @Override
            Object run(Socket socket) throws IOException {
                try (Socket accepted = socket.accept()) {
                    return accepted.isOpen();
                }
            }

            @Override
            void release(Ends ends) throws IOException {
                ends.other().timeout(Duration.ofSeconds(10));
                ends.other().connect(new TipcEndpoint.Service(SERVICE, 1, 0, 0));
            }
        },
        VSOCK(Family.AF_VSOCK, SocketType.SOCK_STREAM, Protocol.DEFAULT) {
            @Override
            void assume() throws IOException {
                Feature.assume(Feature.vsockLoopback());
            }

            @Override
            Ends prepare() throws Exception {
                return connected(
                        new VsockEndpoint(
                                VsockEndpoint.VMADDR_CID_LOCAL, VsockEndpoint.VMADDR_PORT_ANY));
            }
        },
        SCTP(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.IPPROTO_SCTP) {
            @Override
            Ends prepare() throws Exception {
                return connected(Inet4Endpoint.LOOPBACK);
            }
        },
        RDS(Family.AF_RDS, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT) {
            @Override
            Ends prepare() throws Exception {
                return new Ends(bound(), bound(), null);
            }

            private Socket bound() throws IOException {
                Socket socket = open();
                socket.set(SolRds.SO_RDS_TRANSPORT, SolRds.RDS_TRANS_TCP);
                socket.bind(Inet4Endpoint.LOOPBACK);
                return socket;
            }
        },
        QRTR(Family.AF_QIPCRTR, SocketType.SOCK_DGRAM, Protocol.DEFAULT) {
            @Override
            Ends prepare() throws Exception {
                return new Ends(bound(), bound(), null);
            }

            private Socket bound() throws IOException {
                Socket socket = open();
                socket.bind(new QrtrEndpoint(((QrtrEndpoint) socket.localEndpoint()).node(), 0));
                return socket;
            }
        },
        ALG_CIPHER(Family.AF_ALG, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT) {
            @Override
            Ends prepare() throws Exception {
                Socket cipher = open();
                cipher.bind(new AlgEndpoint("skcipher", "ecb(aes)"));
                cipher.set(SolAlg.ALG_SET_KEY, new byte[16]);
                return new Ends(cipher.accept(), cipher, null);
            }

            @Override
            void release(Ends ends) throws IOException {
                ends.waiting().send(new byte[16]);
            }
        };

        private final Family family;
        private final SocketType type;
        private final Protocol protocol;

        Kind(Family family, SocketType type, Protocol protocol) {
            this.family = family;
            this.type = type;
            this.protocol = protocol;
        }

        void assume() throws IOException {
            Feature.assume(Feature.sockets(name(), family, type, protocol));
        }

        Socket open() throws IOException {
            return Socket.open(family, type, protocol);
        }

        Ends connected(Endpoint at) throws IOException {
            try (Socket listener = open()) {
                listener.bind(at);
                listener.listen();
                Socket client = open();
                client.timeout(Duration.ofSeconds(10));
                client.connect(listener.localEndpoint());
                return new Ends(listener.accept(), client, null);
            }
        }

        /// Two ends that know each other's names.
        Ends prepare() throws Exception {
            return new Ends(open(), open(), null);
        }

        Object run(Socket socket) throws IOException {
            return socket.recv(2000).length;
        }

        /// Makes what is waited for happen.
        void release(Ends ends) throws IOException {
            if (ends.other().type().equals(SocketType.SOCK_STREAM)
                    || family.equals(Family.AF_CAN)) {
                ends.other().send(new byte[] {1});
            } else {
                ends.other().sendTo(new byte[] {1}, ends.waiting().localEndpoint());
            }
        }
    }

    record Ends(Socket waiting, Socket other, @Nullable CanNetwork network)
            implements AutoCloseable {
        Ends {
            waiting.timeout(Socket.FOREVER);
        }

        @Override
        public void close() {
            waiting.close();
            other.close();
            if (network != null) {
                network.close();
            }
        }
    }

    static Stream<Arguments> kinds() {
        return Stream.of(Kind.values())
                .flatMap(
                        kind -> Stream.of(false, true).map(virtual -> Arguments.of(kind, virtual)));
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("kinds")
    void wait_closedByAnotherThread_endsAtOnce(Kind kind, boolean virtual) throws Exception {
        kind.assume();
        try (Ends ends = kind.prepare()) {
            List<Blocked> blocked = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                blocked.add(Blocked.in(virtual, () -> kind.run(ends.waiting())));
            }
            ends.waiting().close();
            for (Blocked one : blocked) {
                assertThat(one.failure())
                        .isInstanceOf(AsynchronousCloseException.class)
                        .hasMessageContaining("closed by another thread");
            }
        }
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("kinds")
    void wait_interruptedOrOverdue_endsAndThenGoesOn(Kind kind, boolean virtual) throws Exception {
        kind.assume();
        try (Ends ends = kind.prepare()) {
            Blocked blocked = Blocked.in(virtual, () -> kind.run(ends.waiting()));
            blocked.thread().interrupt();
            assertThat(blocked.failure())
                    .isInstanceOf(InterruptedIOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);

            long least = TimeUnit.MILLISECONDS.toNanos(50);
            ends.waiting().timeout(Duration.ofNanos(least));
            Blocked overdue =
                    Blocked.in(
                            virtual,
                            () -> {
                                long start = System.nanoTime();
                                assertThatThrownBy(() -> kind.run(ends.waiting()))
                                        .isInstanceOf(DeadlineException.class);
                                return System.nanoTime() - start;
                            });
            assertThat((Long) overdue.result()).isGreaterThanOrEqualTo(least);

            ends.waiting().timeout(Socket.FOREVER);
            Blocked again = Blocked.in(virtual, () -> kind.run(ends.waiting()));
            kind.release(ends);
            assertThat(again.result()).isNotNull();
        }
    }
}
