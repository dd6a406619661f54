package soquete.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.error.Eai;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

final class ExitCodeTest {
    @ParameterizedTest(name = "errno {0} is {1}")
    @CsvSource({
        "111, 3", // ECONNREFUSED
        "110, 4", // ETIMEDOUT
        "101, 5", // ENETUNREACH
        "113, 5", // EHOSTUNREACH
        "100, 5", // ENETDOWN
        "104, 6", // ECONNRESET
        "103, 6", // ECONNABORTED
        "32, 6", // EPIPE
        "98, 7", // EADDRINUSE
        "13, 8", // EACCES
        "1, 8", // EPERM
        "97, 9", // EAFNOSUPPORT
        "93, 9", // EPROTONOSUPPORT
        "95, 9", // EOPNOTSUPP
        "99, 1", // EADDRNOTAVAIL
        "22, 1", // EINVAL
        "24, 1" // EMFILE
    })
    void of_errno_isTheDocumentedCode(int errno, int code) {
        assertThat(ExitCode.of(ErrnoException.of("connect", errno, "127.0.0.1:1"))).isEqualTo(code);
    }

    @Test
    void of_otherFailures_isTheDocumentedCode() {
        assertThat(ExitCode.of(new UsageException("usage.host-empty"))).isEqualTo(ExitCode.USAGE);
        assertThat(ExitCode.of(new SocketTimeoutException("late"))).isEqualTo(ExitCode.TIMED_OUT);
        assertThat(ExitCode.of(new ResolveException("x 1", Eai.EAI_NONAME, "")))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(ExitCode.of(new IOException("?"))).isEqualTo(ExitCode.OTHER);
        assertThat(ExitCode.of(new IllegalStateException())).isEqualTo(ExitCode.OTHER);
    }
}
