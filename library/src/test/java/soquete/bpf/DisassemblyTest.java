package soquete.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every instruction by its mnemonic, its code and its text, and a program as tcpdump prints it.
class DisassemblyTest {
    static Stream<Arguments> mnemonics() {
        return Stream.of(
                row(a -> a.ld(12), 0x20, 12, "ld       [12]"),
                row(a -> a.ldh(12), 0x28, 12, "ldh      [12]"),
                row(a -> a.ldb(12), 0x30, 12, "ldb      [12]"),
                row(a -> a.ldInd(-1), 0x40, -1, "ld       [x + -1]"),
                row(a -> a.ldhInd(3), 0x48, 3, "ldh      [x + 3]"),
                row(a -> a.ldbInd(3), 0x50, 3, "ldb      [x + 3]"),
                row(a -> a.ld(Ancillary.SKF_AD_CPU), 0x20, -4096 + 36, "ld       #cpu"),
                row(a -> a.ldi(16), 0x00, 16, "ld       #0x10"),
                row(Assembler::ldLen, 0x80, 0, "ld       #pktlen"),
                row(a -> a.ldMem(15), 0x60, 15, "ld       M[15]"),
                row(a -> a.ldxi(-1), 0x01, -1, "ldx      #0xffffffff"),
                row(Assembler::ldxLen, 0x81, 0, "ldx      #pktlen"),
                row(a -> a.ldxMem(15), 0x61, 15, "ldx      M[15]"),
                row(a -> a.ldxMsh(14), 0xb1, 14, "ldxb     4*([14]&0xf)"),
                row(a -> a.st(4), 0x02, 4, "st       M[4]"),
                row(a -> a.stx(4), 0x03, 4, "stx      M[4]"),
                row(a -> a.add(100), 0x04, 100, "add      #100"),
                row(Assembler::addX, 0x0c, 0, "add      x"),
                row(a -> a.sub(100), 0x14, 100, "sub      #100"),
                row(Assembler::subX, 0x1c, 0, "sub      x"),
                row(a -> a.mul(100), 0x24, 100, "mul      #100"),
                row(Assembler::mulX, 0x2c, 0, "mul      x"),
                row(a -> a.div(100), 0x34, 100, "div      #100"),
                row(Assembler::divX, 0x3c, 0, "div      x"),
                row(a -> a.mod(100), 0x94, 100, "mod      #100"),
                row(Assembler::modX, 0x9c, 0, "mod      x"),
                row(a -> a.and(100), 0x54, 100, "and      #0x64"),
                row(Assembler::andX, 0x5c, 0, "and      x"),
                row(a -> a.or(100), 0x44, 100, "or       #0x64"),
                row(Assembler::orX, 0x4c, 0, "or       x"),
                row(a -> a.xor(100), 0xa4, 100, "xor      #0x64"),
                row(Assembler::xorX, 0xac, 0, "xor      x"),
                row(a -> a.lsh(31), 0x64, 31, "lsh      #31"),
                row(Assembler::lshX, 0x6c, 0, "lsh      x"),
                row(a -> a.rsh(31), 0x74, 31, "rsh      #31"),
                row(Assembler::rshX, 0x7c, 0, "rsh      x"),
                row(Assembler::neg, 0x84, 0, "neg"),
                row(Assembler::tax, 0x07, 0, "tax"),
                row(Assembler::txa, 0x87, 0, "txa"),
                row(a -> a.ret(-1), 0x06, -1, "ret      #-1"),
                row(Assembler::retA, 0x16, 0, "ret"),
                row(a -> a.ja("end"), 0x05, 1, "ja       34"),
                row(a -> a.jeq(20, "end", ""), 0x15, 20, "jeq      #0x14            jt 34\tjf 33"),
                row(a -> a.jeqX("", "end"), 0x1d, 0, "jeq      x                jt 33\tjf 34"),
                row(a -> a.jgt(20, "end", ""), 0x25, 20, "jgt      #0x14            jt 34\tjf 33"),
                row(a -> a.jgtX("", "end"), 0x2d, 0, "jgt      x                jt 33\tjf 34"),
                row(a -> a.jge(20, "end", ""), 0x35, 20, "jge      #0x14            jt 34\tjf 33"),
                row(a -> a.jgeX("", "end"), 0x3d, 0, "jge      x                jt 33\tjf 34"),
                row(a -> a.jset(-1, "", "end"), 0x45, -1, "jset     #0xffffffff      jt 33\tjf 34"),
                row(a -> a.jsetX("end", ""), 0x4d, 0, "jset     x                jt 34\tjf 33"));
    }

    private static Arguments row(UnaryOperator<Assembler> line, int code, int k, String text) {
        return Arguments.of(text, code, k, line);
    }

    /// All sixteen words are stored first, so that any may be loaded.
    @ParameterizedTest(name = "{0}")
    @MethodSource("mnemonics")
    void mnemonic_hasTheCodeOfTheKernelAndItsText(
            String text, int code, int k, UnaryOperator<Assembler> line) {
        Assembler program = new Assembler();
        for (int word = 0; word < 16; word++) {
            program.st(word).stx(word);
        }
        Filter filter = line.apply(program).neg().label("end").ret(0).toFilter();

        Instruction instruction = filter.instructions().get(32);
        assertThat(instruction.code()).isEqualTo(code);
        assertThat(instruction.k()).isEqualTo(k);
        assertThat(Disassembly.line(instruction, 32).stripTrailing()).isEqualTo("(032) " + text);
        assertThat(filter.toString().lines().toList().get(32).stripTrailing())
                .isEqualTo("(032) " + text);
        assertThat(Filter.fromBytes(filter.toBytes())).isEqualTo(filter);
    }

