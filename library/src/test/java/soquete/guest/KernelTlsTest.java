package soquete.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
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

/// TLS records made and read by the kernel.
@Tag("guest")
@Timeout(60)
class KernelTlsTest {
    private static final int SOL_TCP = 6;
    private static final int TCP_ULP = 31;
    private static final int SOL_TLS = 282;
    private static final int TLS_TX = 1;
    private static final int TLS_RX = 2;
    private static final int TLS_1_2 = 0x303;
    private static final int TLS_1_3 = 0x304;
    private static final int EBADMSG = 74;

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.upperLayerProtocol("tls"));
    }

    /// `struct tls12_crypto_info_aes_gcm_128`.
    private static byte[] aesGcm128(int version, int seed) {
        byte[] secrets = new byte[28];
        new Random(seed).nextBytes(secrets);
        ByteBuffer info = Struct.of(40).putShort((short) version).putShort((short) 51);
        return Struct.bytes(info.put(secrets)); // iv, key, salt; the record sequence begins at 0
    }

    private static void start(Socket socket, int direction, byte[] info) throws IOException {
        Struct.set(socket, SOL_TCP, TCP_ULP, "tls".getBytes(US_ASCII));
        Struct.set(socket, SOL_TLS, direction, info);
    }

    @ParameterizedTest
    @ValueSource(ints = {TLS_1_2, TLS_1_3})
    void records_withTheSameKeys_areReadAsPlainBytes(int version) throws Exception {
        try (TcpPair pair = TcpPair.connect()) {
            Socket client = pair.client();
            Socket server = pair.server();
            start(client, TLS_TX, aesGcm128(version, 1));
            start(server, TLS_RX, aesGcm128(version, 1));
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
            start(client, TLS_TX, aesGcm128(TLS_1_2, 1));
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
            start(client, TLS_TX, aesGcm128(TLS_1_2, 1));
            start(server, TLS_RX, aesGcm128(TLS_1_2, 2));
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
            start(client, TLS_TX, aesGcm128(TLS_1_2, 1));
            start(server, TLS_RX, aesGcm128(TLS_1_2, 1));
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
            byte[] info = aesGcm128(TLS_1_2, 3);
            start(client, TLS_TX, info);
            ByteBuffer read = Struct.get(client, SOL_TLS, TLS_TX, Struct.of(40));
            assertThat(Struct.bytes(read)).isEqualTo(info);
        }
    }
}
