package soquete;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.error.Progress;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.FileCalls;
import soquete.sys.Scratch;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// How sockets send files: sendfile(2), and where the kernel has no way from this file to a socket
/// (`EINVAL` at the first call, as for some files of /proc), pread(2) and send(2).
///
/// The end of a file is where the kernel says so, never what its size says: files of /proc have the
/// size 0.
final class FileSending {
    /// The kernel transfers no more than this with one call.
    private static final long MOST = 0x7fff_f000L;

    private FileSending() {}

    static long sendFile(Socket socket, OwnedFd file, long offset, long count) throws IOException {
        Descriptor descriptor = socket.descriptor();
        Descriptor source = file.descriptor();
        descriptor.enter();
        try {
            source.enter();
            try {
                return inTurn(socket, source, offset, count);
            } finally {
                source.leave();
            }
        } finally {
            socket.leave();
        }
    }

    private static long inTurn(Socket socket, Descriptor file, long offset, long count)
            throws IOException {
        long deadline = socket.deadline(0);
        Turn turn = socket.turns().send();
        turn.take(socket.descriptor(), "sendFile", deadline);
        try {
            return sendAll(socket, file, offset, count, deadline);
        } finally {
            turn.give();
        }
    }

    private static long sendAll(
            Socket socket, Descriptor file, long offset, long count, long deadline)
            throws IOException {
        long sent = 0;
        boolean copying = false;
        try {
            while (sent < count) {
                if (socket.descriptor().isClosing() || file.isClosing()) {
                    throw Attempt.ended(Outcome.CLOSED, "sendFile", Progress.NOTHING);
                }
                int ticket = socket.descriptor().ticket(Direction.WRITE);
                long at = offset + sent;
                long result =
                        copying
                                ? copy(socket, file.fd(), at, count - sent)
                                : sendfile(socket, file.fd(), at, count - sent);
                if (result == 0) {
                    break;
                }
                if (result > 0) {
                    sent += result;
                } else if (result == -Constants.EINVAL && sent == 0 && !copying) {
                    copying = true;
                } else {
                    again(socket, file, result, copying ? "send" : "sendfile", ticket, deadline);
                }
            }
            return sent;
        } catch (IOException e) {
            String title = Attempt.title("sendFile", socket.peer());
            throw Attempt.within(e, title, Progress.of(sent));
        }
    }

    /// As [Attempt#again]; who closes the file ends the wait as well.
    private static void again(
            Socket socket,
            Descriptor file,
            long result,
            String operation,
            int ticket,
            long deadline)
            throws IOException {
        if (result == -Constants.EINTR) {
            return;
        }
        if (result != -Constants.EAGAIN || deadline == Deadline.NOW) {
            throw ErrnoException.of(operation, (int) -result, socket.peer());
        }
        Outcome outcome = socket.descriptor().await(Direction.WRITE, ticket, deadline, file);
        if (outcome != Outcome.READY) {
            String title = Attempt.title(operation, socket.peer());
            throw Attempt.ended(outcome, title, Progress.NOTHING);
        }
    }

    private static long sendfile(Socket socket, int file, long offset, long count) {
        Scratch s = Scratch.take();
        try {
            int to = socket.descriptor().fd();
            return FileCalls.sendfile(s, to, file, offset, Math.min(count, MOST));
        } finally {
            s.give();
        }
    }

    /// One block through memory. What the socket does not take is read again the next time.
    private static long copy(Socket socket, int file, long offset, long count) throws IOException {
        Scratch s = Scratch.take();
        try {
            long size = Math.min(count, Scratch.DATA_SIZE);
            long read = FileCalls.pread(s, file, s.data(), size, offset);
            if (read < 0) {
                throw ErrnoException.of("pread", (int) -read, null);
            }
            int flags = OwnFlags.sending(socket);
            int to = socket.descriptor().fd();
            return read == 0 ? 0 : Calls.sendtoNow(s, to, s.data(), read, flags, 0, 0);
        } finally {
            s.give();
        }
    }
}
