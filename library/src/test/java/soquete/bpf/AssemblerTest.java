package soquete.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AssemblerTest {
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
        Assembler near = new Assembler().jeq(0, "near", Assembler.NEXT);
        for (int i = 0; i < 255; i++) {
            near.neg();
        }
        Filter filter = near.label("near").ret(0).toFilter();
        assertThat(filter.instructions().getFirst().jt()).isEqualTo(255);
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
        assertThat(Filter.parse("1\n6 0 0 4294967295\n")).isEqualTo(Filter.acceptAll());
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