    @Test
    void line_ofAnyNumber_isThreeDigitsOrMore() {
        Instruction tax = Instruction.stmt(Bpf.BPF_MISC | Bpf.BPF_TAX, 0);
        assertThat(Disassembly.line(tax, 7)).isEqualTo("(007) tax      ");
        assertThat(Disassembly.line(tax, 70)).isEqualTo("(070) tax      ");
        assertThat(Disassembly.line(tax, 700)).isEqualTo("(700) tax      ");
        assertThat(Disassembly.line(tax, 4000)).isEqualTo("(4000) tax      ");
    }

    @Test
    void instructionAlone_printsItsJumpsFromItself() {
        assertThat(new Instruction(0x15, 3, 4, 9))
                .hasToString("jeq      #0x9             jt 3\tjf 4");
        assertThat(Instruction.stmt(0x05, 2)).hasToString("ja       2");
        assertThat(Instruction.stmt(0xff, 2)).hasToString("unimp    0xff");
    }

    @ParameterizedTest
    @CsvSource({
        "0, proto",
        "4, type",
        "8, ifidx",
        "12, nla",
        "16, nlan",
        "20, mark",
        "24, queue",
        "28, hatype",
        "32, rxhash",
        "36, cpu",
        "40, xor_x",
        "44, vlan_tci",
        "48, vlan_avail",
        "52, poff",
        "56, rand",
        "60, vlan_tpid"
    })
    void ancillary_isItsNumberBehindTheBase(int number, String name) {
        assertThat(Instruction.stmt(0x20, -0x1000 + number)).hasToString("ld       #" + name);
        Filter filter = new Assembler().ld(new Ancillary(name, number)).retA().toFilter();
        assertThat(filter.instructions().getFirst().k()).isEqualTo(-0x1000 + number);
    }

    /// Kept from `tcpdump -ddd -y EN10MB EXPRESSION` and `tcpdump -d`.
    @Test
    void programOfTcpdump_printsAsThere() {
        String numbers =
                """
                38
                40 0 0 12
                21 0 6 2048
                32 0 0 26
                84 0 0 4278190080
                21 11 0 167772160
                32 0 0 30
                84 0 0 4278190080
                21 8 29 167772160
                21 1 0 2054
                21 0 27 32821
                32 0 0 28
                84 0 0 4278190080
                21 3 0 167772160
                32 0 0 38
                84 0 0 4278190080
                21 0 21 167772160
                128 0 0 0
                37 0 19 100
                40 0 0 12
                21 0 17 2048
                40 0 0 16
                2 0 0 2
                48 0 0 14
                84 0 0 15
                100 0 0 2
                7 0 0 6
                96 0 0 2
                28 0 0 0
                37 0 8 40
                48 0 0 23
                21 0 6 6
                40 0 0 20
                69 4 0 8191
                177 0 0 14
                80 0 0 14
                21 0 1 5
                6 0 0 262144
                6 0 0 0
                """;
        List<String> text =
                """
                (000) ldh      [12]
                (001) jeq      #0x800           jt 2\tjf 8
                (002) ld       [26]
                (003) and      #0xff000000
                (004) jeq      #0xa000000       jt 16\tjf 5
                (005) ld       [30]
                (006) and      #0xff000000
                (007) jeq      #0xa000000       jt 16\tjf 37
                (008) jeq      #0x806           jt 10\tjf 9
                (009) jeq      #0x8035          jt 10\tjf 37
                (010) ld       [28]
                (011) and      #0xff000000
                (012) jeq      #0xa000000       jt 16\tjf 13
                (013) ld       [38]
                (014) and      #0xff000000
                (015) jeq      #0xa000000       jt 16\tjf 37
                (016) ld       #pktlen
                (017) jgt      #0x64            jt 18\tjf 37
                (018) ldh      [12]
                (019) jeq      #0x800           jt 20\tjf 37
                (020) ldh      [16]
                (021) st       M[2]
                (022) ldb      [14]
                (023) and      #0xf
                (024) lsh      #2
                (025) tax
                (026) ld       M[2]
                (027) sub      x
                (028) jgt      #0x28            jt 29\tjf 37
                (029) ldb      [23]
                (030) jeq      #0x6             jt 31\tjf 37
                (031) ldh      [20]
                (032) jset     #0x1fff          jt 37\tjf 33
                (033) ldxb     4*([14]&0xf)
                (034) ldb      [x + 14]
                (035) jeq      #0x5             jt 36\tjf 37
                (036) ret      #262144
                (037) ret      #0
                """
                        .lines()
                        .toList();
        Filter filter = Filter.parse(numbers);
        assertThat(filter.toString().lines().map(String::stripTrailing))
                .containsExactlyElementsOf(text);
        assertThat(Filter.fromBytes(filter.toBytes())).isEqualTo(filter);
    }
}
