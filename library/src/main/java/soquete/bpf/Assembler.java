package soquete.bpf;

import static soquete.bpf.Bpf.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a [Filter], an instruction a call, with the mnemonics of bpf_asm(8). A is the
/// accumulator, X the index register, `M[]` the 16 words of scratch memory.
///
/// Jumps name labels, and lead forward only; [#NEXT] is the instruction that follows.
///
/// {@snippet :
/// Filter onlyPort53 =
///         new Assembler()
///                 .ldh(0)                       // UDP: the filter sees the header, the source
/// port
///                 .jeq(53, Assembler.NEXT, "drop")
///                 .ret(-1)
///                 .label("drop")
///                 .ret(0)
///                 .toFilter();
/// }
///
/// Not for several threads at once.
///
/// @see <a href="https://docs.kernel.org/networking/filter.html">Linux Socket Filtering</a>
public final class Assembler {
    /// The label of the instruction that follows.
    public static final String NEXT = "";

    private record Line(int code, int k, @Nullable String ifTrue, @Nullable String ifFalse) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    /// Begins an empty program.
    public Assembler() {}

    /// Names the next instruction.
    ///
    /// @param name any text but [#NEXT]
    /// @return this
    /// @throws IllegalArgumentException if the name is taken or empty
    public Assembler label(String name) {
        if (name.equals(NEXT)) {
            throw new IllegalArgumentException("a label needs a name");
        }
        if (labels.putIfAbsent(name, lines.size()) != null) {
            throw new IllegalArgumentException("the label " + name + " is already in the program");
        }
        return this;
    }

    /// `ld [k]`: A is 4 bytes of the packet, big-endian.
    ///
    /// @param k the offset
    /// @return this
    public Assembler ld(int k) {
        return add(BPF_LD | BPF_W | BPF_ABS, k);
    }

    /// `ld [x + k]`: A is 4 bytes of the packet at X + k.
    ///
    /// @param k added to X
    /// @return this
    public Assembler ldInd(int k) {
        return add(BPF_LD | BPF_W | BPF_IND, k);
    }

    /// `ldh [k]`: A is 2 bytes of the packet, big-endian.
    ///
    /// @param k the offset
    /// @return this
    public Assembler ldh(int k) {
        return add(BPF_LD | BPF_H | BPF_ABS, k);
    }

    /// `ldh [x + k]`: A is 2 bytes of the packet at X + k.
    ///
    /// @param k added to X
    /// @return this
    public Assembler ldhInd(int k) {
        return add(BPF_LD | BPF_H | BPF_IND, k);
    }

    /// `ldb [k]`: A is 1 byte of the packet, big-endian.
    ///
    /// @param k the offset
    /// @return this
    public Assembler ldb(int k) {
        return add(BPF_LD | BPF_B | BPF_ABS, k);
    }

    /// `ldb [x + k]`: A is 1 byte of the packet at X + k.
    ///
    /// @param k added to X
    /// @return this
    public Assembler ldbInd(int k) {
        return add(BPF_LD | BPF_B | BPF_IND, k);
    }

    /// `ld #cpu` and so on: A is what the kernel knows about the packet.
    ///
    /// @param what as [Ancillary#SKF_AD_CPU]
    /// @return this
    public Assembler ld(Ancillary what) {
        return add(BPF_LD | BPF_W | BPF_ABS, Ancillary.SKF_AD_OFF + what.number());
    }

