package soquete.bpf;

import static soquete.bpf.Bpf.*;

/// Writes instructions as `tcpdump -d` does, with the names of bpf_asm for ancillary loads.
final class Disassembly {
    private static final String[] ALU = {
        "add", "sub", "mul", "div", "or", "and", "lsh", "rsh", "neg", "mod", "xor"
    };
    private static final String[] JUMPS = {"ja", "jeq", "jgt", "jge", "jset"};

    private Disassembly() {}

    /// A line of `tcpdump -d`: `(000) ldh      [12]`. Jumps name the line they lead to.
    static String line(Instruction instruction, int at) {
        return "(" + padLeft(at) + ") " + image(instruction, at);
    }

    static String image(Instruction i, int at) {
        String operation = operation(i);
        String operand = operand(i, at);
        if (classOf(i.code()) == BPF_JMP && operationOf(i.code()) != BPF_JA) {
            return pad(operation, 8)
                    + " "
                    + pad(operand, 16)
                    + " jt "
                    + (at + 1 + i.jt())
                    + "\tjf "
                    + (at + 1 + i.jf());
        }
        return pad(operation, 8) + " " + operand;
    }

    private static String operation(Instruction i) {
        int code = i.code();
        if (!Validation.isKnown(code)) {
            return "unimp";
        }
        return switch (classOf(code)) {
            case BPF_LD -> "ld" + suffix(code);
            case BPF_LDX -> modeOf(code) == BPF_MSH ? "ldxb" : "ldx";
            case BPF_ST -> "st";
            case BPF_STX -> "stx";
            case BPF_ALU -> ALU[operationOf(code) >> 4];
            case BPF_JMP -> JUMPS[operationOf(code) >> 4];
            case BPF_RET -> "ret";
            default -> (code & 0xf8) == BPF_TXA ? "txa" : "tax";
        };
    }

    private static String suffix(int code) {
        if (modeOf(code) != BPF_ABS && modeOf(code) != BPF_IND) {
            return "";
        }
        return switch (sizeOf(code)) {
            case BPF_H -> "h";
            case BPF_B -> "b";
            default -> "";
        };
    }

    private static String operand(Instruction i, int at) {
        int code = i.code();
        int k = i.k();
        if (!Validation.isKnown(code)) {
            return "0x" + Integer.toHexString(code);
        }
        return switch (classOf(code)) {
            case BPF_LD, BPF_LDX -> load(code, k);
            case BPF_ST, BPF_STX -> "M[" + k + "]";
            case BPF_ALU -> arithmetic(code, k);
            case BPF_JMP -> jump(code, k, at);
            case BPF_RET -> (code & 0x18) == BPF_A ? "" : "#" + k;
            default -> "";
        };
    }

    private static String load(int code, int k) {
        return switch (modeOf(code)) {
            case BPF_ABS ->
                    Ancillary.nameOf(k).isEmpty() ? "[" + k + "]" : "#" + Ancillary.nameOf(k);
            case BPF_IND -> "[x + " + k + "]";
            case BPF_MEM -> "M[" + k + "]";
            case BPF_LEN -> "#pktlen";
            case BPF_MSH -> "4*([" + k + "]&0xf)";
            default -> "#0x" + Integer.toHexString(k);
        };
    }

    private static String arithmetic(int code, int k) {
        if (operationOf(code) == BPF_NEG) {
            return "";
        }
        if (sourceOf(code) == BPF_X) {
            return "x";
        }
        return switch (operationOf(code)) {
            case BPF_AND, BPF_OR, BPF_XOR -> "#0x" + Integer.toHexString(k);
            default -> "#" + k;
        };
    }

    private static String jump(int code, int k, int at) {
        if (operationOf(code) == BPF_JA) {
            return Integer.toString(at + 1 + k);
        }
        return sourceOf(code) == BPF_X ? "x" : "#0x" + Integer.toHexString(k);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String padLeft(int number) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, 3 - text.length())) + text;
    }
}
