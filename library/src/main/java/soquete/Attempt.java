package soquete;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.error.ClosedCallException;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.error.InterruptedCallException;
import soquete.error.Progress;
import soquete.sys.Constants;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// What follows a try that failed: the one place where `EINTR` is hidden, `EAGAIN` waits, and
/// failures become exceptions.
final class Attempt {
    private static final long SHORTEST_REST = 100_000;
    private static final int REST_DOUBLINGS = 9;

    private Attempt() {}

    /// Returns when the call should be tried again; otherwise throws.
    ///
    /// @param result    the negative result of the call
    /// @param operation its C name
    /// @param endpoint  what the call is about, for messages
    /// @param ticket    taken before the try
    /// @param deadline  [Deadline#NOW] for a non-blocking call
    static void again(
            Descriptor descriptor,
            long result,
            String operation,
            @Nullable Endpoint endpoint,
            Direction direction,
            int ticket,
            long deadline)
            throws IOException {
        if (result == -Constants.EINTR) {
            return;
        }
        if (result != -Constants.EAGAIN || deadline == Deadline.NOW) {
            throw ErrnoException.of(operation, (int) -result, endpoint);
        }
        waitFor(descriptor, operation, endpoint, direction, ticket, deadline);
    }

    /// Waits until it is worth to try again; throws where the wait ended otherwise.
    static void waitFor(
            Descriptor descriptor,
            String operation,
            @Nullable Endpoint endpoint,
            Direction direction,
            int ticket,
            long deadline)
            throws IOException {
        Outcome outcome = descriptor.await(direction, ticket, deadline);
        if (outcome != Outcome.READY) {
            throw ended(outcome, title(operation, endpoint), Progress.NOTHING);
        }
    }

    /// Whether a call found the queue of a Unix socket full that it named: of that, poll(2) and
    /// epoll(7) tell nothing, and [#rest] is the way to wait. Of the full queue of a netlink
    /// socket they tell nothing in any case: see [Sending#again].
    static boolean foundQueueFull(Socket socket, long result) {
        return result == -Constants.EAGAIN && socket.family().equals(Family.AF_UNIX);
    }

    /// Waits a little, for what no readiness tells: longer with each try, from 0.1 to about 50
    /// milliseconds.
    ///
    /// @param tries how many tries have failed before this one
    static void rest(
            Descriptor descriptor,
            String operation,
            @Nullable Endpoint endpoint,
            int tries,
            long deadline)
            throws IOException {
        long pause = System.nanoTime() + (SHORTEST_REST << Math.min(tries, REST_DOUBLINGS));
        boolean last = deadline != Deadline.NEVER && deadline - pause < 0;
        Outcome outcome = descriptor.pause(last ? deadline : pause);
        boolean rested = outcome == Outcome.READY || (outcome == Outcome.TIMED_OUT && !last);
        if (!rested) {
            throw ended(outcome, title(operation, endpoint), Progress.NOTHING);
        }
    }

    /// Waits for the next event of any kind; returns false where the deadline passed first.
    static boolean waitForEvent(
            Descriptor descriptor, String title, int ticket, long deadline, Progress progress)
            throws IOException {
        Outcome outcome = descriptor.await(Direction.EVENT, ticket, deadline);
        if (outcome != Outcome.READY && outcome != Outcome.TIMED_OUT) {
            throw ended(outcome, title, progress);
        }
        return outcome == Outcome.READY;
    }

    /// The exception for a wait that ended without readiness.
    static IOException ended(Outcome outcome, String title, Progress progress) {
        if (outcome == Outcome.TIMED_OUT) {
            return new DeadlineException(title + ": the deadline passed", progress);
        }
        if (outcome == Outcome.INTERRUPTED) {
            return new InterruptedCallException(title + ": the thread was interrupted", progress);
        }
        return new ClosedCallException(
                title + ": the socket was closed by another thread", progress);
    }

    /// The failure of one call, as the failure of the longer operation it was a part of.
    static IOException within(IOException failure, String title, Progress progress) {
        if (progress.transferred() == 0) {
            return failure;
        }
        if (failure instanceof ErrnoException e) {
            return ErrnoException.of(
                    e.operation(), e.errno().number(), e.endpoint().orElse(null), progress);
        }
        if (failure instanceof DeadlineException) {
            return ended(Outcome.TIMED_OUT, title, progress);
        }
        if (failure instanceof InterruptedCallException) {
            return ended(Outcome.INTERRUPTED, title, progress);
        }
        if (failure instanceof ClosedCallException) {
            return ended(Outcome.CLOSED, title, progress);
        }
        return failure;
    }

    static String title(String operation, @Nullable Endpoint endpoint) {
        return endpoint == null ? operation : operation + " " + endpoint;
    }
}
