package soquete.bpf;

import static soquete.bpf.Bpf.*;

import java.util.Arrays;
import java.util.List;

/// The rules of the kernel for classic programs (`bpf_check_classic`), with sentences for its
/// `EINVAL`.
final class Validation {
    private Validation() {}

    static void check(List<Instruction> program) {
        int length = program.size();
        if (length == 0 || length > BPF_MAXINSNS) {
            throw new IllegalArgumentException(
                    "a filter has 1 to " + BPF_MAXINSNS + " instructions, not " + length);
        }
        for (int at = 0; at < length; at++) {
            check(program.get(at), at, length);
        }
        int last = program.get(length - 1).code();
        if (last != (BPF_RET | BPF_K) && last != (BPF_RET | BPF_A)) {
            throw refused(program.get(length - 1), length - 1, "the last instruction must be ret");
        }
        checkScratch(program);
    }

    static boolean isKnown(int code) {
        if (code > 0xff) {
            return false;
        }
        int mode = modeOf(code);
        return switch (classOf(code)) {
            case BPF_LD ->
                    (mode == BPF_ABS || mode == BPF_IND)
                            ? sizeOf(code) != 0x18
                            : sizeOf(code) == BPF_W
                                    && (mode == BPF_IMM || mode == BPF_MEM || mode == BPF_LEN);
            case BPF_LDX ->
                    mode == BPF_MSH
                            ? sizeOf(code) == BPF_B
                            : sizeOf(code) == BPF_W
                                    && (mode == BPF_IMM || mode == BPF_MEM || mode == BPF_LEN);
            case BPF_ST, BPF_STX -> (code & 0xf8) == 0;
            case BPF_ALU ->
                    operationOf(code) <= BPF_XOR
                            && (operationOf(code) != BPF_NEG || sourceOf(code) == BPF_K);
            case BPF_JMP ->
                    operationOf(code) <= BPF_JSET
                            && (operationOf(code) != BPF_JA || sourceOf(code) == BPF_K);
            case BPF_RET -> (code & 0xf8) == BPF_K || (code & 0xf8) == BPF_A;
            default -> (code & 0xf8) == BPF_TAX || (code & 0xf8) == BPF_TXA;
        };
    }

    private static void check(Instruction i, int at, int length) {
        int code = i.code();
        if (!isKnown(code)) {
            throw refused(i, at, "the kernel has no such operation");
        }
        switch (classOf(code)) {
            case BPF_ALU -> checkArithmetic(i, at);
            case BPF_JMP -> checkJump(i, at, length);
            case BPF_ST, BPF_STX -> checkWord(i, at);
            case BPF_LD, BPF_LDX -> {
                if (modeOf(code) == BPF_MEM) {
                    checkWord(i, at);
                } else if (modeOf(code) == BPF_ABS
                        && Ancillary.isOffset(i.k())
                        && Ancillary.nameOf(i.k()).isEmpty()) {
                    throw refused(i, at, "there is no ancillary data at this offset");
                }
            }
            default -> {}
        }
    }

    private static void checkArithmetic(Instruction i, int at) {
        if (sourceOf(i.code()) != BPF_K) {
            return;
        }
        int operation = operationOf(i.code());
        if ((operation == BPF_DIV || operation == BPF_MOD) && i.k() == 0) {
            throw refused(i, at, "it divides by zero");
        }
        if ((operation == BPF_LSH || operation == BPF_RSH)
                && Integer.compareUnsigned(i.k(), Integer.SIZE) >= 0) {
            throw refused(i, at, "it shifts by more than 31 bits");
        }
    }

    private static void checkJump(Instruction i, int at, int length) {
        int rest = length - at - 1;
        if (operationOf(i.code()) == BPF_JA
                ? Integer.compareUnsigned(i.k(), rest) >= 0
                : i.jt() >= rest || i.jf() >= rest) {
            throw refused(i, at, "it jumps beyond the end");
        }
    }

    private static void checkWord(Instruction i, int at) {
        if (Integer.compareUnsigned(i.k(), BPF_MEMWORDS) >= 0) {
            throw refused(i, at, "the words of scratch memory are 0 to 15");
        }
    }

    /// A word of scratch memory is stored on every way before it is loaded. As in the kernel, what
    /// follows a `ret` and is reached by nothing counts as reached from there.
    private static void checkScratch(List<Instruction> program) {
        int[] stored = new int[program.size()];
        Arrays.fill(stored, 0xffff);
        int valid = 0;
        for (int at = 0; at < program.size(); at++) {
            Instruction i = program.get(at);
            int code = i.code();
            valid &= stored[at];
            switch (classOf(code)) {
                case BPF_ST, BPF_STX -> valid |= 1 << i.k();
                case BPF_LD, BPF_LDX -> {
                    if (modeOf(code) == BPF_MEM && (valid & 1 << i.k()) == 0) {
                        throw refused(i, at, "the word is not stored on every way that leads here");
                    }
                }
                case BPF_JMP -> {
                    if (operationOf(code) == BPF_JA) {
                        stored[at + 1 + i.k()] &= valid;
                    } else {
                        stored[at + 1 + i.jt()] &= valid;
                        stored[at + 1 + i.jf()] &= valid;
                    }
                    valid = 0xffff;
                }
                default -> {}
            }
        }
    }

    private static IllegalArgumentException refused(Instruction i, int at, String why) {
        return new IllegalArgumentException(Disassembly.line(i, at) + ": " + why);
    }
}
