package soquete.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.AiFlags;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.NameInfo;
import soquete.endpoint.NiFlags;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;
import soquete.error.Eai;
import soquete.error.ResolveException;
import soquete.posix.Netdb;
import soquete.posix.Unistd;

@Timeout(60)
class ResolverTest {
    @Test
    void localhost_hasItsLoopbackAddress() throws Exception {
        List<AddressInfo> answers =
                Resolver.getaddrinfo("localhost", "80", Hints.TCP.with(Family.AF_INET));

        assertThat(answers).isNotEmpty();
        AddressInfo first = answers.getFirst();
        assertThat(first.endpoint()).isEqualTo(Endpoint.of("127.0.0.1", 80));
        assertThat(first.family()).isEqualTo(Family.AF_INET);
        assertThat(first.type()).isEqualTo(SocketType.SOCK_STREAM);
        assertThat(first.protocol()).isEqualTo(Protocol.IPPROTO_TCP);
        assertThat(first.canonicalName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "fe80::1%lo", "2001:db8::1"})
    void literal_isAnsweredAsTheCLibraryAnswersIt(String host) throws Exception {
        for (Hints hints : List.of(Hints.TCP, Hints.UDP)) {
            assertThat(Resolver.getaddrinfo(host, "8080", hints))
                    .isEqualTo(Netdb.getaddrinfo(host, "8080", hints));
        }
    }

    @Test
    void literalInAFormOnlyTheCLibraryReads_works() throws Exception {
        assertThat(Resolver.getaddrinfo("127.1", "80", Hints.TCP))
                .extracting(AddressInfo::endpoint)
                .containsExactly(Endpoint.of("127.0.0.1", 80));
    }

    @Test
    void hints_areObeyed() throws Exception {
        assertThat(Resolver.getaddrinfo("127.0.0.1", "80", Hints.NONE))
                .extracting(AddressInfo::type)
                .contains(SocketType.SOCK_STREAM, SocketType.SOCK_DGRAM);
        Hints canonical = Hints.TCP.with(AiFlags.AI_CANONNAME);
        assertThat(Resolver.getaddrinfo("127.0.0.1", "80", canonical).getFirst().canonicalName())
                .contains("127.0.0.1");
        assertThatThrownBy(
                        () ->
                                Resolver.getaddrinfo(
                                        "localhost", "80", Hints.TCP.with(AiFlags.AI_NUMERICHOST)))
                .isInstanceOfSatisfying(
                        ResolveException.class,
                        e -> assertThat(e.code()).isEqualTo(Eai.EAI_NONAME));
    }

    @Test
    void passive_withoutHost_isAnyAddress() throws Exception {
        Hints passive = Hints.TCP.with(Family.AF_INET).with(AiFlags.AI_PASSIVE);
        assertThat(Netdb.getaddrinfo(null, "80", passive))
                .extracting(AddressInfo::endpoint)
                .containsExactly(Endpoint.of("0.0.0.0", 80));
        assertThat(Netdb.getaddrinfo(null, "80", Hints.TCP.with(Family.AF_INET)))
                .extracting(AddressInfo::endpoint)
                .containsExactly(Endpoint.of("127.0.0.1", 80));
        assertThat(Netdb.getaddrinfo("127.0.0.1", null, Hints.TCP))
                .extracting(AddressInfo::endpoint)
                .containsExactly(Endpoint.of("127.0.0.1", 0));
    }

    @Test
    void nameThatDoesNotExist_hasTheCodeAndAHint() {
        assertThatThrownBy(() -> Resolver.getaddrinfo("no-such-host.invalid", "80", Hints.TCP))
                .isInstanceOf(UnknownHostException.class)
                .isInstanceOfSatisfying(
                        ResolveException.class,
                        e -> {
                            assertThat(e.code())
                                    .isIn(Eai.EAI_NONAME, Eai.EAI_AGAIN, Eai.EAI_NODATA);
                            assertThat(e.host()).contains("no-such-host.invalid");
                            assertThat(e).hasMessageContaining("EAI_");
                        });
    }

    @Test
    void address_thatIsNone_isNotAName() {
        assertThatThrownBy(() -> Resolver.getaddrinfo("1.2.3.256", "80", Hints.TCP))
                .isInstanceOf(ResolveException.class);
        assertThatThrownBy(() -> Resolver.getaddrinfo("::g", "80", Hints.TCP))
                .isInstanceOf(ResolveException.class);
    }

    @Test
    void unknownService_isEAI_SERVICE() {
        assertThatThrownBy(() -> Resolver.getaddrinfo("127.0.0.1", "no-such-service", Hints.TCP))
                .isInstanceOfSatisfying(
                        ResolveException.class,
                        e -> assertThat(e.code()).isEqualTo(Eai.EAI_SERVICE));
    }

