package soquete.server;

import java.util.concurrent.atomic.LongAdder;

/// What a server counts.
final class Tally {
    final LongAdder accepted = new LongAdder();
    final LongAdder ended = new LongAdder();
    final LongAdder finished = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder cut = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder backedOff = new LongAdder();

    ServerCounts counts() {
        long over = ended.sum(); // before the larger ones, so that none is negative
        long finishedNow = finished.sum();
        long failedNow = failed.sum();
        long cutNow = cut.sum();
        long all = accepted.sum();
        return new ServerCounts(
                all,
                all - over,
                finishedNow,
                failedNow,
                cutNow,
                refused.sum(),
                ignored.sum(),
                backedOff.sum());
    }
}
