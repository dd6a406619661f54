package soquete.event;

import java.io.IOException;
import soquete.error.ClosedCallException;
import soquete.error.InterruptedCallException;
import soquete.error.Progress;
import soquete.wait.Outcome;

/// The exception for a wait that ended without an event, and not by its time.
final class Ended {
    private Ended() {}

    static IOException exception(Outcome outcome, String operation) {
        if (outcome == Outcome.INTERRUPTED) {
            return new InterruptedCallException(
                    operation + ": the thread was interrupted", Progress.NOTHING);
        }
        return new ClosedCallException(
                operation + ": it was closed by another thread", Progress.NOTHING);
    }
}
