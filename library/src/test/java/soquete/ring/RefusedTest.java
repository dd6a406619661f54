package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.error.ErrnoException;
import soquete.error.NotSupportedException;
import soquete.error.PermissionException;
import soquete.testkit.Capability;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

/// Why there is no ring: each reason in its own words.
@Timeout(120)
class RefusedTest {
    private static final Path SYSCTL = Path.of("/proc/sys/kernel/io_uring_disabled");

    @RegisterExtension final Programs programs = new Programs();

    /// Sets a seccomp filter, as container runtimes do, and becomes the rest of its arguments.
    private static final String UNDER_SECCOMP =
            """
            import ctypes, os, struct, sys
            libc = ctypes.CDLL(None, use_errno=True)
            refused = 0x00050000 | int(sys.argv[1])  # SECCOMP_RET_ERRNO
            number = int(sys.argv[2])
            program = struct.pack("HBBI", 0x20, 0, 0, 0)  # the number of the call
            program += struct.pack("HBBI", 0x15, 0, 1, number)
            program += struct.pack("HBBI", 0x06, 0, 0, refused)
            program += struct.pack("HBBI", 0x06, 0, 0, 0x7fff0000)  # SECCOMP_RET_ALLOW
            code = ctypes.create_string_buffer(program)
            fprog = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(code))
            assert libc.prctl(38, 1, 0, 0, 0) == 0  # PR_SET_NO_NEW_PRIVS
            assert libc.prctl(22, 2, fprog, 0, 0) == 0, ctypes.get_errno()  # PR_SET_SECCOMP
            os.execv(sys.argv[3], sys.argv[3:])
            """;

    private static List<String> child(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                RefusedChild.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private String out(List<String> before, List<String> command) throws Exception {
        List<String> all = new ArrayList<>(before);
        all.addAll(command);
        return programs.start(all.toArray(String[]::new)).await(Duration.ofSeconds(60)).out();
    }

    private String underSeccomp(int errno, int call) throws Exception {
        String errnoText = Integer.toString(errno);
        String callText = Integer.toString(call);
        return out(List.of("python3", "-c", UNDER_SECCOMP, errnoText, callText), child());
    }

    @Test
    @Needs(programs = "python3")
    void seccomp_isNamed() throws Exception {
        Rings.assume();
        assertThat(underSeccomp(1, 425))
                .startsWith("PermissionException: io_uring_setup")
                .contains("EPERM")
                .contains("a seccomp filter forbids it, as container runtimes do");
        assertThat(underSeccomp(38, 425))
                .startsWith("NotSupportedException: io_uring_setup: ENOSYS")
                .contains("built without io_uring, or a sandbox hides it");
        assertThat(underSeccomp(1, 999)).isEqualTo("allowed\n");
    }

    @Test
    @Needs(
            programs = {"python3", "setpriv", "prlimit"},
            root = true)
    void memoryThatMayNotBeLocked_isNamed() throws Exception {
        Rings.assume();
        assertThat(out(limited(65_536), child()))
                .startsWith("ErrnoException: io_uring_setup: ENOMEM")
                .contains("more than may be locked (ulimit -l)");
        List<String> limited = limited(1_000_000);
        assertThat(out(limited, child("1000000")))
                .startsWith("ErrnoException: io_uring_register buffers: ENOMEM")
                .contains("more than may be locked (ulimit -l)");
        assertThat(out(limited, child("4096"))).isEqualTo("allowed\n");
    }

    private static List<String> limited(int bytes) {
        return List.of("prlimit", "--memlock=" + bytes, "setpriv", "--bounding-set=-ipc_lock");
    }

    /// The sysctl is the whole machine's: at 1 it means nobody who has `CAP_SYS_ADMIN`, and at 2 it
    /// is only while this thread tries once.
    @Test
    @Needs(programs = "setpriv", root = true, kernel = "6.6")
    void sysctl_isNamed() throws Exception {
        Rings.assume();
        String before = Files.readString(SYSCTL).strip();
        Capability.probed("needs kernel.io_uring_disabled=0", () -> before.equals("0")).assume();
        Capability.probed("needs a sysctl that can be set", () -> setSysctl(before)).assume();
        Thread restore = new Thread(() -> setSysctl(before));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            setSysctl("1");
            List<String> unprivileged = List.of("setpriv", "--bounding-set=-sys_admin");
            assertThat(out(unprivileged, child()))
                    .startsWith("PermissionException: io_uring_setup")
                    .contains("EPERM", "kernel.io_uring_disabled=1")
                    .contains("only with CAP_SYS_ADMIN or in the group of");
            Ring.open().close();
            assertThat(whileForbidden())
                    .isInstanceOf(PermissionException.class)
                    .hasMessageStartingWith("io_uring_setup kernel.io_uring_disabled=2: EPERM")
                    .hasMessageContaining("the sysctl forbids io_uring to every process");
        } finally {
            setSysctl(before);
            Runtime.getRuntime().removeShutdownHook(restore);
        }
        Ring.open().close();
    }

