package soquete;

import java.io.Closeable;
import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.sys.Constants;
import soquete.sys.FileCalls;
import soquete.sys.Scratch;

/// A pipe: what is written to one end is read from the other. It is the place in the kernel that
/// [Socket#spliceTo] moves bytes to, and [Socket#spliceFrom] moves them from.
///
/// Both ends are close-on-exec and non-blocking.
///
/// @param readEnd  the end to read from
/// @param writeEnd the end to write to
public record Pipe(OwnedFd readEnd, OwnedFd writeEnd) implements Closeable {
    /// Makes a pipe.
    ///
    /// C: `int pipe2(int pipefd[2], int flags)`
    ///
    /// @return both ends
    /// @throws ErrnoException `EMFILE`, `ENFILE` too many open files
    /// @see <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">pipe(2)</a>
    public static Pipe open() throws IOException {
        Scratch s = Scratch.take();
        try {
            int result = FileCalls.pipe2(s, Constants.O_CLOEXEC | Constants.O_NONBLOCK);
            if (result < 0) {
                throw ErrnoException.of("pipe2", -result, null);
            }
            int read = FileCalls.readEnd(s);
            int write = FileCalls.writeEnd(s);
            return new Pipe(OwnedFd.of(read), OwnedFd.of(write));
        } finally {
            s.give();
        }
    }

    /// Closes both ends.
    @Override
    public void close() {
        readEnd.close();
        writeEnd.close();
    }
}
