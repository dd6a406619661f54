package soquete.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Which programs are accepted: exactly those of the kernel's `bpf_check_classic`.
class ValidationTest {
    private static final Instruction RET = Instruction.stmt(0x06, 0);

    /// The table `codes` of `chk_code_allowed` in net/core/filter.c.
    static final Set<Integer> KERNEL =
            Set.of(
                    0x04, 0x0c, 0x14, 0x1c, 0x24, 0x2c, 0x34, 0x3c, 0x94, 0x9c, 0x54, 0x5c, 0x44,
                    0x4c, 0xa4, 0xac, 0x64, 0x6c, 0x74, 0x7c, 0x84, 0x20, 0x28, 0x30, 0x80, 0x40,
                    0x48, 0x50, 0x00, 0x60, 0x81, 0xb1, 0x01, 0x61, 0x02, 0x03, 0x07, 0x87, 0x06,
                    0x16, 0x05, 0x15, 0x1d, 0x35, 0x3d, 0x25, 0x2d, 0x45, 0x4d);

    @Test
    void operations_areThoseOfTheKernelAndNoOther() {
        Set<Integer> ours = new TreeSet<>();
        for (int code = 0; code <= 0xffff; code++) {
            if (Validation.isKnown(code)) {
                ours.add(code);
            }
        }
        assertThat(ours).isEqualTo(new TreeSet<>(KERNEL));
    }

    @Test
    void length_isOneTo4096() {
        assertThat(new Filter(Collections.nCopies(4096, RET)).instructions()).hasSize(4096);
        refused(Collections.nCopies(4097, RET), "1 to 4096 instructions, not 4097");
        refused(List.of(), "not 0");
    }

    @Test
    void jump_toTheLastInstruction_isTheFarthest() {
        assertThat(program(new Instruction(0x15, 1, 0, 7), RET, RET)).isNotNull();
        assertThat(program(new Instruction(0x15, 0, 1, 7), RET, RET)).isNotNull();
        assertThat(program(Instruction.stmt(0x05, 1), RET, RET)).isNotNull();
        refused(List.of(new Instruction(0x15, 2, 0, 7), RET, RET), "beyond the end");
        refused(List.of(new Instruction(0x15, 0, 2, 7), RET, RET), "beyond the end");
        refused(List.of(Instruction.stmt(0x05, 2), RET, RET), "beyond the end");
        refused(List.of(Instruction.stmt(0x05, -1), RET, RET), "beyond the end");
    }

    @Test
    void shift_of31Bits_isTheLongest() {
        for (int code : new int[] {0x64, 0x74}) {
            assertThat(program(Instruction.stmt(code, 31), RET)).isNotNull();
            refused(List.of(Instruction.stmt(code, 32), RET), "more than 31 bits");
            refused(List.of(Instruction.stmt(code, -1), RET), "more than 31 bits");
            assertThat(program(Instruction.stmt(code | 0x08, 32), RET)).isNotNull();
        }
        assertThat(program(Instruction.stmt(0x04, 32), RET)).isNotNull();
    }

    @Test
    void division_byXOrByMore_isAccepted() {
        for (int code : new int[] {0x34, 0x94}) {
            refused(List.of(Instruction.stmt(code, 0), RET), "divides by zero");
            assertThat(program(Instruction.stmt(code, 1), RET)).isNotNull();
            assertThat(program(Instruction.stmt(code | 0x08, 0), RET)).isNotNull();
        }
        assertThat(program(Instruction.stmt(0x24, 0), RET)).isNotNull();
    }

    @Test
    void words_areThoseOfScratchMemory() {
        for (int code : new int[] {0x02, 0x03}) {
            assertThat(program(Instruction.stmt(code, 15), RET)).isNotNull();
            refused(List.of(Instruction.stmt(code, 16), RET), "0 to 15");
            refused(List.of(Instruction.stmt(code, -1), RET), "0 to 15");
        }
        refused(List.of(Instruction.stmt(0x60, 16), RET), "0 to 15");
        refused(List.of(Instruction.stmt(0x61, 16), RET), "0 to 15");
    }

    @Test
    void load_ofAWord_needsItStoredOnEveryWay() {
        Instruction store = Instruction.stmt(0x02, 3);
        Instruction load = Instruction.stmt(0x61, 3);
        String why = "not stored";
        assertThat(program(store, load, RET)).isNotNull();
        refused(List.of(Instruction.stmt(0x03, 2), load, RET), why);
        // one way around the store
        refused(List.of(new Instruction(0x15, 0, 1, 0), store, load, RET), why);
        refused(List.of(new Instruction(0x15, 1, 0, 0), store, load, RET), why);
        // both ways store
        assertThat(
                        program(
                                new Instruction(0x15, 0, 2, 0),
                                store,
                                Instruction.stmt(0x05, 1),
                                Instruction.stmt(0x03, 3),
                                load,
                                RET))
                .isNotNull();
        // the first way stores another word
        refused(
                List.of(
                        new Instruction(0x15, 0, 2, 0),
                        Instruction.stmt(0x02, 4),
                        Instruction.stmt(0x05, 1),
                        Instruction.stmt(0x03, 3),
                        load,
                        RET),
                why);
        // what is stored before the jump counts on both, also where they meet again
        assertThat(program(store, new Instruction(0x15, 1, 0, 0), RET, load, RET)).isNotNull();
        // nothing leads here: behind a jump every word counts as stored, behind a return none does
        refused(List.of(RET, load, RET), why);
        assertThat(program(store, RET, load, RET)).isNotNull();
        assertThat(program(Instruction.stmt(0x05, 1), load, RET)).isNotNull();
    }

