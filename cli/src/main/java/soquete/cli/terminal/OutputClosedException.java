package soquete.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Standard output cannot be written: mostly the reader of a pipe has gone, as `head -1` does.
///
/// Unchecked: no part of the tool can go on without its output, so only the entry catches it.
public final class OutputClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Made by [Out].
    ///
    /// @param cause what the write said
    public OutputClosedException(IOException cause) {
        super("standard output cannot be written: " + cause.getMessage(), cause);
    }

    /// Whether the output is a pipe, whose reader may leave at any time without anything being
    /// wrong; a full disk is another matter.
    ///
    /// @return true if there is nothing to explain
    public boolean readerLeft() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException e) {
            return false; // no /proc, or no descriptor 1
        }
    }
}
