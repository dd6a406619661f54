package soquete.bpf;

/// The numbers of classic BPF, `<linux/bpf_common.h>` and `<linux/filter.h>`. A code is one of each
/// group, added.
///
/// @see <a href="https://docs.kernel.org/networking/filter.html">Linux Socket Filtering</a>
public final class Bpf {
    /// Class: load into A.
    public static final int BPF_LD = 0x00;

    /// Class: load into X.
    public static final int BPF_LDX = 0x01;

    /// Class: store A into scratch memory.
    public static final int BPF_ST = 0x02;

    /// Class: store X into scratch memory.
    public static final int BPF_STX = 0x03;

    /// Class: arithmetic on A.
    public static final int BPF_ALU = 0x04;

    /// Class: jump.
    public static final int BPF_JMP = 0x05;

    /// Class: end with a verdict.
    public static final int BPF_RET = 0x06;

    /// Class: copy between A and X.
    public static final int BPF_MISC = 0x07;

    /// Size of a load: 4 bytes.
    public static final int BPF_W = 0x00;

    /// Size of a load: 2 bytes.
    public static final int BPF_H = 0x08;

    /// Size of a load: 1 byte.
    public static final int BPF_B = 0x10;

    /// Mode of a load: the constant k.
    public static final int BPF_IMM = 0x00;

    /// Mode of a load: the packet at k.
    public static final int BPF_ABS = 0x20;

    /// Mode of a load: the packet at X + k.
    public static final int BPF_IND = 0x40;

    /// Mode of a load: scratch memory, word k.
    public static final int BPF_MEM = 0x60;

    /// Mode of a load: the length of the packet.
    public static final int BPF_LEN = 0x80;

    /// Mode of a load into X: four times the low half of the byte at k (the length of an IPv4
    /// header).
    public static final int BPF_MSH = 0xa0;

    /// Arithmetic: add.
    public static final int BPF_ADD = 0x00;

    /// Arithmetic: subtract.
    public static final int BPF_SUB = 0x10;

    /// Arithmetic: multiply.
    public static final int BPF_MUL = 0x20;

    /// Arithmetic: divide, unsigned.
    public static final int BPF_DIV = 0x30;

    /// Arithmetic: or.
    public static final int BPF_OR = 0x40;

    /// Arithmetic: and.
    public static final int BPF_AND = 0x50;

    /// Arithmetic: shift left.
    public static final int BPF_LSH = 0x60;

    /// Arithmetic: shift right, unsigned.
    public static final int BPF_RSH = 0x70;

    /// Arithmetic: negate.
    public static final int BPF_NEG = 0x80;

    /// Arithmetic: remainder, unsigned; since Linux 3.7.
    public static final int BPF_MOD = 0x90;

    /// Arithmetic: exclusive or; since Linux 3.7.
    public static final int BPF_XOR = 0xa0;

    /// Jump: always, k instructions on.
    public static final int BPF_JA = 0x00;

    /// Jump: if A equals.
    public static final int BPF_JEQ = 0x10;

    /// Jump: if A is greater, unsigned.
    public static final int BPF_JGT = 0x20;

    /// Jump: if A is greater or equal, unsigned.
    public static final int BPF_JGE = 0x30;

    /// Jump: if A has one of the bits.
    public static final int BPF_JSET = 0x40;

    /// Operand: the constant k.
    public static final int BPF_K = 0x00;

    /// Operand: the register X.
    public static final int BPF_X = 0x08;

    /// Operand of `ret`: the register A.
    public static final int BPF_A = 0x10;

    /// Copy A to X.
    public static final int BPF_TAX = 0x00;

    /// Copy X to A.
    public static final int BPF_TXA = 0x80;

    /// The most instructions of a program.
    public static final int BPF_MAXINSNS = 4096;

    /// The words of scratch memory.
    public static final int BPF_MEMWORDS = 16;

    private Bpf() {}

    static int classOf(int code) {
        return code & 0x07;
    }

    static int sizeOf(int code) {
        return code & 0x18;
    }

    static int modeOf(int code) {
        return code & 0xe0;
    }

    static int operationOf(int code) {
        return code & 0xf0;
    }

    static int sourceOf(int code) {
        return code & 0x08;
    }
}