    @Test
    void ancillary_isOnlyWhatTheKernelHas() {
        assertThat(program(Instruction.stmt(0x20, -0x1000 + 60), RET)).isNotNull();
        assertThat(program(Instruction.stmt(0x28, -0x1000), RET)).isNotNull();
        for (int offset : new int[] {-0x1000 + 1, -0x1000 + 64, -1}) {
            refused(List.of(Instruction.stmt(0x30, offset), RET), "no ancillary data");
        }
        // below it is the network header, and from X on anything
        assertThat(program(Instruction.stmt(0x20, -0x1001), RET)).isNotNull();
        assertThat(program(Instruction.stmt(0x40, -1), RET)).isNotNull();
    }

    @Test
    void last_isReturn() {
        for (int code : new int[] {0x06, 0x16}) {
            assertThat(program(Instruction.stmt(code, 0))).isNotNull();
        }
        for (int code : new int[] {0x00, 0x05, 0x07, 0x80}) {
            refused(List.of(RET, Instruction.stmt(code, 0)), code == 0x05 ? "beyond" : "the last");
        }
    }

    @Test
    void instruction_outOfItsRanges_isRefused() {
        assertThat(new Instruction(0xffff, 255, 255, -1).jf()).isEqualTo(255);
        assertThat(new Instruction(0, 0, 0, 0).code()).isZero();
        for (int bad : new int[] {-1, 0x10000}) {
            assertThatThrownBy(() -> new Instruction(bad, 0, 0, 0))
                    .hasMessageContaining("code " + bad);
        }
        for (int bad : new int[] {-1, 256}) {
            assertThatThrownBy(() -> new Instruction(0, bad, 0, 0))
                    .hasMessageContaining("the jumps " + bad + " and 0");
            assertThatThrownBy(() -> new Instruction(0, 0, bad, 0))
                    .hasMessageContaining("the jumps 0 and " + bad);
        }
    }

    private static Filter program(Instruction... instructions) {
        return new Filter(List.of(instructions));
    }

    private static void refused(List<Instruction> program, String why) {
        assertThatThrownBy(() -> new Filter(program))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Provide
    Arbitrary<List<Instruction>> programs() {
        Arbitrary<Integer> jump = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> small = Arbitraries.integers().between(-2, 17);
        Arbitrary<Instruction> line =
                Combinators.combine(
                                Arbitraries.of(KERNEL),
                                jump,
                                jump,
                                Arbitraries.oneOf(small, Arbitraries.integers()))
                        .as(Instruction::new);
        return line.list().ofMaxSize(12);
    }

    /// Whatever is accepted survives bytes and text; the rest is refused with a sentence.
    @Property
    void anyProgram_isRefusedOrSurvivesBytesAndText(
            @ForAll("programs") List<Instruction> instructions) {
        List<Instruction> program = new ArrayList<>(instructions);
        program.add(RET);
        Filter filter;
        try {
            filter = new Filter(program);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("\\(\\d{3}\\) .+: .+");
            return;
        }
        assertThat(Filter.fromBytes(filter.toBytes())).isEqualTo(filter);
        StringBuilder text = new StringBuilder().append(program.size()).append('\n');
        for (Instruction i : program) {
            text.append(i.code()).append(' ').append(i.jt()).append(' ').append(i.jf());
            text.append("\t ").append(i.k()).append("  \n\n");
        }
        assertThat(Filter.parse(text.toString())).isEqualTo(filter);
    }

    @Property
    void bytes_areTheStructOfC(
            @ForAll("programs") List<Instruction> instructions, @ForAll byte[] garbage) {
        ByteBuffer c = ByteBuffer.allocate(8 * instructions.size()).order(ByteOrder.nativeOrder());
        for (Instruction i : instructions) {
            c.putShort((short) i.code()).put((byte) i.jt()).put((byte) i.jf()).putInt(i.k());
        }
        FilterFuzzTest.readBytes(c.array());
        FilterFuzzTest.readBytes(garbage);
    }

    @Property
    void anyText_isAProgramOrARefusal(@ForAll String text) {
        FilterFuzzTest.readText(text);
    }
}
