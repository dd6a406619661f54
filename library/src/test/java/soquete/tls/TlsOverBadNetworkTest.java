package soquete.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.Socket;
import soquete.SocketEnd;
import soquete.SocketPair;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.testkit.Conditions;
import soquete.testkit.Needs;
import soquete.testkit.Relay;

/// TLS over a relay that passes on one byte at a time, or cuts off.
@Needs(programs = "openssl")
@Timeout(60)
class TlsOverBadNetworkTest {
    @TempDir static Path directory;
    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = Certificates.in(directory);
    }

    private static SocketPair pair(String family) throws IOException {
        if (family.equals("unix")) {
            return Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        }
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK)) {
            Socket client = Socket.client(listener.localEndpoint());
            return new SocketPair(client, listener.accept());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, tcp, true",
        "TLSv1.3, unix, false",
        "TLSv1.2, tcp, false",
        "TLSv1.2, unix, true"
    })
    void byteByByte_handshakeAndDataAreWhole(String protocol, String family, boolean virtual)
            throws Exception {
        byte[] there = new byte[20_000];
        new Random(1).nextBytes(there);
        TlsOptions options = TlsOptions.DEFAULT.withProtocols(protocol);
        try (SocketPair left = pair(family);
                SocketPair right = pair(family);
                Relay relay =
                        SocketEnd.relay(left.second(), right.second(), Conditions.NONE.pieces(1));
                TlsStream client =
                        TlsStream.client(
                                left.first(), "localhost", certificates.client(), options);
                TlsStream server =
                        TlsStream.server(right.first(), certificates.server(), options)) {
            var sent =
                    Ends.in(
                            virtual,
                            () -> {
                                client.write(there);
                                return client.inputStream().readNBytes(3);
                            });
            assertThat(server.inputStream().readNBytes(there.length)).isEqualTo(there);
            server.write(new byte[] {1, 2, 3});
            assertThat(sent.get(30, TimeUnit.SECONDS)).containsExactly(1, 2, 3);
            assertThat(client.session().getProtocol()).isEqualTo(protocol);
            assertThat(relay.awaitEnd(0)).isFalse();
        }
    }

    /// An end that the peer did not announce is no end: somebody may have cut it.
    @Test
    void cutOff_isNoEnd() throws Exception {
        Conditions cut = Conditions.NONE.cutAfter(40_000, Conditions.Cut.END);
        try (SocketPair left = pair("tcp");
                SocketPair right = pair("tcp");
                Relay relay = SocketEnd.relay(left.second(), right.second(), cut);
                TlsStream client =
                        TlsStream.client(
                                left.first(),
                                "localhost",
                                certificates.client(),
                                TlsOptions.DEFAULT);
                TlsStream server =
                        TlsStream.server(
                                right.first(), certificates.server(), TlsOptions.DEFAULT)) {
            var sending =
                    Ends.in(
                            true,
                            () -> {
                                client.write(new byte[100_000]);
                                return true;
                            });
            assertThatThrownBy(() -> server.inputStream().readNBytes(100_000))
                    .isInstanceOf(IOException.class);
            assertThat(sending.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(relay.awaitEnd(0)).isFalse();
        }
    }
}
