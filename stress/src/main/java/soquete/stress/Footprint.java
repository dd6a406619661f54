package soquete.stress;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import soquete.testkit.Descriptors;

/// What the process holds: descriptors of sockets, and threads.
///
/// @param sockets descriptors of sockets
/// @param threads platform threads
record Footprint(int sockets, int threads) {
    private static final ThreadMXBean THREADS =
            Objects.requireNonNull(ManagementFactory.getThreadMXBean());

    static Footprint now() {
        return new Footprint(
                Descriptors.ofThisProcess().sockets().count(), THREADS.getThreadCount());
    }
}
