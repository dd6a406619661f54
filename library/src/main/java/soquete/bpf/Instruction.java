package soquete.bpf;

/// One instruction of classic BPF: `struct sock_filter`.
///
/// @param code  the operation, 16 bits, a sum of [Bpf] constants
/// @param jt    how many instructions to skip if the condition holds, 0 to 255
/// @param jf    how many to skip if it does not, 0 to 255
/// @param k     the constant, 32 bits
public record Instruction(int code, int jt, int jf, int k) {
    /// Bytes of a `struct sock_filter`.
    static final int BYTES = 8;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if one is exceeded
    public Instruction {
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("the code " + code + " is not in 0 to 65535");
        }
        if (jt < 0 || jt > 0xff || jf < 0 || jf > 0xff) {
            throw new IllegalArgumentException(
                    "the jumps " + jt + " and " + jf + " are not both in 0 to 255");
        }
    }

    /// An instruction without jumps.
    ///
    /// C: `BPF_STMT(code, k)`
    ///
    /// @param code the operation
    /// @param k    the constant
    /// @return the instruction
    public static Instruction stmt(int code, int k) {
        return new Instruction(code, 0, 0, k);
    }

    /// As `tcpdump -d` prints it, without a line number and with relative jumps.
    @Override
    public String toString() {
        return Disassembly.image(this, -1);
    }
}
