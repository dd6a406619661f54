package soquete.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One direction of a [Relay]: a thread that receives and decides, and one that delivers in time.
final class RelayFlow {
    private static final int AT_ONCE = 65_536;
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Relay.End from;
    private final Relay.End to;
    private final Conditions conditions;
    private final boolean messages;
    private final Runnable cut;
    private final SplittableRandom chance;
    private final Thread receiver;
    private final Thread deliverer;

    private final PriorityBlockingQueue<Delivery> queue = new PriorityBlockingQueue<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long order;
    private long passed;
    private long lastDue = System.nanoTime();
    private byte @Nullable [] late;

    private final Object gate = new Object();
    private boolean stalled;
    private volatile boolean ended;

    private record Delivery(long due, long order, Bytes bytes) implements Comparable<Delivery> {
        @Override
        public int compareTo(Delivery other) {
            return due == other.due
                    ? Long.compare(order, other.order)
                    : Long.compare(due - other.due, 0);
        }
    }

    /// What is delivered: bytes, or the end.
    private static final class Bytes {
        static final Bytes END = new Bytes(null);
        static final Bytes RESET = new Bytes(null);

        final byte @Nullable [] data;

        Bytes(byte @Nullable [] data) {
            this.data = data;
        }
    }

    RelayFlow(
            String name,
            Relay.End from,
            Relay.End to,
            Conditions conditions,
            boolean messages,
            long number,
            Runnable cut) {
        this.from = from;
        this.to = to;
        this.conditions = conditions;
        this.messages = messages;
        this.cut = cut;
        this.chance = new SplittableRandom(conditions.seed() * 31 + number);
        this.receiver =
                Thread.ofPlatform().daemon().name("relay, " + name + ", in").unstarted(this::in);
        this.deliverer =
                Thread.ofPlatform().daemon().name("relay, " + name + ", out").unstarted(this::out);
    }

    void start() {
        receiver.start();
        deliverer.start();
    }

    boolean ended() {
        return ended;
    }

    void stall(boolean now) {
        synchronized (gate) {
            stalled = now;
            gate.notifyAll();
        }
    }

    void join(long millis) {
        try {
            receiver.join(millis);
            deliverer.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (receiver.isAlive() || deliverer.isAlive()) {
            throw new AssertionError("a relay does not end: close() of its ends must end them");
        }
    }

    private void in() {
        try {
            while (true) {
                byte[] data = from.receive(AT_ONCE);
                if (messages) {
                    message(data);
                } else if (data.length == 0) {
                    break;
                } else {
                    stream(data);
                }
            }
        } catch (IOException e) {
            end(Bytes.RESET);
            return;
        }
        end(Bytes.END);
    }

    /// After what came before.
    private void end(Bytes how) {
        flush();
        byte[] before = late;
        if (before != null) {
            queue.add(delivery(due(), new Bytes(before)));
        }
        queue.add(delivery(Math.max(due(), lastDue), how));
    }

    private void flush() {
        if (kept.size() > 0) {
            pass(kept.toByteArray());
            kept.reset();
        }
    }

    private void message(byte[] data) {
        if (chance.nextDouble() < conditions.loss()) {
            return;
        }
        if (late == null && chance.nextDouble() < conditions.reordering()) {
            late = data;
            return;
        }
        queue.add(delivery(due(), new Bytes(data)));
        if (chance.nextDouble() < conditions.duplication()) {
            queue.add(delivery(due(), new Bytes(data)));
        }
        byte[] before = late;
        if (before != null) {
            late = null;
            queue.add(delivery(due(), new Bytes(before)));
        }
    }

    private void stream(byte[] data) {
        if (conditions.coalescing() == 0) {
            pass(data);
            return;
        }
        kept.writeBytes(data);
        if (kept.size() >= conditions.coalescing()) {
            flush();
        }
    }

    private void pass(byte[] data) {
        for (byte[] piece : pieces(data)) {
            queue.add(delivery(due(), new Bytes(piece)));
        }
    }

    private List<byte[]> pieces(byte[] data) {
        List<byte[]> pieces = new ArrayList<>();
        int most = conditions.pieces() == 0 ? data.length : conditions.pieces();
        int at = 0;
        while (at < data.length) {
            int size = Math.min(most, data.length - at);
            size = upTo(conditions.splitAt(), size);
            size = upTo(conditions.cutAfter(), size);
            pieces.add(Arrays.copyOfRange(data, at, at + size));
            at += size;
            passed += size;
        }
        return pieces;
    }

    /// Ends a piece at a place of the stream.
    private int upTo(long place, int size) {
        return place > passed && place < passed + size ? (int) (place - passed) : size;
    }

    private long due() {
        long jitter = conditions.jitter().toNanos();
        long due =
                System.nanoTime()
                        + conditions.delay().toNanos()
                        + (jitter == 0 ? 0 : chance.nextLong(jitter));
        if (!messages && due - lastDue < 0) {
            due = lastDue;
        }
        lastDue = messages ? Math.max(due, lastDue) : due;
        return due;
    }

    private Delivery delivery(long due, Bytes bytes) {
        return new Delivery(due, order++, bytes);
    }

    private void out() {
        long delivered = 0;
        try {
            if (conditions.cutAfter() == 0) {
                cut();
                return;
            }
            while (true) {
                Delivery next = queue.take();
                long left = next.due - System.nanoTime();
                if (left > 0) {
                    // Another one may come that is due earlier.
                    queue.add(next);
                    TimeUnit.NANOSECONDS.sleep(Math.min(left, REST_NANOS / 4));
                    continue;
                }
                pauseWhileStalled();
                byte[] data = next.bytes.data;
                if (data == null) {
                    end(next.bytes.equals(Bytes.RESET));
                    return;
                }
                to.send(data);
                delivered += data.length;
                if (delivered == conditions.splitAt() || conditions.pieces() > 0) {
                    rest(delivered == conditions.splitAt());
                }
                if (delivered == conditions.cutAfter()) {
                    cut();
                    return;
                }
            }
        } catch (IOException e) {
            from.abort(); // the receiver is gone: so is the sender's connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
        }
    }

    private void end(boolean reset) throws IOException {
        if (reset) {
            to.abort();
        } else {
            to.finish();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the other end may be on the same processor
    private static void rest(boolean longer) throws InterruptedException {
        if (longer) {
            TimeUnit.NANOSECONDS.sleep(REST_NANOS);
        } else {
            Thread.yield();
        }
    }

    private void cut() throws IOException {
        if (conditions.cut() == Conditions.Cut.END) {
            to.finish();
        } else {
            to.abort();
            from.abort();
            cut.run();
        }
    }

    private void pauseWhileStalled() throws InterruptedException {
        synchronized (gate) {
            while (stalled) {
                gate.wait();
            }
        }
    }
}
