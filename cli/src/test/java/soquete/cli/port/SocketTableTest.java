package soquete.cli.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;

final class SocketTableTest {
    @ParameterizedTest
    @CsvSource({
        "0100007F:FF98, 127.0.0.1:65432, true",
        "00000000:FF98, 127.0.0.1:65432, true",
        "0100007F:FF98, 0.0.0.0:65432, true",
        "0200007F:FF98, 127.0.0.1:65432, false",
        "0100007F:FF99, 127.0.0.1:65432, false",
        "0100007F:0050, 127.0.0.1:80, true",
        "00000000000000000000000001000000:FF98, '[::1]:65432', true",
        "00000000000000000000000000000000:FF98, '[::1]:65432', true",
        "00000000000000000000000000000000:FF98, 127.0.0.1:65432, true",
        "0000000000000000FFFF00000100007F:FF98, 127.0.0.1:65432, true",
        "00000000000000000000000001000000:FF98, 127.0.0.1:65432, false",
        "B80D01200000000067452301EFCDAB89:0050, '[2001:db8::123:4567:89ab:cdef]:80', true",
        "no address, 127.0.0.1:65432, false"
    })
    void clashes_lineOfTheTable_isReadAsTheKernelPrintsIt(
            String local, String endpoint, boolean clashes) {
        InetEndpoint wanted = (InetEndpoint) Endpoint.parse(endpoint);

        assertThat(SocketTable.clashes(local, wanted)).isEqualTo(clashes);
    }

    @Test
    void of_udpPortHeldHere_isThisProcess() throws Exception {
        try (Socket holder = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            holder.bind(Endpoint.of("127.0.0.1", 0));
            InetEndpoint held = (InetEndpoint) holder.localEndpoint();

            PortUse use = PortSearch.of(held, true);

            assertThat(use.holders())
                    .extracting(PortUse.Holder::pid)
                    .containsExactly(ProcessHandle.current().pid());
            assertThat(use.hidden()).isEmpty();
        }
    }

    @Test
    void of_freePort_isNobody() throws Exception {
        InetEndpoint free;
        try (Socket once = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            once.bind(Endpoint.of("127.0.0.1", 0));
            free = (InetEndpoint) once.localEndpoint();
        }

        PortUse use = PortSearch.of(free, true);

        assertThat(use.holders()).isEmpty();
        assertThat(use.timeWait()).isZero();
    }

    @Test
    void shortened_longCommand_keepsProgramAndEnd() {
        String words = "java " + "-X ".repeat(60) + "soquete.cli.Main server";

        assertThat(PortSearch.shortened(words))
                .startsWith("java … ")
                .endsWith("soquete.cli.Main server")
                .hasSizeLessThan(110);
        assertThat(PortSearch.shortened("python3 server.py")).isEqualTo("python3 server.py");
    }
}
