package soquete.server;

import java.time.Duration;
import soquete.Socket;

/// Checks of what a builder is told.
final class Limits {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Limits() {}

    static int atLeast(int least, int number, String what) {
        if (number < least) {
            throw new IllegalArgumentException(
                    what + " is " + number + ": give " + least + " or more");
        }
        return number;
    }

    /// Nanoseconds, more than zero; [ServerSettings#NEVER] for a hundred years and more.
    static long nanos(Duration timeout, String what) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    what + " " + timeout + " is not more than zero: use Socket.FOREVER for none");
        }
        return timeout.equals(Socket.FOREVER) || timeout.compareTo(LONGEST) > 0
                ? ServerSettings.NEVER
                : timeout.toNanos();
    }
}
