package soquete.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.AiFlags;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.NameInfo;
import soquete.endpoint.NiFlags;
import soquete.endpoint.Protocol;
import soquete.endpoint.ProtocolEntry;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.ServiceEntry;
import soquete.endpoint.SocketType;
import soquete.error.Eai;
import soquete.error.ResolveException;

@Timeout(60)
class NetdbTest {
    /// host, service, family, type, protocol, flags; the answers in order, or the code.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1, 80, 0, 1, 6, 0, 127.0.0.1:80",
                "127.0.0.1, -, 0, 1, 0, 0, 127.0.0.1:0",
                "127.0.0.1, http, 0, 1, 0, 0, 127.0.0.1:80",
                "127.0.0.1, domain, 0, 2, 17, 0, 127.0.0.1:53",
                "127.0.0.1, 80, 0, 1, 0, 1024, 127.0.0.1:80",
                "127.0.0.1, http, 0, 1, 0, 1024, EAI_NONAME",
                "-, 80, 2, 1, 0, 0, 127.0.0.1:80",
                "-, 80, 2, 1, 0, 1, 0.0.0.0:80",
                "-, 80, 10, 1, 0, 0, [::1]:80",
                "-, 80, 10, 1, 0, 1, [::]:80",
                "-, -, 0, 1, 0, 0, EAI_NONAME",
                "::1, 80, 0, 1, 0, 4, [::1]:80",
                "::1, 80, 2, 1, 0, 0, EAI_ADDRFAMILY",
                "localhost, 80, 0, 1, 0, 4, EAI_NONAME",
                "127.0.0.1, 80, 10, 1, 0, 8, [::ffff:127.0.0.1]:80",
                "127.0.0.1, 80, 10, 1, 0, 24, [::ffff:127.0.0.1]:80",
                "127.0.0.1, 80, 10, 1, 0, 0, EAI_ADDRFAMILY",
                "127.0.0.1, 80, 0, 11, 0, 0, EAI_SOCKTYPE",
                "127.0.0.1, 80, 99, 1, 0, 0, EAI_FAMILY",
                "127.0.0.1, 80, 0, 1, 0, 1073741824, EAI_BADFLAGS",
                "127.0.0.1, no-such, 0, 1, 0, 0, EAI_SERVICE",
                "0x7f.1, 65535, 0, 2, 0, 0, 127.0.0.1:65535",
                "127.0.0.1, -, 2, 3, 255, 0, 127.0.0.1:0",
                "127.0.0.1, 0, 2, 3, 255, 0, EAI_SERVICE"
            })
    void getaddrinfo_obeysEveryHint(
            String host,
            String service,
            int family,
            int type,
            int protocol,
            int flags,
            String expected)
            throws Exception {
        Hints hints =
                new Hints(
                        new Family(family),
                        new SocketType(type),
                        new Protocol(protocol),
                        new AiFlags(flags));
        if (expected.startsWith("EAI_")) {
            assertThatThrownBy(() -> Netdb.getaddrinfo(host, service, hints))
                    .isInstanceOfSatisfying(
                            ResolveException.class,
                            e -> assertThat(e.code().name()).isEqualTo(expected));
            return;
        }
        List<AddressInfo> answers = Netdb.getaddrinfo(host, service, hints);
        assertThat(answers).hasSize(1);
        AddressInfo answer = answers.getFirst();
        assertThat(answer.endpoint()).isEqualTo(Endpoint.parse(expected));
        assertThat(answer.type()).isEqualTo(new SocketType(type));
        assertThat(answer.family()).isEqualTo(answer.endpoint().family());
    }

    @Test
    void getaddrinfo_canonicalName_isOnTheFirst() throws Exception {
        Hints hints = Hints.NONE.with(AiFlags.AI_CANONNAME.and(AiFlags.AI_ADDRCONFIG));
        List<AddressInfo> answers = Netdb.getaddrinfo("localhost", "80", hints);
        assertThat(answers.getFirst().canonicalName()).contains("localhost");
        assertThat(answers).hasSizeGreaterThan(1);
        assertThat(answers.subList(1, answers.size()))
                .allSatisfy(answer -> assertThat(answer.canonicalName()).isEmpty());
    }

    /// C and Python cut these to 16 bits, or take the sign.
    @ParameterizedTest
    @ValueSource(strings = {"70000", "65536", "-1", "+80", " 80", "\t80", "99999999999999999999"})
    void getaddrinfo_numberThatIsNoPort_isRefused(String service) {
        assertThatThrownBy(() -> Netdb.getaddrinfo("127.0.0.1", service, Hints.TCP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + service + "\" is not a port number in 0 to 65535");
    }

    @Test
    void getaddrinfo_emptyService_isRefused() {
        assertThatThrownBy(() -> Netdb.getaddrinfo("127.0.0.1", "", Hints.TCP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("null for port 0");
    }

    /// address, port, flags; host and service, or the code.
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 80, 3, 127.0.0.1, 80",
        "127.0.0.1, 80, 1, 127.0.0.1, http",
        "127.0.0.1, 80, 2, localhost, 80",
        "127.0.0.1, 80, 0, localhost, http",
        "127.0.0.1, 80, 4, localhost, http",
        "127.0.0.1, 80, 8, localhost, http",
        "127.0.0.1, 80, 32, localhost, http",
        "127.0.0.1, 53, 17, 127.0.0.1, domain",
        "127.0.0.1, 69, 17, 127.0.0.1, tftp",
        "127.0.0.1, 69, 1, 127.0.0.1, 69",
        "::1, 65535, 3, ::1, 65535",
        "fe80::1%lo, 1, 3, fe80::1%lo, 1",
        "192.0.2.1, 1, 10, EAI, ''",
        "127.0.0.1, 80, 4096, EAI, ''"
    })
    void getnameinfo_obeysEveryFlag(
            String address, int port, int flags, String host, String service) throws Exception {
        Endpoint endpoint = Endpoint.of(address, port);
        if (host.equals("EAI")) {
            assertThatThrownBy(() -> Netdb.getnameinfo(endpoint, new NiFlags(flags)))
                    .isInstanceOfSatisfying(
                            ResolveException.class,
                            e ->
                                    assertThat(e.code())
                                            .isIn(Eai.EAI_NONAME, Eai.EAI_AGAIN, Eai.EAI_BADFLAGS))
                    .hasMessageStartingWith("getnameinfo " + endpoint + ": EAI_");
            return;
        }
        assertThat(Netdb.getnameinfo(endpoint, new NiFlags(flags)))
                .isEqualTo(new NameInfo(host, service));
    }

    @Test
    void getnameinfo_anotherFamily_isEAI_FAMILY() {
        assertThatThrownBy(
                        () ->
                                Netdb.getnameinfo(
                                        new RawEndpoint(Family.AF_NETLINK, new byte[10]),
                                        NiFlags.NONE))
                .isInstanceOfSatisfying(
                        ResolveException.class,
                        e -> assertThat(e.code()).isEqualTo(Eai.EAI_FAMILY));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "http, tcp, 80, http, tcp",
                "www, tcp, 80, http, tcp",
                "http, -, 80, http, tcp",
                "domain, udp, 53, domain, udp",
                "tftp, tcp, -1, -, -",
                "no-such-service, -, -1, -, -",
                "'', tcp, -1, -, -"
            })
    void getservbyname_answersTheEntry(
            String name, String protocol, int port, String official, String its) throws Exception {
        if (port < 0) {
            assertThat(Netdb.getservbyname(name, protocol)).isEmpty();
        } else {
            ServiceEntry entry = Netdb.getservbyname(name, protocol).orElseThrow();
            assertThat(entry.name()).isEqualTo(official);
            assertThat(entry.port()).isEqualTo(port);
            assertThat(entry.protocol()).isEqualTo(its);
            assertThat(entry.aliases().contains("www")).isEqualTo(port == 80);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "80, tcp, http",
                "53, udp, domain",
                "22, -, ssh",
                "4, tcp, -",
                "65535, tcp, -"
            })
    void getservbyport_answersTheEntry(int port, String protocol, String name) throws Exception {
        assertThat(Netdb.getservbyport(port, protocol).map(ServiceEntry::name).orElse(null))
                .isEqualTo(name);
    }

    /// The whole file, both ways.
    @Test
    void services_areThoseOfTheFile() throws Exception {
        Map<String, Integer> ports = new HashMap<>(); // of name or alias, and protocol
        for (String line : Files.readAllLines(Path.of("/etc/services"))) {
            String[] words = line.replaceFirst("#.*", "").strip().split("[ \t/]+", -1);
            if (words.length < 3) {
                continue;
            }
            int port = Integer.parseInt(words[1]);
            ports.putIfAbsent(words[0] + "/" + words[2], port);
            for (int i = 3; i < words.length; i++) {
                ports.putIfAbsent(words[i] + "/" + words[2], port);
            }
            assertThat(Netdb.getservbyport(port, words[2])).isPresent();
        }
        assertThat(ports).hasSizeGreaterThan(50);
        for (Map.Entry<String, Integer> expected : ports.entrySet()) {
            String[] key = expected.getKey().split("/", -1);
            ServiceEntry entry = Netdb.getservbyname(key[0], key[1]).orElseThrow();
            assertThat(entry.port()).as(expected.getKey()).isEqualTo(expected.getValue());
            assertThat(entry.protocol()).isEqualTo(key[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({"tcp, 6, TCP", "UDP, 17, UDP", "icmp, 1, ICMP", "ip, 0, IP", "ipv6, 41, IPv6"})
    void protocols_areFoundBothWays(String name, int number, String alias) throws Exception {
        ProtocolEntry entry = Netdb.getprotobyname(name).orElseThrow();
        assertThat(entry.protocol()).isEqualTo(new Protocol(number));
        assertThat(entry.aliases()).contains(alias);
        assertThat(Netdb.getprotobynumber(number)).contains(entry);
    }

    @Test
    void protocols_thatDoNotExist_areEmpty() throws Exception {
        assertThat(Netdb.getprotobyname("no-such-protocol")).isEmpty();
        assertThat(Netdb.getprotobynumber(250)).isEmpty();
        assertThat(Netdb.getprotobynumber(-1)).isEmpty();
    }

    @Test
    void badArguments_areRefusedBeforeC() {
        assertThatThrownBy(() -> Netdb.getservbyname("a\0", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a NUL character at index 1 of the service \"a?\"");
        assertThatThrownBy(() -> Netdb.getservbyname("a", "\0"))
                .hasMessageContaining("of the protocol");
        assertThatThrownBy(() -> Netdb.getprotobyname("\0"))
                .isInstanceOf(IllegalArgumentException.class);
        for (int port : new int[] {-1, 65_536, 70_000}) {
            assertThatThrownBy(() -> Netdb.getservbyport(port, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0 to 65535");
        }
        assertThatThrownBy(() -> Unistd.sethostname("a\0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gethostname_isTheKernels() throws Exception {
        assertThat(Unistd.gethostname())
                .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    }
}