    /// `ld #k`: A is a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler ldi(int k) {
        return add(BPF_LD | BPF_IMM, k);
    }

    /// `ld #len`: A is the length of the packet.
    ///
    /// @return this
    public Assembler ldLen() {
        return add(BPF_LD | BPF_LEN, 0);
    }

    /// `ld M[k]`: A is a word of scratch memory.
    ///
    /// @param k 0 to 15
    /// @return this
    public Assembler ldMem(int k) {
        return add(BPF_LD | BPF_MEM, k);
    }

    /// `ldx #k`: X is a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler ldxi(int k) {
        return add(BPF_LDX | BPF_IMM, k);
    }

    /// `ldx #len`: X is the length of the packet.
    ///
    /// @return this
    public Assembler ldxLen() {
        return add(BPF_LDX | BPF_LEN, 0);
    }

    /// `ldx M[k]`: X is a word of scratch memory.
    ///
    /// @param k 0 to 15
    /// @return this
    public Assembler ldxMem(int k) {
        return add(BPF_LDX | BPF_MEM, k);
    }

    /// `ldx 4*([k]&0xf)`: X is the length of the IPv4 header at k.
    ///
    /// @param k the offset
    /// @return this
    public Assembler ldxMsh(int k) {
        return add(BPF_LDX | BPF_B | BPF_MSH, k);
    }

    /// `st M[k]`: stores A.
    ///
    /// @param k 0 to 15
    /// @return this
    public Assembler st(int k) {
        return add(BPF_ST, k);
    }

    /// `stx M[k]`: stores X.
    ///
    /// @param k 0 to 15
    /// @return this
    public Assembler stx(int k) {
        return add(BPF_STX, k);
    }

    /// `add #k`: adds to A a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler add(int k) {
        return add(BPF_ALU | BPF_ADD | BPF_K, k);
    }

    /// `add x`: adds to A X.
    ///
    /// @return this
    public Assembler addX() {
        return add(BPF_ALU | BPF_ADD | BPF_X, 0);
    }

    /// `sub #k`: subtracts from A a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler sub(int k) {
        return add(BPF_ALU | BPF_SUB | BPF_K, k);
    }

    /// `sub x`: subtracts from A X.
    ///
    /// @return this
    public Assembler subX() {
        return add(BPF_ALU | BPF_SUB | BPF_X, 0);
    }

    /// `mul #k`: multiplies A by a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler mul(int k) {
        return add(BPF_ALU | BPF_MUL | BPF_K, k);
    }

    /// `mul x`: multiplies A by X.
    ///
    /// @return this
    public Assembler mulX() {
        return add(BPF_ALU | BPF_MUL | BPF_X, 0);
    }

    /// `div #k`: divides A, unsigned, by a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler div(int k) {
        return add(BPF_ALU | BPF_DIV | BPF_K, k);
    }

    /// `div x`: divides A, unsigned, by X.
    ///
    /// @return this
    public Assembler divX() {
        return add(BPF_ALU | BPF_DIV | BPF_X, 0);
    }

    /// `mod #k`: takes the remainder of A, unsigned, by a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler mod(int k) {
        return add(BPF_ALU | BPF_MOD | BPF_K, k);
    }

    /// `mod x`: takes the remainder of A, unsigned, by X.
    ///
    /// @return this
    public Assembler modX() {
        return add(BPF_ALU | BPF_MOD | BPF_X, 0);
    }

    /// `and #k`: ands A with a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler and(int k) {
        return add(BPF_ALU | BPF_AND | BPF_K, k);
    }

    /// `and x`: ands A with X.
    ///
    /// @return this
    public Assembler andX() {
        return add(BPF_ALU | BPF_AND | BPF_X, 0);
    }

    /// `or #k`: ors A with a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler or(int k) {
        return add(BPF_ALU | BPF_OR | BPF_K, k);
    }

    /// `or x`: ors A with X.
    ///
    /// @return this
    public Assembler orX() {
        return add(BPF_ALU | BPF_OR | BPF_X, 0);
    }

    /// `xor #k`: exclusive-ors A with a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler xor(int k) {
        return add(BPF_ALU | BPF_XOR | BPF_K, k);
    }

    /// `xor x`: exclusive-ors A with X.
    ///
    /// @return this
    public Assembler xorX() {
        return add(BPF_ALU | BPF_XOR | BPF_X, 0);
    }

    /// `lsh #k`: shifts A left by a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler lsh(int k) {
        return add(BPF_ALU | BPF_LSH | BPF_K, k);
    }

    /// `lsh x`: shifts A left by X.
    ///
    /// @return this
    public Assembler lshX() {
        return add(BPF_ALU | BPF_LSH | BPF_X, 0);
    }

    /// `rsh #k`: shifts A right, unsigned, by a constant.
    ///
    /// @param k the constant
    /// @return this
    public Assembler rsh(int k) {
        return add(BPF_ALU | BPF_RSH | BPF_K, k);
    }

    /// `rsh x`: shifts A right, unsigned, by X.
    ///
    /// @return this
    public Assembler rshX() {
        return add(BPF_ALU | BPF_RSH | BPF_X, 0);
    }

    /// `neg`: negates A.
    ///
    /// @return this
    public Assembler neg() {
        return add(BPF_ALU | BPF_NEG, 0);
    }

    /// `tax`: copies A to X.
    ///
    /// @return this
    public Assembler tax() {
        return add(BPF_MISC | BPF_TAX, 0);
    }

    /// `txa`: copies X to A.
    ///
    /// @return this
    public Assembler txa() {
        return add(BPF_MISC | BPF_TXA, 0);
    }

    /// `ret #k`: ends with a constant verdict; -1 keeps the whole packet.
    ///
    /// @param k the verdict
    /// @return this
    public Assembler ret(int k) {
        return add(BPF_RET | BPF_K, k);
    }

    /// `ret a`: ends with A as the verdict.
    ///
    /// @return this
    public Assembler retA() {
        return add(BPF_RET | BPF_A, 0);
    }

    /// `ja label`: goes on at a label.
    ///
    /// @param label one that comes later
    /// @return this
    public Assembler ja(String label) {
        lines.add(new Line(BPF_JMP | BPF_JA, 0, label, null));
        return this;
    }

    /// `jeq #k, ifTrue, ifFalse`: jumps by whether A equals a constant.
    ///
    /// @param k       the constant
    /// @param ifTrue  a label that comes later, or [#NEXT]
    /// @param ifFalse a label that comes later, or [#NEXT]
    /// @return this
    public Assembler jeq(int k, String ifTrue, String ifFalse) {
        return jump(BPF_JMP | BPF_JEQ | BPF_K, k, ifTrue, ifFalse);
    }

    /// `jeq x, ifTrue, ifFalse`: jumps by whether A equals X.
    ///
    /// @param ifTrue  a label that comes later, or [#NEXT]
    /// @param ifFalse a label that comes later, or [#NEXT]
    /// @return this
    public Assembler jeqX(String ifTrue, String ifFalse) {
        return jump(BPF_JMP | BPF_JEQ | BPF_X, 0, ifTrue, ifFalse);
    }

    /// `jgt #k, ifTrue, ifFalse`: jumps by whether A is greater, unsigned, than a constant.
    ///
    /// @param k       the constant
    /// @param ifTrue  a label that comes later, or [#NEXT]
    /// @param ifFalse a label that comes later, or [#NEXT]
    /// @return this
    public Assembler jgt(int k, String ifTrue, String ifFalse) {
        return jump(BPF_JMP | BPF_JGT | BPF_K, k, ifTrue, ifFalse);
    }

    /// `jgt x, ifTrue, ifFalse`: jumps by whether A is greater, unsigned, than X.
    ///
    /// @param ifTrue  a label that comes later, or [#NEXT]
    /// @param ifFalse a label that comes later, or [#NEXT]
    /// @return this
    public Assembler jgtX(String ifTrue, String ifFalse) {
        return jump(BPF_JMP | BPF_JGT | BPF_X, 0, ifTrue, ifFalse);
    }

    /// `jge #k, ifTrue, ifFalse`: jumps by whether A is greater, unsigned, than or equal to a
    /// constant.
    ///
    /// @param k       the constant
    /// @param ifTrue  a label that comes later, or [#NEXT]
    /// @param ifFalse a label that comes later, or [#NEXT]
    /// @return this
    public Assembler jge(int k, String ifTrue, String ifFalse) {
        return jump(BPF_JMP | BPF_JGE | BPF_K, k, ifTrue, ifFalse);
    }

    /// `jge x, ifTrue, ifFalse`: jumps by whether A is greater, unsigned, than or equal to X.
    ///
    /// @param ifTrue  a label that comes later, or [#NEXT]
    /// @param ifFalse a label that comes later, or [#NEXT]
    /// @return this
    public Assembler jgeX(String ifTrue, String ifFalse) {
        return jump(BPF_JMP | BPF_JGE | BPF_X, 0, ifTrue, ifFalse);
    }

    /// `jset #k, ifTrue, ifFalse`: jumps by whether A has a bit of a constant.
    ///
    /// @param k       the constant
    /// @param ifTrue  a label that comes later, or [#NEXT]
    /// @param ifFalse a label that comes later, or [#NEXT]
    /// @return this
    public Assembler jset(int k, String ifTrue, String ifFalse) {
        return jump(BPF_JMP | BPF_JSET | BPF_K, k, ifTrue, ifFalse);
    }

    /// `jset x, ifTrue, ifFalse`: jumps by whether A has a bit of X.
    ///
    /// @param ifTrue  a label that comes later, or [#NEXT]
    /// @param ifFalse a label that comes later, or [#NEXT]
    /// @return this
    public Assembler jsetX(String ifTrue, String ifFalse) {
        return jump(BPF_JMP | BPF_JSET | BPF_X, 0, ifTrue, ifFalse);
    }

    /// The program.
    ///
    /// @return a filter, checked by the rules of the kernel
    /// @throws IllegalArgumentException if a label is missing, or a jump leads back or further than
    ///     255 instructions, or a rule of [Filter] is broken
    public Filter toFilter() {
        List<Instruction> program = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            program.add(instruction(lines.get(at), at));
        }
        return new Filter(program);
    }

    private Instruction instruction(Line line, int at) {
        if (line.ifTrue == null) {
            return Instruction.stmt(line.code, line.k);
        }
        if (line.ifFalse == null) {
            return Instruction.stmt(line.code, distance(line.ifTrue, at));
        }
        int ifTrue = conditional(line.ifTrue, at);
        return new Instruction(line.code, ifTrue, conditional(line.ifFalse, at), line.k);
    }

    private int conditional(String label, int at) {
        int distance = distance(label, at);
        if (distance > 0xff) {
            throw new IllegalArgumentException(
                    "the label "
                            + label
                            + " is "
                            + distance
                            + " instructions away, and a conditional jump reaches 255: use ja");
        }
        return distance;
    }

    private int distance(String label, int at) {
        if (label.equals(NEXT)) {
            return 0;
        }
        Integer place = labels.get(label);
        if (place == null) {
            throw new IllegalArgumentException("there is no label " + label);
        }
        if (place <= at) {
            throw new IllegalArgumentException(
                    "the label " + label + " lies behind: jumps of classic BPF lead forward");
        }
        return place - at - 1;
    }

    private Assembler add(int code, int k) {
        lines.add(new Line(code, k, null, null));
        return this;
    }

    private Assembler jump(int code, int k, String ifTrue, String ifFalse) {
        lines.add(new Line(code, k, ifTrue, ifFalse));
        return this;
    }
}