    @Test
    void badArguments_areRefusedBeforeC() {
        assertThatThrownBy(() -> Resolver.getaddrinfo("", "80", Hints.TCP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> Resolver.getaddrinfo("a\0b", "80", Hints.TCP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index 1");
        assertThatThrownBy(() -> Netdb.getaddrinfo("a\0b", null, Hints.TCP))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Netdb.getaddrinfo("a", "8\0", Hints.TCP))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                Resolver.getaddrinfo(
                                        "localhost", "80", Hints.TCP, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutHost_isThisMachine() throws Exception {
        Hints four = Hints.TCP.with(Family.AF_INET);
        assertThat(Resolver.getaddrinfo(null, "80", four.with(AiFlags.AI_PASSIVE)))
                .extracting(AddressInfo::endpoint)
                .containsExactly(Endpoint.of("0.0.0.0", 80));
        assertThat(Resolver.getaddrinfo(null, "80", four))
                .extracting(AddressInfo::endpoint)
                .containsExactly(Endpoint.of("127.0.0.1", 80));
        assertThat(Resolver.getaddrinfo("localhost", null, four).getFirst().endpoint())
                .isEqualTo(Endpoint.of("127.0.0.1", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"70000", "65536", "-1", "+1", " 1", ""})
    void serviceThatIsNoPort_isRefused(String service) {
        for (String host : new String[] {"127.0.0.1", "localhost", null}) {
            assertThatThrownBy(() -> Resolver.getaddrinfo(host, service, Hints.TCP))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("service");
        }
    }

    @Test
    void star_isNoName() {
        assertThatThrownBy(() -> Resolver.getaddrinfo("*", "80", Hints.TCP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("null for this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9\ud800.example", "\u00e9..example"})
    void internationalizedNameThatIsNone_isRefused(String host) {
        assertThatThrownBy(() -> Resolver.getaddrinfo(host, "80", Hints.TCP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no internationalized name");
    }

    @Test
    void getnameinfo_isTheCLibrarys() throws Exception {
        Endpoint endpoint = Endpoint.of("127.0.0.1", 80);
        assertThat(Resolver.getnameinfo(endpoint, NiFlags.NONE))
                .isEqualTo(new NameInfo("localhost", "http"));
        NiFlags numeric = NiFlags.NI_NUMERICHOST.and(NiFlags.NI_NUMERICSERV);
        assertThat(Resolver.getnameinfo(endpoint, numeric, Duration.ofSeconds(20)))
                .isEqualTo(new NameInfo("127.0.0.1", "80"));
        assertThatThrownBy(() -> Resolver.getnameinfo(endpoint, numeric, Duration.ZERO))
                .isInstanceOf(DeadlineException.class)
                .hasMessage("getnameinfo 127.0.0.1:80: the deadline passed");
    }

    @Test
    void databases_areTheCLibrarys() throws Exception {
        assertThat(Databases.getservbyname("www", "tcp").orElseThrow().port()).isEqualTo(80);
        assertThat(Databases.getservbyport(53, "udp").orElseThrow().name()).isEqualTo("domain");
        assertThat(Databases.getservbyname("no-such-service", null)).isEmpty();
        assertThat(Databases.getprotobyname("tcp").orElseThrow().protocol())
                .isEqualTo(Protocol.IPPROTO_TCP);
        assertThat(Databases.getprotobynumber(17).orElseThrow().name()).isEqualTo("udp");
        assertThatThrownBy(() -> Databases.getservbyname("www", null, Duration.ZERO))
                .isInstanceOf(DeadlineException.class)
                .hasMessageContaining("getservbyname www");
        assertThatThrownBy(() -> Databases.getservbyport(70_000, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void interrupt_endsEveryLookUp() throws Exception {
        Endpoint endpoint = Endpoint.of("127.0.0.1", 80);
        List<Callable<Object>> calls =
                List.of(
                        () -> Resolver.getnameinfo(endpoint, NiFlags.NONE),
                        () -> Databases.getservbyname("www", null),
                        () -> Databases.getservbyport(80, null),
                        () -> Databases.getprotobyname("tcp"),
                        () -> Databases.getprotobynumber(6));
        for (Callable<Object> call : calls) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(call::call).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void gethostname_isTheKernels() throws Exception {
        assertThat(Resolver.gethostname()).isEqualTo(Unistd.gethostname()).isNotEmpty();
        assertThat(Resolver.getfqdn(Duration.ofSeconds(20))).isNotEmpty();
        assertThat(Resolver.getfqdn("127.0.0.1", Duration.ofSeconds(20))).isEqualTo("127.0.0.1");
    }

    @Test
    void deadlineAndInterrupt_endTheLookUp() throws Exception {
        assertThatThrownBy(() -> Resolver.getaddrinfo("localhost", "80", Hints.NONE, Duration.ZERO))
                .isInstanceOf(DeadlineException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Resolver.getaddrinfo("localhost", "80", Hints.NONE))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Resolver.getaddrinfo("localhost", "80", Hints.TCP, Duration.ofSeconds(20)))
                .isNotEmpty();
    }
}
