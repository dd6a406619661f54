package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds every layout, number and constant of the library against what the C compiler says, for
/// both architectures, whichever this machine is.
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class GoldenTest {
    /// Public constants that no C header has: our own, and those that only newer headers have than
    /// the ones of Debian 12.
    private static final Set<String> OURS =
            Set.of(
                    "AiFlags.NONE",
                    "EpollEvents.NONE",
                    "EtherType.NONE",
                    "MsgFlags.NONE",
                    "PollEvents.NONE",
                    "NiFlags.NONE",
                    "Protocol.DEFAULT",
                    "RawEndpoint.MAX_DATA",
                    "SocketControl.SCM_INQ",
                    "SocketControl.SCM_PIDFD",
                    "SocketControl.SCM_SECURITY",
                    "SocketControl.SCM_TS_OPT_ID",
                    "SocketType.ANY");

    /// The types of public constants that must be among those found.
    private static final Set<String> PUBLIC_TYPES =
            Set.of(
                    "AiFlags.AI_",
                    "Eai.EAI_",
                    "EpollEvents.EPOLL",
                    "Errno.E",
                    "EtherType.ETH_P_",
                    "Family.AF_",
                    "FcntlCommand.F_",
                    "MsgFlags.MSG_",
                    "PollEvents.POLL",
                    "Protocol.BTPROTO_",
                    "Protocol.CAN_",
                    "NiFlags.NI_",
                    "Protocol.IPPROTO_",
                    "Protocol.NETLINK_",
                    "Shutdown.SHUT_",
                    "SocketType.SOCK_",
                    "SolIpv6.IPV6_",
                    "SolSocket.SO_",
                    "SolTcp.TCP_",
                    "UnixEndpoint.UNIX_PATH_MAX",
                    "VsockEndpoint.VMADDR_");

    @TestFactory
    Stream<DynamicTest> constant_onX86_64_equalsTheHeaders() throws Exception {
        return tests(claims("amd64"), GoldenLayouts.of("x86_64"));
    }

    @TestFactory
    Stream<DynamicTest> constant_onAarch64_equalsTheHeaders() throws Exception {
        return tests(claims("aarch64"), GoldenLayouts.of("aarch64"));
    }

    private static Stream<DynamicTest> tests(List<Claim> claims, GoldenLayouts golden) {
        return claims.stream()
                .map(
                        claim ->
                                DynamicTest.dynamicTest(
                                        claim.toString(),
                                        () -> assertThat(claim.problem(golden)).isEmpty()));
    }

    @ParameterizedTest
    @CsvSource({"amd64, x86_64, 288, 12", "aarch64, aarch64, 242, 16"})
    void claims_onEachArchitecture_areItsOwn(
            String javaName, String cName, long accept4, long epollEvent) throws Exception {
        List<Claim> claims = claims(javaName);
        assertThat(value(claims, "SystemCall.ACCEPT4")).isEqualTo(accept4);
        assertThat(value(claims, "EpollEvent.SIZE")).isEqualTo(epollEvent);
        GoldenLayouts golden = GoldenLayouts.of(cName);
        assertThat(golden.value("syscall accept4")).hasValue(accept4);
        assertThat(golden.value("size struct epoll_event")).hasValue(epollEvent);
    }

    @ParameterizedTest
    @CsvSource({"x86_64", "aarch64"})
    void goldenFile_isSortedAndComplete(String architecture) {
        GoldenLayouts golden = GoldenLayouts.of(architecture);
        assertThat(golden.lines()).isSorted();
        Set<String> kinds =
                golden.lines().stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder("constant", "offset", "size", "syscall");
        assertThat(golden.lines()).hasSizeGreaterThan(3000);
    }

    @Test
    void claims_ofTheLibrary_areFoundInEveryKindOfClass() throws Exception {
        List<Claim> claims = claims("amd64");
        assertThat(claims).extracting(Claim::key).anyMatch(key -> key.startsWith("size struct "));
        assertThat(claims).extracting(Claim::key).anyMatch(key -> key.startsWith("offset struct "));
        assertThat(claims).extracting(Claim::where).contains("Constants.AF_INET");
        assertThat(claims).extracting(Claim::where).contains("SystemCall.SOCKET");
        assertThat(claims).extracting(Claim::where).contains("SolTcp.TCP_NODELAY.level()");
        for (String type : PUBLIC_TYPES) {
            assertThat(claims).extracting(Claim::where).anyMatch(where -> where.startsWith(type));
        }
    }

    @Test
    void constants_ofTheLibrary_areAllUnderTheRules() throws Exception {
        List<String> violations = new ArrayList<>();
        for (Class<?> type : LibraryClasses.on("amd64")) {
            violations.addAll(Claims.of(type).violations());
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void constantsOfOurOwn_areInTheCodeAndInNoHeader() throws Exception {
        GoldenLayouts golden = GoldenLayouts.of("x86_64");
        List<Claim> ours =
                allClaims("amd64").stream().filter(claim -> OURS.contains(claim.where())).toList();
        assertThat(ours).extracting(Claim::where).containsExactlyInAnyOrderElementsOf(OURS);
        assertThat(ours).allMatch(claim -> golden.value(claim.key()).isEmpty());
    }

    private static long value(List<Claim> claims, String where) {
        return claims.stream()
                .filter(claim -> claim.where().equals(where))
                .mapToLong(Claim::value)
                .findFirst()
                .orElseThrow();
    }

    private static List<Claim> claims(String architecture) throws Exception {
        return allClaims(architecture).stream()
                .filter(claim -> !OURS.contains(claim.where()))
                .toList();
    }

    private static List<Claim> allClaims(String architecture) throws Exception {
        List<Claim> claims = new ArrayList<>();
        for (Class<?> type : LibraryClasses.on(architecture)) {
            claims.addAll(Claims.of(type).claims());
        }
        return claims;
    }
}
