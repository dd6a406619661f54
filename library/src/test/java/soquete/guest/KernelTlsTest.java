package soquete.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.error.ErrnoException;
import soquete.message.TransportControl;
import soquete.option.Option;
import soquete.option.SolTcp;
import soquete.option.SolTls;
import soquete.option.TlsCipher;
import soquete.option.TlsCryptoInfo;

/// TLS records made and read by the kernel.
@Tag("guest")
@Timeout(60)
class KernelTlsTest {
    private static final int EBADMSG = 74;

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.upperLayerProtocol("tls"));
    }

    /// Keys that are the same for the same seed; the number of the first record is 0.
    private static TlsCryptoInfo aesGcm128(int version, int seed) {
        Random random = new Random(seed);
        byte[] iv = new byte[8];
        byte[] key = new byte[16];
        byte[] salt = new byte[4];
        random.nextBytes(iv);
        random.nextBytes(key);
        random.nextBytes(salt);
        return new TlsCryptoInfo(
                version, TlsCipher.TLS_CIPHER_AES_GCM_128, iv, key, salt, new byte[8]);
    }

    private static void start(Socket socket, Option<TlsCryptoInfo> direction, TlsCryptoInfo info)
            throws IOException {
        socket.set(SolTcp.TCP_ULP, "tls");
        socket.set(direction, info);
    }

    @ParameterizedTest
    @ValueSource(ints = {TlsCryptoInfo.TLS_1_2_VERSION, TlsCryptoInfo.TLS_1_3_VERSION})
    void records_withTheSameKeys_areReadAsPlainBytes(int version) throws Exception {
        try (TcpPair pair = TcpPair.connect()) {
            Socket client = pair.client();
            Socket server = pair.server();
            start(client, SolTls.TLS_TX, aesGcm128(version, 1));
            start(server, SolTls.TLS_RX, aesGcm128(version, 1));
            byte[] large = new byte[100_000];
            new Random(6).nextBytes(large);

            Thread sender =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    client.sendAll("hello".getBytes(US_ASCII));
                                    client.sendAll(large);
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });

            assertThat(server.recvExactly(5)).isEqualTo("hello".getBytes(US_ASCII));
            assertThat(server.recvExactly(large.length)).isEqualTo(large);
            sender.join();
        }
    }

    @Test
    void records_onTheWire_areEncrypted() throws Exception {
        try (TcpPair pair = TcpPair.connect()) {
            Socket client = pair.client();
            Socket server = pair.server();
            start(client, SolTls.TLS_TX, aesGcm128(TlsCryptoInfo.TLS_1_2_VERSION, 1));
            client.sendAll("hello".getBytes(US_ASCII));

            // Type application data, version 1.2, 8 bytes nonce + 5 bytes + 16 bytes tag.
            byte[] record = server.recvExactly(5 + 8 + 5 + 16);
            assertThat(record).startsWith(23, 3, 3, 0, 29);
            assertThat(new String(record, US_ASCII)).doesNotContain("hello");
        }
    }

    @Test
    void records_withOtherKeys_areEBADMSG() throws Exception {
        try (TcpPair pair = TcpPair.connect()) {
            Socket client = pair.client();
            Socket server = pair.server();
            start(client, SolTls.TLS_TX, aesGcm128(TlsCryptoInfo.TLS_1_2_VERSION, 1));
            start(server, SolTls.TLS_RX, aesGcm128(TlsCryptoInfo.TLS_1_2_VERSION, 2));
            client.sendAll("hello".getBytes(US_ASCII));

            ErrnoException bad = catchThrowableOfType(ErrnoException.class, () -> server.recv(100));
            assertThat(bad.errno().number()).isEqualTo(EBADMSG);
        }
    }

    @Test
    void recordType_ofAnAlert_goesBothWaysByControlMessage() throws Exception {
        try (TcpPair pair = TcpPair.connect()) {
            Socket client = pair.client();
            Socket server = pair.server();
            start(client, SolTls.TLS_TX, aesGcm128(TlsCryptoInfo.TLS_1_2_VERSION, 1));
            start(server, SolTls.TLS_RX, aesGcm128(TlsCryptoInfo.TLS_1_2_VERSION, 1));
            byte[] closeNotify = {1, 0};
            client.sendAll("data".getBytes(US_ASCII));
            client.sendMsg(closeNotify, new TransportControl.TlsSetRecordType(21));
            client.sendMsg(closeNotify, new TransportControl.TlsSetRecordType(21));

            try (ReceivedMessage data = server.recvMsg(100, 100)) {
                assertThat(data.data()).isEqualTo("data".getBytes(US_ASCII));
                assertThat(data.control(TransportControl.TlsGetRecordType.class))
                        .contains(new TransportControl.TlsGetRecordType(23));
            }
            try (ReceivedMessage alert = server.recvMsg(100, 100)) {
                assertThat(alert.data()).isEqualTo(closeNotify);
                assertThat(alert.control(TransportControl.TlsGetRecordType.class))
                        .contains(new TransportControl.TlsGetRecordType(21));
            }
            ErrnoException noRoom =
                    catchThrowableOfType(ErrnoException.class, () -> server.recv(100));
            assertThat(noRoom.errno().number()).as("EIO").isEqualTo(5);
        }
    }

    @Test
    void parameters_readBack() throws Exception {
        try (TcpPair pair = TcpPair.connect()) {
            Socket client = pair.client();
            TlsCryptoInfo info = aesGcm128(TlsCryptoInfo.TLS_1_2_VERSION, 3);
            start(client, SolTls.TLS_TX, info);
            TlsCryptoInfo read =
                    client.get(SolTls.TLS_TX, aesGcm128(TlsCryptoInfo.TLS_1_2_VERSION, 4));
            assertThat(read).isEqualTo(info);
            assertThatThrownBy(() -> client.get(SolTls.TLS_TX))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the same cipher, whose number is 51");
        }
    }
}
