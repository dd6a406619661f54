package soquete.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

@Timeout(60)
class AssemblerTest {
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

    @Test
    void everyMnemonic_hasTheCodeOfTheKernel() {
        Filter filter =
                new Assembler()
                        .ldi(0x10)
                        .st(3)
                        .ldMem(3)
                        .ldxMem(3)
                        .stx(4)
                        .ld(Ancillary.SKF_AD_CPU)
                        .ldLen()
                        .ldxLen()
                        .ldxi(2)
                        .ldInd(1)
                        .ldbInd(1)
                        .addX()
                        .sub(1)
                        .mul(2)
                        .div(2)
                        .mod(3)
                        .and(0xff)
                        .or(1)
                        .xor(2)
                        .lsh(1)
                        .rshX()
                        .neg()
                        .tax()
                        .txa()
                        .ja("end")
                        .ret(1)
                        .label("end")
                        .jgtX(Assembler.NEXT, Assembler.NEXT)
                        .retA()
                        .toFilter();

        assertThat(filter.instructions().stream().map(Instruction::code))
                .containsExactly(
                        0x00, 0x02, 0x60, 0x61, 0x03, 0x20, 0x80, 0x81, 0x01, 0x40, 0x50, 0x0c,
                        0x14, 0x24, 0x34, 0x94, 0x54, 0x44, 0xa4, 0x64, 0x7c, 0x84, 0x07, 0x87,
                        0x05, 0x06, 0x2d, 0x16);
        assertThat(filter.instructions().get(5).k()).isEqualTo(-4096 + 36);
        assertThat(filter.instructions().get(24).k()).isEqualTo(1);
        assertThat(filter.toString().lines().skip(4).limit(2))
                .containsExactly("(004) stx      M[4]", "(005) ld       #cpu");
    }

    @Test
    void program_againstTheRulesOfTheKernel_isRefusedWithTheLine() {
        refused(List.of(), "1 to 4096 instructions, not 0");
        refused(Collections.nCopies(4097, Instruction.stmt(0x06, 0)), "not 4097");
        refused(List.of(Instruction.stmt(0x20, 12)), "(000) ld       [12]: the last");
        refused(program(0x34, 0), "divides by zero");
        refused(program(0x94, 0), "divides by zero");
        refused(program(0x64, 32), "more than 31 bits");
        refused(program(0x05, 1), "beyond the end");
        refused(program(0x02, 16), "0 to 15");
        refused(program(0x60, 3), "not stored");
        refused(program(0xff, 0), "no such operation");
        refused(program(0x18, 0), "no such operation");
        refused(program(0x20, -4096 + 2), "no ancillary data");
        refused(
                List.of(new Instruction(0x15, 0, 1, 0), Instruction.stmt(0x06, 0)),
                "beyond the end");
    }

    private static List<Instruction> program(int code, int k) {
        return List.of(Instruction.stmt(code, k), Instruction.stmt(0x06, 0));
    }

    private static void refused(List<Instruction> program, String why) {
        assertThatThrownBy(() -> new Filter(program))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void label_missingOrBehindOrTooFar_isRefused() {
        assertThatThrownBy(() -> new Assembler().ja("x").ret(0).toFilter())
                .hasMessageContaining("no label x");
        assertThatThrownBy(() -> new Assembler().label("x").ja("x").ret(0).toFilter())
                .hasMessageContaining("lies behind");
        assertThatThrownBy(() -> new Assembler().label("x").label("x"))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> new Assembler().label("")).hasMessageContaining("needs a name");
        Assembler far = new Assembler().jeq(0, "far", Assembler.NEXT);
        for (int i = 0; i < 256; i++) {
            far.neg();
        }
        far.label("far").ret(0);
        assertThatThrownBy(far::toFilter).hasMessageContaining("256 instructions away");
    }

    @Test
    void text_ofAnotherForm_isRefused() {
        for (String bad :
                List.of("", "2\n6 0 0 0", "1\n6 0 0", "1\nx 0 0 0", "1\n6 0 0 9999999999")) {
            assertThatThrownBy(() -> Filter.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Filter.fromBytes(new byte[9])).hasMessageContaining("9 bytes");
        assertThat(Filter.parse("1\n6 0 0 0\n")).isEqualTo(Filter.dropAll());
    }

    @Property
    void instruction_anyOfTheRange_survivesTheBytes(
            @ForAll @IntRange(max = 15) int word, @ForAll int k) {
        List<Instruction> program = new ArrayList<>();
        program.add(Instruction.stmt(Bpf.BPF_LD | Bpf.BPF_IMM, k));
        program.add(Instruction.stmt(Bpf.BPF_ST, word));
        program.add(Instruction.stmt(Bpf.BPF_LD | Bpf.BPF_MEM, word));
        program.add(Instruction.stmt(Bpf.BPF_RET | Bpf.BPF_A, 0));
        Filter filter = new Filter(program);

        assertThat(Filter.fromBytes(filter.toBytes())).isEqualTo(filter);
    }
}
