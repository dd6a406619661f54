package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;
import soquete.error.ConnectionResetException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.message.TransportControl;
import soquete.option.Linger;
import soquete.option.SctpEvent;
import soquete.option.SctpInitmsg;
import soquete.option.SctpSndinfo;
import soquete.option.SctpStatus;
import soquete.option.SolSctp;
import soquete.option.SolSocket;

/// SCTP in its one-to-one style.
@Tag("guest")
@Timeout(60)
@SuppressWarnings("try") // close is what is tested
class SctpTest {
    static InetEndpoint[] endpoints() {
        return new InetEndpoint[] {Inet4Endpoint.LOOPBACK, Inet6Endpoint.LOOPBACK};
    }

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(
                Feature.sockets(
                        "SCTP", Family.AF_INET, SocketType.SOCK_STREAM, Protocol.IPPROTO_SCTP));
    }

    private static Socket open(Family family) throws IOException {
        Socket socket = Socket.open(family, SocketType.SOCK_STREAM, Protocol.IPPROTO_SCTP);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    private static Socket listener(InetEndpoint at) throws IOException {
        Socket listener = open(at.family());
        listener.bind(at);
        listener.listen();
        return listener;
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void messages_bothWays_arriveWholeAndInOrder(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                server.timeout(Duration.ofSeconds(10));
                assertThat(server.remoteEndpoint()).isEqualTo(client.localEndpoint());
                client.send(new byte[] {1, 2, 3});
                client.send(new byte[] {4, 5});
                assertThat(server.recv(100)).containsExactly(1, 2, 3);
                assertThat(server.recv(1)).as("a part of a message").containsExactly(4);
                assertThat(server.recv(100)).as("its rest").containsExactly(5);
                server.sendAll(new byte[50_000]);
                assertThat(client.recvExactly(50_000)).isEqualTo(new byte[50_000]);
                client.close();
                assertThat(server.recv(100)).as("the end").isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void streams_askedForInInitmsg_areWhatStatusSays(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            SctpInitmsg asked = client.get(SolSctp.SCTP_INITMSG);
            SctpInitmsg init = new SctpInitmsg(7, 5, asked.maxAttempts(), asked.maxInitTimeo());
            client.set(SolSctp.SCTP_INITMSG, init);
            assertThat(client.get(SolSctp.SCTP_INITMSG)).isEqualTo(init);
            client.set(SolSctp.SCTP_NODELAY, true);
            assertThat(client.get(SolSctp.SCTP_NODELAY)).isTrue();

            client.connect(listener.localEndpoint());
            SctpStatus status = client.get(SolSctp.SCTP_STATUS);

            assertThat(status.state()).isEqualTo(SctpStatus.SCTP_ESTABLISHED);
            assertThat(status.instrms()).isEqualTo(5);
            assertThat(status.outstrms()).isEqualTo(7);
            assertThat(status.primary()).isEqualTo(listener.localEndpoint());
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shutdown_ofThePeer_isNotifiedWhenAskedFor(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            client.connect(listener.localEndpoint());
            client.set(SolSctp.SCTP_EVENT, new SctpEvent(0, SctpEvent.SCTP_SHUTDOWN_EVENT, true));
            listener.accept().close();

            ReceivedMessage told = client.recvMsg(100, 0);
            assertThat(told.flags().has(MsgFlags.MSG_NOTIFICATION)).isTrue();
            ByteBuffer notification = ByteBuffer.wrap(told.data()).order(ByteOrder.nativeOrder());
            assertThat(notification.getShort(0) & 0xffff).isEqualTo(SctpEvent.SCTP_SHUTDOWN_EVENT);
            assertThat(notification.getInt(4)).as("sn_length").isEqualTo(told.data().length);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void stream_namedBySender_isToldToTheReceiver(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                server.timeout(Duration.ofSeconds(10));
                server.set(SolSctp.SCTP_RECVRCVINFO, true);
                client.sendMsg(
                        new byte[] {1, 2, 3},
                        new TransportControl.SctpSndInfo(3, 0, 0x01020304, 0, 0));

                try (ReceivedMessage message = server.recvMsg(100, 200)) {
                    assertThat(message.data()).containsExactly(1, 2, 3);
                    assertThat(message.flags()).isEqualTo(MsgFlags.MSG_EOR);
                    var info = message.control(TransportControl.SctpRcvInfo.class).orElseThrow();
                    assertThat(info.stream()).isEqualTo(3);
                    assertThat(info.ppid()).isEqualTo(0x01020304);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void flags_ofSndinfo_areToldOrRefused(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                server.timeout(Duration.ofSeconds(10));
                server.set(SolSctp.SCTP_RECVRCVINFO, true);
                client.sendMsg(new byte[] {1}, flags(SctpSndinfo.SCTP_UNORDERED));
                try (ReceivedMessage message = server.recvMsg(100, 200)) {
                    var info = message.control(TransportControl.SctpRcvInfo.class).orElseThrow();
                    assertThat(info.flags()).isEqualTo(SctpSndinfo.SCTP_UNORDERED);
                }

                ErrnoException refused =
                        catchThrowableOfType(
                                ErrnoException.class,
                                () ->
                                        client.sendMsg(
                                                new byte[] {1}, flags(SctpSndinfo.SCTP_ABORT)));
                assertThat(refused.errno()).as("one-to-one").isEqualTo(Errno.EINVAL);
            }
        }
    }

    private static TransportControl.SctpSndInfo flags(int flags) {
        return new TransportControl.SctpSndInfo(0, flags, 0, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void close_withLingerOfZero_isAResetForThePeer(InetEndpoint at) throws Exception {
        try (Socket listener = listener(at);
                Socket client = open(at.family())) {
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                server.timeout(Duration.ofSeconds(10));
                client.set(SolSocket.SO_LINGER, Linger.RESET);
                client.close();

                assertThatThrownBy(() -> server.recv(100))
                        .isInstanceOf(ConnectionResetException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void connect_toNobody_isRefused(InetEndpoint at) throws Exception {
        Endpoint nobody;
        try (Socket listener = listener(at)) {
            nobody = listener.localEndpoint();
        }
        try (Socket client = open(at.family())) {
            assertThatThrownBy(() -> client.connect(nobody))
                    .isInstanceOf(ConnectionRefusedException.class);
        }
    }
}