    private static Throwable whileForbidden() {
        setSysctl("2");
        try {
            return catchThrowable(() -> Ring.open().close());
        } finally {
            setSysctl("0");
        }
    }

    private static boolean setSysctl(String value) {
        try {
            Files.writeString(SYSCTL, value);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1  | kernel.io_uring_disabled=2 | the sysctl forbids io_uring to every process
            1  | kernel.io_uring_disabled=1 | only with CAP_SYS_ADMIN or in the group of
            1  | kernel.io_uring_disabled=0 | a seccomp filter forbids it
            1  |                            | a seccomp filter forbids it
            12 |                            | more than may be locked
            22 |                            | older than Linux 6.1
            22 | features 0x1               | lacks what a ring needs
            24 |                            | the process has too many open files
            38 |                            | built without io_uring
            """)
    void setup_refused_saysWhy(int errno, String about, String why) {
        ErrnoException e = ErrnoException.of("io_uring_setup", errno, about);
        assertThat(e.getMessage()).startsWith("io_uring_setup").contains(why);
        assertThat(e instanceof PermissionException).isEqualTo(errno == 1);
        assertThat(e.likelyCause()).contains(why);
    }

    @Test
    void setup_withEperm_readsTheSysctl() {
        assertThat(Causes.setup(1))
                .isInstanceOf(PermissionException.class)
                .hasMessageContaining("io_uring_setup");
        assertThat(Causes.setup(24).endpoint()).isEmpty();
    }

    @Test
    void missingOperation_isNamed() {
        assertThat(Causes.missing(57))
                .isInstanceOf(NotSupportedException.class)
                .hasMessage(
                        "io_uring IORING_OP_LISTEN (Linux 6.11): EOPNOTSUPP (Operation not"
                                + " supported): this kernel does not have the operation:"
                                + " Ring.supports tells before");
    }

    /// As on a kernel whose probe does not have it.
    @Test
    void operation_thatTheProbeLacks_isRefused_andTheRingGoesOn() throws Exception {
        Rings.assume();
        try (Ring ring = Ring.open()) {
            ring.queues.operations.clear(RingOperation.IORING_OP_LISTEN.number());
            assertThat(ring.supports(RingOperation.IORING_OP_LISTEN)).isFalse();
            assertThat(ring.supports(RingOperation.IORING_OP_NOP)).isTrue();
            assertThat(ring.supports(new RingOperation(255))).isFalse();
            ring.link(); // goes with the operation that is refused
            assertThatThrownBy(() -> ring.listen(1, 0, 1))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("IORING_OP_LISTEN");
            assertThat(ring.inFlight()).isZero();
            Completions completions = new Completions(ring);
            assertThat(completions.of(ring.nop(2)).result()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "io_uring_enter, 11, no memory for requests",
        "io_uring_enter, 16, completions must be read first",
        "io_uring_enter, 53, some are lost",
        "io_uring_enter, 1, seccomp",
        "io_uring_register, 22, no such number or size",
        "io_uring_register, 17, another thread",
        "io_uring_register, 1, seccomp",
        "io_uring, 12, no memory"
    })
    void otherCalls_refused_sayWhy(String call, int errno, String why) {
        assertThat(ErrnoException.of(call, errno, null).likelyCause()).contains(why);
    }
}
