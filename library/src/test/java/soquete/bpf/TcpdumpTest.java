package soquete.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

/// The filters of tcpdump, read and printed as tcpdump does. Starts a program for each, so mutation
/// runs leave it out; [DisassemblyTest] has such answers kept.
@Timeout(60)
class TcpdumpTest {
    @RegisterExtension final Programs programs = new Programs();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp port 53",
                "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
                "ip6 and tcp dst port 80",
                "len > 100 and not arp",
                "ether host 02:00:00:00:00:01",
                "ip[2:2] - ((ip[0]&0xf)<<2) > 40 and icmp",
                "net 10.0.0.0/8 or portrange 1000-2000",
                "ip[6] % 3 = 1 and ip[8] / 2 > 7"
            })
    @Needs(programs = "tcpdump")
    void disassembly_ofWhatTcpdumpCompiled_isWhatTcpdumpPrints(String expression) throws Exception {
        Filter filter = Filter.parse(tcpdump("-ddd", expression));

        assertThat(filter.toString().lines().map(String::stripTrailing))
                .containsExactlyElementsOf(
                        tcpdump("-d", expression).lines().map(String::stripTrailing).toList());
        assertThat(Filter.fromBytes(filter.toBytes())).isEqualTo(filter);
    }

    @Test
    @Needs(programs = "tcpdump")
    void assembled_udpPort53_equalsTcpdumps() throws Exception {
        Filter ours =
                new Assembler()
                        .ldh(12)
                        .jeq(0x86dd, Assembler.NEXT, "ip")
                        .ldb(20)
                        .jeq(17, Assembler.NEXT, "drop")
                        .ldh(54)
                        .jeq(53, "keep", Assembler.NEXT)
                        .ldh(56)
                        .jeq(53, "keep", "drop")
                        .label("ip")
                        .jeq(0x800, Assembler.NEXT, "drop")
                        .ldb(23)
                        .jeq(17, Assembler.NEXT, "drop")
                        .ldh(20)
                        .jset(0x1fff, "drop", Assembler.NEXT)
                        .ldxMsh(14)
                        .ldhInd(14)
                        .jeq(53, "keep", Assembler.NEXT)
                        .ldhInd(16)
                        .jeq(53, Assembler.NEXT, "drop")
                        .label("keep")
                        .ret(262_144)
                        .label("drop")
                        .ret(0)
                        .toFilter();

        assertThat(ours).isEqualTo(Filter.parse(tcpdump("-ddd", "udp port 53")));
    }

    private String tcpdump(String form, String expression) throws Exception {
        Finished finished =
                programs.start("tcpdump", form, "-y", "EN10MB", expression)
                        .await(Duration.ofSeconds(20));
        assertThat(finished.status()).isZero();
        return finished.out();
    }
}
