package soquete.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A program of classic BPF: `struct sock_fprog`, checked by the rules of the kernel.
///
/// The verdict of a packet filter is how many bytes of the packet to keep: 0 drops it. That of
/// `SO_ATTACH_REUSEPORT_CBPF` is the index of the socket in its group.
///
/// Made by an [Assembler], or from instructions, as those that `tcpdump -ddd` prints ([#parse]).
///
/// @param instructions 1 to 4096
/// @see <a href="https://docs.kernel.org/networking/filter.html">Linux Socket Filtering</a>
public record Filter(List<Instruction> instructions) {
    /// Checks the program as the kernel does: known operations, jumps within the program, no
    /// division by the constant zero, no load of a word that was not stored, `ret` at the end.
    ///
    /// @throws IllegalArgumentException naming the instruction and the rule
    public Filter {
        instructions = List.copyOf(instructions);
        Validation.check(instructions);
    }

    /// Keeps every packet whole.
    ///
    /// @return `ret #-1`
    public static Filter acceptAll() {
        return new Assembler().ret(-1).toFilter();
    }

    /// Drops every packet.
    ///
    /// @return `ret #0`
    public static Filter dropAll() {
        return new Assembler().ret(0).toFilter();
    }

    /// Reads what `tcpdump -ddd` prints: the number of instructions, then four numbers a line.
    ///
    /// @param text as `1\n6 0 0 262144\n`
    /// @return the program
    /// @throws IllegalArgumentException if the text is of another form, or the program is invalid
    public static Filter parse(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || lines.size() != number(lines.getFirst(), lines.getFirst()) + 1) {
            throw new IllegalArgumentException(
                    "a filter as text is the number of its instructions and then each on a line, as"
                            + " tcpdump -ddd prints it; this has "
                            + lines.size()
                            + " lines");
        }
        List<Instruction> program = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length != 4) {
                throw new IllegalArgumentException(
                        "an instruction is four numbers (code, jt, jf, k), and not: " + line);
            }
            program.add(
                    new Instruction(
                            (int) number(words[0], line),
                            (int) number(words[1], line),
                            (int) number(words[2], line),
                            (int) number(words[3], line)));
        }
        return new Filter(program);
    }

    private static long number(String word, String line) {
        try {
            long number = Long.parseLong(word.strip());
            if (number >= Integer.MIN_VALUE && number <= 0xffff_ffffL) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number: " + word + " in: " + line, e);
        }
        throw new IllegalArgumentException("not a number of 32 bits: " + word + " in: " + line);
    }

    /// The program as an array of `struct sock_filter`.
    ///
    /// @return 8 bytes an instruction, in the byte order of this machine
    public byte[] toBytes() {
        ByteBuffer to =
                ByteBuffer.allocate(instructions.size() * Instruction.BYTES)
                        .order(ByteOrder.nativeOrder());
        for (Instruction i : instructions) {
            to.putShort((short) i.code()).put((byte) i.jt()).put((byte) i.jf()).putInt(i.k());
        }
        return to.array();
    }

    /// Reads an array of `struct sock_filter`.
    ///
    /// @param bytes 8 bytes an instruction
    /// @return the program
    /// @throws IllegalArgumentException if the size is no multiple of 8, or the program is invalid
    public static Filter fromBytes(byte[] bytes) {
        if (bytes.length % Instruction.BYTES != 0) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no instructions of 8 bytes each");
        }
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        List<Instruction> program = new ArrayList<>();
        while (from.hasRemaining()) {
            program.add(
                    new Instruction(
                            from.getShort() & 0xffff,
                            from.get() & 0xff,
                            from.get() & 0xff,
                            from.getInt()));
        }
        return new Filter(program);
    }

    /// As `tcpdump -d` prints it, a line an instruction: `(000) ldh      [12]`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < instructions.size(); at++) {
            text.append(Disassembly.line(instructions.get(at), at)).append('\n');
        }
        return text.toString();
    }
}
