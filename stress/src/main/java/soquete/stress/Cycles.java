package soquete.stress;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;

/// Connect, accept, close, very often: what the process holds must not grow.
///
/// Threads of both kinds connect, and threads of both kinds accept; the accepting side closes
/// first, and the other one waits for the end. Every second cycle closes the accepted socket with a
/// duplicate still open for a moment.
final class Cycles {
    private static final int SAMPLES = 10;
    private static final int CALM = 2;
    private static final int FEW = 3;
    private static final long MEGA = 1_000_000;

    private final Options options;
    private final List<Kind> kinds;

    Cycles(Options options) {
        this.options = options;
        this.kinds = options.kinds.isEmpty() ? List.of(Kind.TCP4, Kind.UNIX_STREAM) : options.kinds;
    }

    /// Runs them, and says whether it was flat.
    boolean run() throws IOException, InterruptedException {
        long each = Math.max(1, options.cycles / SAMPLES);
        List<Memory> samples = new ArrayList<>();
        long began = System.nanoTime();
        long done = 0;
        for (int i = 0; i < SAMPLES; i++) {
            long share = Math.max(1, each / kinds.size());
            for (Kind kind : kinds) {
                done += cycles(kind, share);
            }
            samples.add(Memory.now());
            System.out.printf(Locale.ROOT, "%9d cycles: %s%n", done, samples.getLast());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT, "%d cycles in %.1f s, %.0f a second%n", done, seconds, done / seconds);
        return flat(samples);
    }

    /// Whether the last samples are no more than the early ones. Of memory the least of three: the
    /// heap has its ups and downs.
    private static boolean flat(List<Memory> samples) {
        Memory calm = samples.get(CALM);
        Memory end = samples.getLast();
        List<Memory> early = samples.subList(CALM, CALM + FEW);
        List<Memory> late = samples.subList(samples.size() - FEW, samples.size());
        boolean flat =
                end.descriptors() <= calm.descriptors()
                        && end.threads() <= calm.threads() + 2
                        && least(late, Memory::heap) <= least(early, Memory::heap) + 4 * MEGA
                        && least(late, Memory::resident)
                                <= least(early, Memory::resident) + 32 * MEGA
                        && least(late, Memory::nativeCommitted)
                                <= least(early, Memory::nativeCommitted) + 16 * MEGA;
        System.out.println(flat ? "flat" : "NOT FLAT: from " + calm + " to " + end);
        return flat;
    }

    private static long least(List<Memory> samples, ToLongFunction<Memory> what) {
        return samples.stream().mapToLong(what).min().orElseThrow();
    }

    private static long cycles(Kind kind, long count) throws IOException, InterruptedException {
        AtomicLong left = new AtomicLong(count);
        AtomicLong accepted = new AtomicLong();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> connecting = new ArrayList<>();
        List<Thread> accepting = new ArrayList<>();
        try (Socket listener = kind.listener()) {
            Endpoint to = kind.reach(listener.localEndpoint());
            for (boolean virtual : new boolean[] {false, true}) {
                accepting.add(start(virtual, failure, () -> accept(listener, accepted)));
                connecting.add(start(virtual, failure, () -> connect(kind, to, left)));
            }
            for (Thread thread : connecting) {
                thread.join();
            }
        }
        for (Thread thread : accepting) {
            thread.join();
        }
        Throwable broken = failure.get();
        if (broken != null) {
            throw new Broken("a cycle failed", broken);
        }
        if (accepted.get() != count) {
            throw new Broken(accepted + " of " + count + " connections were accepted");
        }
        return count;
    }

    private interface Body {
        void run() throws IOException;
    }

    private static Thread start(
            boolean virtual, AtomicReference<@Nullable Throwable> failure, Body body) {
        Runnable guarded =
                () -> {
                    try {
                        body.run();
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                    }
                };
        return virtual ? Thread.ofVirtual().start(guarded) : Thread.ofPlatform().start(guarded);
    }

    private static void accept(Socket listener, AtomicLong accepted) throws IOException {
        while (true) {
            Socket connection;
            try {
                connection = listener.accept();
            } catch (ClosedChannelException e) {
                return; // the end
            }
            if (accepted.incrementAndGet() % 2 == 0) {
                try (Socket duplicate = connection.duplicate()) {
                    connection.close();
                    duplicate.fd();
                }
            } else {
                connection.close();
            }
        }
    }

    private static void connect(Kind kind, Endpoint to, AtomicLong left) throws IOException {
        byte[] one = new byte[1];
        while (left.getAndDecrement() > 0) {
            try (Socket client = kind.open()) {
                client.connect(to);
                if (client.recv(one) != 0) {
                    throw new Broken("something came from a peer that says nothing");
                }
            }
        }
    }
}
