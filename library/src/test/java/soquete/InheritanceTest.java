package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

/// Programs that a process starts see none of its descriptors, whichever way it got them: started
/// by a fork(2) in C that knows nothing of Java, by posix_spawn(3), and by [ProcessBuilder].
@Needs(programs = {"gcc", "sh", "ls"})
@Timeout(90)
class InheritanceTest {
    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    @Test
    void forkAndExec_theChildSeesNoDescriptor() throws Exception {
        Path source =
                Files.writeString(
                        directory.resolve("fork.c"),
                        """
                        #include <sys/wait.h>
                        #include <unistd.h>

                        int fork_exec(char **arguments) {
                          int status = 0;
                          pid_t child = fork();
                          if (child == 0) {
                            execv(arguments[0], arguments);
                            _exit(127);
                          }
                          return waitpid(child, &status, 0) == child ? status : -1;
                        }
                        """);
        String library = directory.resolve("libfork.so").toString();
        Finished compiled =
                programs.start("gcc", "-shared", "-fPIC", "-o", library, source.toString())
                        .await(Duration.ofSeconds(30));
        assertThat(compiled.status()).as(compiled.err()).isZero();

        Finished finished =
                ChildJvm.of(Inheritance.class)
                        .start(programs, library, directory.toString())
                        .await(Duration.ofSeconds(50));

        assertThat(finished.out())
                .as(finished.err())
                .isEqualTo(
                        """
                        many
                        0 without FD_CLOEXEC
                        fork: 0
                        posix_spawn: 0
                        ProcessBuilder: 0
                        one made inheritable: 1
                        """);
    }
}
