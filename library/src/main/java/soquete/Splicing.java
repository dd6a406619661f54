package soquete;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.error.Progress;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.FileCalls;
import soquete.sys.Pollfd;
import soquete.sys.Scratch;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// splice(2) between a socket and a pipe. `EAGAIN` does not tell which of the two was not ready, so
/// both are asked.
final class Splicing {
    private static final int FLAGS = Constants.SPLICE_F_MOVE | Constants.SPLICE_F_NONBLOCK;

    private Splicing() {}

    /// From the socket into the pipe, or the other way.
    static long splice(Socket socket, OwnedFd pipe, long count, boolean fromSocket)
            throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("a count of " + count + " bytes is negative");
        }
        Descriptor here = socket.descriptor();
        Descriptor there = pipe.descriptor();
        here.enter();
        try {
            there.enter();
            try {
                long deadline = socket.deadline(0);
                return fromSocket
                        ? repeat(socket, here, there, count, deadline)
                        : repeat(socket, there, here, count, deadline);
            } finally {
                there.leave();
            }
        } finally {
            socket.leave();
        }
    }

    private static long repeat(
            Socket socket, Descriptor from, Descriptor to, long count, long deadline)
            throws IOException {
        while (true) {
            int readable = from.ticket(Direction.READ);
            int writable = to.ticket(Direction.WRITE);
            long moved = splice(from, to, count);
            if (moved >= 0) {
                return moved;
            }
            boolean again = moved == -Constants.EAGAIN && deadline != Deadline.NOW;
            if (!again && moved != -Constants.EINTR) {
                throw ErrnoException.of("splice", (int) -moved, socket.peer());
            }
            if (again) {
                boolean waits = isReady(from, Constants.POLLIN);
                Outcome outcome =
                        waits
                                ? to.await(Direction.WRITE, writable, deadline, from)
                                : from.await(Direction.READ, readable, deadline, to);
                if (outcome != Outcome.READY) {
                    String title = Attempt.title("splice", socket.peer());
                    throw Attempt.ended(outcome, title, Progress.NOTHING);
                }
            }
        }
    }

    private static long splice(Descriptor from, Descriptor to, long count) {
        Scratch s = Scratch.take();
        try {
            return FileCalls.splice(s, from.fd(), to.fd(), count, FLAGS);
        } finally {
            s.give();
        }
    }

    private static boolean isReady(Descriptor descriptor, int events) {
        Scratch s = Scratch.take();
        try {
            Pollfd.encode(s.value(), descriptor.fd(), events);
            return Calls.pollNow(s) > 0;
        } finally {
            s.give();
        }
    }
}
