package soquete.stress;

import java.util.concurrent.atomic.AtomicLong;

/// What a run has done so far.
final class Tally {
    final AtomicLong operations = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong messages = new AtomicLong();
    final AtomicLong connections = new AtomicLong();
    final AtomicLong closes = new AtomicLong();
    final AtomicLong interrupts = new AtomicLong();
    final AtomicLong deadlines = new AtomicLong();
    final AtomicLong duplicates = new AtomicLong();

    final Latencies closing = new Latencies("close until a blocked call ended");
    final Latencies interrupting = new Latencies("interrupt until the call ended");
    final Latencies lateness = new Latencies("deadline until the call ended");

    /// How late the end of a call may be before it counts as a failure.
    final long patience;

    Tally(long patience) {
        this.patience = patience;
    }
}
