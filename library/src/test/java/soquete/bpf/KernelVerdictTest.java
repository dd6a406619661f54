package soquete.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

/// The library accepts exactly the programs that the kernel accepts: the same ones are given to
/// both, to the kernel by Python, which checks nothing.
@Timeout(60)
@Needs(programs = "python3")
class KernelVerdictTest {
    private static final long SEED = 20_260_101;
    private static final String ATTACH =
            """
            import ctypes, socket, struct, sys
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            for line in open(sys.argv[1]):
                code = bytes.fromhex(line)
                memory = ctypes.create_string_buffer(code, max(1, len(code)))
                program = struct.pack("HP", len(code) // 8, ctypes.addressof(memory))
                try:
                    s.setsockopt(socket.SOL_SOCKET, 26, program)
                    print(0)
                except OSError as e:
                    print(e.errno)
            """;

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    @Test
    void programs_areAcceptedOrRefusedAsByTheKernel() throws Exception {
        List<List<Instruction>> all = new ArrayList<>(remarkable());
        Random random = new Random(SEED);
        for (int i = 0; i < 4000; i++) {
            all.add(any(random));
        }
        List<String> lines = all.stream().map(KernelVerdictTest::hex).toList();
        Path file = Files.write(directory.resolve("programs"), lines);
        Finished python =
                programs.start("python3", "-c", ATTACH, file.toString())
                        .await(Duration.ofSeconds(30));
        assertThat(python.status()).as(python.err()).isZero();
        List<String> verdicts = python.out().lines().toList();
        assertThat(verdicts).hasSameSizeAs(all);

        int accepted = 0;
        for (int i = 0; i < all.size(); i++) {
            String refusal = refusal(all.get(i));
            assertThat(refusal.isEmpty() ? "0" : "22")
                    .as("errno for %s, refused here: %s", all.get(i), refusal)
                    .isEqualTo(verdicts.get(i));
            accepted += refusal.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).as("accepted by both").isBetween(500, 3500);
    }

    private static String refusal(List<Instruction> program) {
        try {
            assertThat(new Filter(program).instructions()).isEqualTo(program);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<List<Instruction>> remarkable() {
        Instruction ret = Instruction.stmt(0x06, 0);
        Instruction load = Instruction.stmt(0x61, 3);
        return List.of(
                Collections.nCopies(4096, ret),
                Collections.nCopies(4097, ret),
                List.of(ret, load, ret),
                List.of(Instruction.stmt(0x02, 3), ret, load, ret),
                List.of(Instruction.stmt(0x05, 1), load, ret),
                List.of(new Instruction(0x15, 1, 0, 0), Instruction.stmt(0x02, 3), load, ret),
                List.of(Instruction.stmt(0x20, -0x1000 + 2), ret),
                List.of(Instruction.stmt(0x20, -0x1001), ret),
                List.of(Instruction.stmt(0x40, -1), ret),
                List.of(Instruction.stmt(0x28, -0x1000 + 60), ret),
                List.of(Instruction.stmt(0x64, 32), ret),
                List.of(Instruction.stmt(0x6c, 32), ret),
                List.of(new Instruction(0x04, 9, 9, 1), ret),
                List.of(Instruction.stmt(0x05, 1), ret));
    }

    /// Mostly valid: known operations with small operands.
    private static List<Instruction> any(Random random) {
        int[] codes = ValidationTest.KERNEL.stream().mapToInt(Integer::intValue).toArray();
        List<Instruction> program = new ArrayList<>();
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            int code =
                    random.nextInt(60) == 0
                            ? random.nextInt(0x200)
                            : codes[random.nextInt(codes.length)];
            int k = random.nextInt(20) == 0 ? random.nextInt() : random.nextInt(4);
            boolean jump = (code & 7) == Bpf.BPF_JMP;
            int jt = jump ? random.nextInt(4) : 0;
            program.add(new Instruction(code, jt, jump ? random.nextInt(4) : 0, k));
        }
        int tail = random.nextInt(20) == 0 ? 0x00 : 0x06;
        for (int i = 0; i < 3; i++) {
            program.add(Instruction.stmt(tail, 0));
        }
        return program;
    }

    private static String hex(List<Instruction> program) {
        StringBuilder text = new StringBuilder();
        for (Instruction i : program) {
            int k = Integer.reverseBytes(i.k());
            text.append(HexFormat.of().toHexDigits(Short.reverseBytes((short) i.code())));
            text.append(HexFormat.of().toHexDigits((byte) i.jt()));
            text.append(HexFormat.of().toHexDigits((byte) i.jf()));
            text.append(HexFormat.of().toHexDigits(k));
        }
        return text.toString();
    }
}
