package soquete.stress;

import java.util.Arrays;
import java.util.Locale;

/// How long something took, each time.
final class Latencies {
    private final String title;
    private long[] nanos = new long[1024];
    private int count;

    Latencies(String title) {
        this.title = title;
    }

    synchronized void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    synchronized int count() {
        return count;
    }

    @Override
    public synchronized String toString() {
        if (count == 0) {
            return String.format(Locale.ROOT, "%-34s never", title);
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%-34s %9d times   median %8.3f   99%% %8.3f   worst %8.3f ms",
                title,
                count,
                millis(sorted[count / 2]),
                millis(sorted[(int) (count * 0.99)]),
                millis(sorted[count - 1]));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
