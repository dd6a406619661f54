package soquete;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Pollfd;
import soquete.sys.Scratch;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;

/// How sockets wait without receiving.
final class Readiness {
    private Readiness() {}

    static void await(Socket socket) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            long deadline = socket.deadline(0);
            while (true) {
                int ticket = descriptor.ticket(Direction.READ);
                if (isReadable(descriptor.fd())) {
                    return;
                }
                if (deadline == Deadline.NOW) {
                    throw ErrnoException.of("poll", Constants.EAGAIN, socket.peer());
                }
                Attempt.waitFor(
                        descriptor, "poll", socket.peer(), Direction.READ, ticket, deadline);
            }
        } finally {
            socket.leave();
        }
    }

    private static boolean isReadable(int fd) throws IOException {
        Scratch s = Scratch.take();
        try {
            Pollfd.encode(s.value(), fd, Constants.POLLIN);
            int ready = Calls.pollNow(s);
            if (ready < 0 && ready != -Constants.EINTR) {
                throw ErrnoException.of("poll", -ready, null);
            }
            return ready > 0 && Pollfd.revents(s.value()) != 0;
        } finally {
            s.give();
        }
    }
}
