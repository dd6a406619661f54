package soquete;

import java.io.IOException;
import java.nio.file.Path;
import soquete.error.ErrnoException;

/// The part of [Socket] that moves bytes between a connection and a file or a pipe, inside the
/// kernel. It is a class of its own only to keep the files readable.
abstract sealed class FileTransfer extends Messages permits Views {
    /// Sends a whole file.
    ///
    /// C: `ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count)`
    ///
    /// @param file the file
    /// @return the bytes sent: all that it had
    /// @throws IOException as [#sendFile(Path, long, long)]
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
    public long sendFile(Path file) throws IOException {
        return sendFile(file, 0, Long.MAX_VALUE);
    }

    /// Sends a part of a file, without its bytes passing through this process. The socket's timeout
    /// bounds the whole, and no `sendAll` comes between.
    ///
    /// The file is read to its end whatever its size says, so files of /proc are sent as well.
    /// Where the kernel has no way from a file to a socket, the bytes are read and sent. Reading a
    /// file from a disk is not bounded by the timeout, and holds the carrier of a virtual thread.
    ///
    /// @param file   the file
    /// @param offset where to begin, in bytes
    /// @param count  how many bytes; fewer are sent where the file ends before
    /// @return the bytes sent
    /// @throws ErrnoException as [#send(byte\[\])] and [OwnedFd#open]; `EISDIR` a directory
    /// @throws IOException when the wait ends, as the class says;
    ///     [soquete.error.Partial#transferred] says how many bytes the kernel had taken
    /// @throws IllegalArgumentException if a number is negative
    public long sendFile(Path file, long offset, long count) throws IOException {
        requireCounts(offset, count);
        try (OwnedFd open = OwnedFd.open(file)) {
            return FileSending.sendFile(self(), open, offset, count);
        }
    }

    /// Sends a part of an open file, as [#sendFile(Path, long, long)]. The position of the file
    /// plays no part and is not moved.
    ///
    /// @param file   an open file; not a pipe or a socket, for which there is [#spliceFrom]
    /// @param offset where to begin, in bytes
    /// @param count  how many bytes
    /// @return the bytes sent
    /// @throws ErrnoException as [#sendFile(Path, long, long)]; `ESPIPE` a pipe or a socket
    /// @throws IOException as [#sendFile(Path, long, long)]
    public long sendFile(OwnedFd file, long offset, long count) throws IOException {
        requireCounts(offset, count);
        return FileSending.sendFile(self(), file, offset, count);
    }

    private static void requireCounts(long offset, long count) {
        if (offset < 0 || count < 0) {
            throw new IllegalArgumentException(
                    "an offset of " + offset + " and a count of " + count + ": not negative");
        }
    }

    /// Moves bytes from the socket into a pipe, without their passing through this process, waiting
    /// for something to move.
    ///
    /// C: `ssize_t splice(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t size,
    /// unsigned int flags)`
    ///
    /// @param pipe  the end of a pipe to write to, as [Pipe#writeEnd]
    /// @param count bytes at most
    /// @return the bytes moved; 0 at the end of the stream
    /// @throws ErrnoException as [#recv(int)]; `EINVAL` not a pipe, or a socket that cannot splice;
    ///     `EPIPE` nobody can read from the pipe
    /// @throws IOException when the wait ends, as the class says
    /// @throws IllegalArgumentException if the count is negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
    public long spliceTo(OwnedFd pipe, long count) throws IOException {
        return Splicing.splice(self(), pipe, count, true);
    }

    /// Moves bytes from a pipe to the socket, without their passing through this process, waiting
    /// for something to move.
    ///
    /// @param pipe  the end of a pipe to read from, as [Pipe#readEnd]
    /// @param count bytes at most
    /// @return the bytes moved; 0 when the pipe is empty and nobody can write to it
    /// @throws ErrnoException as [#send(byte\[\])]; `EINVAL` not a pipe
    /// @throws IOException when the wait ends, as the class says
    /// @throws IllegalArgumentException if the count is negative
    public long spliceFrom(OwnedFd pipe, long count) throws IOException {
        return Splicing.splice(self(), pipe, count, false);
    }
}
