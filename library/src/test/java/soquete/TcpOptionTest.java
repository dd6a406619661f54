package soquete;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.error.NotSupportedException;
import soquete.option.Option;
import soquete.option.SolTcp;
import soquete.option.SolTls;
import soquete.option.TcpInfo;
import soquete.option.TcpMd5sig;
import soquete.option.TcpRepairOpt;
import soquete.option.TcpState;
import soquete.option.TcpZerocopyReceive;
import soquete.option.TlsCipher;
import soquete.option.TlsCryptoInfo;
import soquete.testkit.Capability;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;

/// Options of TCP that need a connection, or more.
@Timeout(60)
class TcpOptionTest {
    private static Socket tcp() throws Exception {
        return Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
    }

    @Test
    void info_ofALiveConnection_countsWhatWasSent() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().sendAll(new byte[5000]);
            pair.server().recvExactly(5000);
            pair.server().sendAll(new byte[] {1});
            pair.client().recvExactly(1);

            TcpInfo info = pair.client().get(SolTcp.TCP_INFO);
            assertThat(info.state()).isEqualTo(TcpState.TCP_ESTABLISHED);
            assertThat(info.rtt()).isPositive();
            assertThat(info.sndMss()).isBetween(500L, 65_535L);
            assertThat(info.bytesSent()).hasValue(5000);
            assertThat(info.bytesReceived()).hasValue(1);
            assertThat(info.has("tcpi_bytes_sent")).isTrue();
            assertThat(info.has("tcpi_unknown")).isFalse();
            assertThat(info.toString())
                    .startsWith("TcpInfo[TCP_ESTABLISHED rtt:")
                    .contains("ms mss:")
                    .contains("bytes_sent:5000")
                    .endsWith("(" + info.bytes().length + " bytes)]");
            assertThat(pair.server().get(SolTcp.TCP_INFO).bytesReceived()).hasValue(5000);
        }
    }

    @Test
    void info_ofAListenerAndAFreshSocket_saysTheState() throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET);
                Socket fresh = tcp()) {
            TcpInfo info = listener.get(SolTcp.TCP_INFO);
            assertThat(info.state()).isEqualTo(TcpState.TCP_LISTEN);
            assertThat(info.sacked()).isPositive();
            assertThat(fresh.get(SolTcp.TCP_INFO).state()).hasToString("TCP_CLOSE");
            assertThatThrownBy(() -> fresh.setRaw(6, 11, new byte[104]))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void congestionControl_isChosenByName() throws Exception {
        try (Socket socket = tcp()) {
            socket.set(SolTcp.TCP_CONGESTION, "reno");
            assertThat(socket.get(SolTcp.TCP_CONGESTION)).isEqualTo("reno");
            assertThatThrownBy(() -> socket.set(SolTcp.TCP_CONGESTION, "warp"))
                    .hasMessageContaining("ENOENT")
                    .hasMessageContaining("does not have this congestion control");
            assertThatThrownBy(() -> socket.set(SolTcp.TCP_CONGESTION, "sixteen letters!"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("16 bytes, and the kernel keeps 15");
        }
    }

    @Test
    void md5Signature_withTheSameKey_connects() throws Exception {
        byte[] key = "secret".getBytes(US_ASCII);
        try (Socket listener = tcp();
                Socket client = tcp()) {
            Capability.probed(
                            "needs TCP_MD5SIG",
                            () -> {
                                try (Socket probe = tcp()) {
                                    probe.set(
                                            SolTcp.TCP_MD5SIG,
                                            TcpMd5sig.of(Inet4Endpoint.LOOPBACK, key));
                                    return true;
                                }
                            })
                    .assume();
            listener.bind(Inet4Endpoint.LOOPBACK);
            listener.set(
                    SolTcp.TCP_MD5SIG_EXT,
                    new TcpMd5sig(
                            Endpoint.of("127.0.0.0", 0),
                            TcpMd5sig.TCP_MD5SIG_FLAG_PREFIX,
                            8,
                            0,
                            key));
            listener.listen();
            client.set(SolTcp.TCP_MD5SIG, TcpMd5sig.of(Inet4Endpoint.LOOPBACK, key));
            client.timeout(Duration.ofSeconds(5));
            client.connect(listener.localEndpoint());
            try (Socket accepted = listener.accept()) {
                client.sendAll(new byte[] {42});
                assertThat(accepted.recv(1)).containsExactly(42);
            }
            try (Socket without = tcp()) {
                without.timeout(Duration.ofMillis(100));
                Endpoint to = listener.localEndpoint();
                assertThatThrownBy(() -> without.connect(to))
                        .isInstanceOf(java.io.IOException.class);
            }
            assertThatThrownBy(() -> client.get(SolTcp.TCP_MD5SIG))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("write-only");
        }
    }

    @Test
    void fastOpen_inANetworkOfItsOwn_carriesDataInTheSyn() throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace net = NetworkNamespace.create()) {
            net.sysctl("net.ipv4.tcp_fastopen", "3");
            try (Socket listener = net.call(TcpOptionTest::tcp)) {
                byte[] key = new byte[16];
                Arrays.fill(key, (byte) 9);
                listener.set(SolTcp.TCP_FASTOPEN_KEY, key);
                assertThat(listener.get(SolTcp.TCP_FASTOPEN_KEY)).isEqualTo(key);
                listener.bind(Inet4Endpoint.LOOPBACK);
                listener.set(SolTcp.TCP_FASTOPEN, 5);
                assertThat(listener.get(SolTcp.TCP_FASTOPEN)).isEqualTo(5);
                listener.listen();
                assertThat(exchange(net, listener).options() & 32).isZero(); // learns the cookie
                assertThat(exchange(net, listener).options() & 32).isEqualTo(32); // SYN_DATA
            }
            try (Socket client = net.call(TcpOptionTest::tcp)) {
                client.set(SolTcp.TCP_FASTOPEN_NO_COOKIE, true);
                assertThat(client.get(SolTcp.TCP_FASTOPEN_NO_COOKIE)).isTrue();
            }
        }
    }

    private static TcpInfo exchange(NetworkNamespace net, Socket listener) throws Exception {
        try (Socket client = net.call(TcpOptionTest::tcp)) {
            client.set(SolTcp.TCP_FASTOPEN_CONNECT, true);
            assertThat(client.get(SolTcp.TCP_FASTOPEN_CONNECT)).isTrue();
            client.connect(listener.localEndpoint());
            client.sendAll("early".getBytes(US_ASCII));
            try (Socket accepted = listener.accept()) {
                assertThat(accepted.recvExactly(5)).containsExactly("early".getBytes(US_ASCII));
                accepted.sendAll(new byte[] {1});
                client.recvExactly(1);
                return client.get(SolTcp.TCP_INFO);
            }
        }
    }

    @Test
    void savedSyn_ofAnAcceptedConnection_isReadOnce() throws Exception {
        try (Socket listener = tcp();
                Socket client = tcp()) {
            listener.set(SolTcp.TCP_SAVE_SYN, 1);
            listener.bind(Inet4Endpoint.LOOPBACK);
            listener.listen();
            client.connect(listener.localEndpoint());
            try (Socket accepted = listener.accept()) {
                byte[] syn = accepted.get(SolTcp.TCP_SAVED_SYN);
                assertThat(syn.length).isBetween(40, 120);
                assertThat(syn[0] >> 4).isEqualTo(4);
                assertThat(accepted.get(SolTcp.TCP_SAVED_SYN)).isEmpty();
            }
        }
    }

    @Test
    @Needs(root = true)
    void repair_readsTheQueuesOfALiveConnection() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Socket socket = pair.client();
            assertThatThrownBy(() -> socket.set(SolTcp.TCP_REPAIR_QUEUE, 2))
                    .hasMessageContaining("TCP_REPAIR must be on");
            socket.set(SolTcp.TCP_REPAIR, SolTcp.TCP_REPAIR_ON);
            assertThat(socket.get(SolTcp.TCP_REPAIR)).isEqualTo(1);
            socket.set(SolTcp.TCP_REPAIR_QUEUE, 2);
            assertThat(socket.get(SolTcp.TCP_REPAIR_QUEUE)).isEqualTo(2);
            assertThat(socket.get(SolTcp.TCP_QUEUE_SEQ)).isBetween(0L, 0xffff_ffffL);
            assertThat(socket.get(SolTcp.TCP_REPAIR_WINDOW).sndWnd()).isPositive();
            socket.set(SolTcp.TCP_REPAIR_OPTIONS, new TcpRepairOpt[] {new TcpRepairOpt(2, 1000)});
            socket.set(SolTcp.TCP_REPAIR, SolTcp.TCP_REPAIR_OFF_NO_WP);
            assertThat(socket.get(SolTcp.TCP_REPAIR)).isZero();
        }
        try (Socket closed = tcp()) {
            closed.set(SolTcp.TCP_REPAIR, SolTcp.TCP_REPAIR_ON);
            closed.set(SolTcp.TCP_REPAIR_QUEUE, 2);
            closed.set(SolTcp.TCP_QUEUE_SEQ, 4_000_000_000L);
            assertThat(closed.get(SolTcp.TCP_QUEUE_SEQ)).isEqualTo(4_000_000_000L);
            closed.set(SolTcp.TCP_TIMESTAMP, 3_000_000_000L);
            assertThat(closed.get(SolTcp.TCP_TIMESTAMP)).isBetween(3_000_000_000L, 3_000_060_000L);
        }
    }

    @Test
    void ulp_thatTheKernelDoesNotHave_isSaidSo() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            assertThat(pair.client().get(SolTcp.TCP_ULP)).isEmpty();
            assertThatThrownBy(() -> pair.client().set(SolTcp.TCP_ULP, "no-such"))
                    .hasMessageContaining("ENOENT")
                    .hasMessageContaining("tcp_available_ulp");
        }
    }

    @Test
    void tls_withoutTheKernelsModule_isRefused() throws Exception {
        TlsCryptoInfo keys =
                new TlsCryptoInfo(
                        TlsCryptoInfo.TLS_1_3_VERSION,
                        TlsCipher.TLS_CIPHER_AES_GCM_128,
                        new byte[8],
                        new byte[16],
                        new byte[4],
                        new byte[8]);
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            for (Option<TlsCryptoInfo> option : java.util.List.of(SolTls.TLS_TX, SolTls.TLS_RX)) {
                assertThatThrownBy(() -> pair.client().set(option, keys))
                        .isInstanceOf(NotSupportedException.class);
            }
            for (Option<?> option :
                    java.util.List.of(
                            SolTls.TLS_RX_EXPECT_NO_PAD,
                            SolTls.TLS_TX_ZEROCOPY_RO,
                            SolTls.TLS_TX_MAX_PAYLOAD_LEN)) {
                assertThatThrownBy(() -> pair.client().get(option))
                        .isInstanceOf(NotSupportedException.class);
            }
        }
    }

    @Test
    void authenticationOption_whereTheKernelLacksIt_isRefused() throws Exception {
        try (Socket socket = tcp()) {
            for (Option<byte[]> option :
                    java.util.List.of(
                            SolTcp.TCP_AO_ADD_KEY,
                            SolTcp.TCP_AO_DEL_KEY,
                            SolTcp.TCP_AO_INFO,
                            SolTcp.TCP_AO_GET_KEYS)) {
                assertThatThrownBy(() -> socket.set(option, new byte[4]))
                        .isInstanceOf(ErrnoException.class);
            }
            assertThatThrownBy(() -> socket.get(SolTcp.TCP_AO_REPAIR))
                    .isInstanceOf(ErrnoException.class);
        }
    }

    @Test
    void zerocopyReceive_withoutAMapping_isRefusedByTheKernel() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().sendAll(new byte[10]);
            TcpZerocopyReceive nothing = TcpZerocopyReceive.of(0, 0);
            TcpZerocopyReceive answer = pair.server().get(SolTcp.TCP_ZEROCOPY_RECEIVE, nothing);
            assertThat(answer.length()).isZero();
            assertThat(answer.err()).isZero();
            assertThatThrownBy(
                            () ->
                                    pair.server()
                                            .get(
                                                    SolTcp.TCP_ZEROCOPY_RECEIVE,
                                                    TcpZerocopyReceive.of(1, 4096)))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EINVAL");
        }
    }

    @Test
    @Needs(kernel = "6.10")
    void isMptcp_ofPlainTcp_isFalse() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            assertThat(pair.client().get(SolTcp.TCP_IS_MPTCP)).isFalse();
        }
    }
}
