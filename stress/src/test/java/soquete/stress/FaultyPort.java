package soquete.stress;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import soquete.endpoint.Endpoint;
import soquete.message.Shutdown;

/// A port that makes a mistake, again and again.
final class FaultyPort implements Port {
    /// What [Fault#LEAKS_A_DESCRIPTOR] has left open.
    static final ConcurrentLinkedQueue<Port> LEAKED = new ConcurrentLinkedQueue<>();

    private final Port port;
    private final Fault fault;

    FaultyPort(Port port, Fault fault) {
        this.port = port;
        this.fault = fault;
    }

    @Override
    public Outcome send(Way way, byte[] data) {
        return closedOtherwise(sentAnyway(port.send(way, data), data.length));
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // the fault is to let another sender in
    public Outcome sendAll(Way way, byte[] data) {
        if (fault == Fault.INTERLEAVES && data.length > 1) {
            int middle = data.length / 2;
            Outcome first = port.sendAll(way, Arrays.copyOf(data, middle));
            if (first.failure != null || first.count < middle) {
                return first;
            }
            Thread.yield();
            Outcome second = port.sendAll(way, Arrays.copyOfRange(data, middle, data.length));
            return second.failure == null
                    ? Outcome.sent(middle + second.count)
                    : Outcome.sent(middle + second.count, second.failure);
        }
        Outcome outcome = port.sendAll(way, data);
        if (fault == Fault.COUNTS_A_PART_WRONG
                && outcome.failure != null
                && outcome.count > 0
                && outcome.count < data.length) {
            return Outcome.sent(outcome.count + 1, outcome.failure);
        }
        return closedOtherwise(sentAnyway(outcome, data.length));
    }

    @Override
    public Outcome recv(Way way, int max) {
        return received(port.recv(way, max));
    }

    @Override
    public Outcome recvExactly(Way way, int count) {
        return received(port.recvExactly(way, count));
    }

    private Outcome received(Outcome outcome) {
        byte[] bytes = outcome.bytes;
        if (outcome.failure != null) {
            return closedOtherwise(ignoredInterrupt(outcome));
        }
        switch (fault) {
            case SWAPS_TWO_BYTES -> {
                if (bytes.length > 1 && bytes[0] != bytes[1]) {
                    byte first = bytes[0];
                    bytes[0] = bytes[1];
                    bytes[1] = first;
                }
            }
            case LOSES_A_BYTE -> {
                if (bytes.length > 1) {
                    return Outcome.received(Arrays.copyOf(bytes, bytes.length - 1), outcome.end);
                }
            }
            case REPEATS_A_BYTE -> {
                if (bytes.length > 1) {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    longer[bytes.length] = longer[bytes.length - 1];
                    return Outcome.received(longer, outcome.end);
                }
            }
            case LOSES_A_WAKE_UP -> loseWakeUp(bytes.length);
            case ENDS_A_STREAM_EARLY -> {
                if (bytes.length > 1) {
                    return Outcome.received(bytes, true);
                }
            }
            default -> {
                return outcome;
            }
        }
        return outcome;
    }

    /// As if nobody had told the thread that something came.
    private static void loseWakeUp(int size) {
        if (size > 0) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private Outcome sentAnyway(Outcome outcome, long size) {
        return fault == Fault.SUCCEEDS_WHEN_CLOSED
                        && outcome.failure instanceof ClosedChannelException
                ? Outcome.sent(size)
                : ignoredInterrupt(outcome);
    }

    private Outcome closedOtherwise(Outcome outcome) {
        return fault == Fault.NAMES_A_CLOSE_OTHERWISE
                        && outcome.failure instanceof ClosedChannelException
                ? Outcome.failed(new IOException("Bad file descriptor"))
                : outcome;
    }

    private Outcome ignoredInterrupt(Outcome outcome) {
        boolean interrupted =
                outcome.failure instanceof InterruptedIOException
                        && !(outcome.failure instanceof SocketTimeoutException);
        if (interrupted && fault == Fault.CLEARS_THE_INTERRUPT) {
            boolean was = Thread.interrupted();
            if (!was) {
                throw new AssertionError("the status was not set");
            }
        }
        if (interrupted && fault == Fault.IGNORES_AN_INTERRUPT) {
            boolean was = Thread.interrupted();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            if (was) {
                Thread.currentThread().interrupt();
            }
        }
        return outcome;
    }

    @Override
    public Outcome sendMessages(Way way, List<byte[]> messages) {
        Outcome outcome = port.sendMessages(way, messages);
        if (fault == Fault.SENDS_WHAT_FAILED && outcome.failure == null && outcome.count > 0) {
            return Outcome.sent(outcome.count - 1);
        }
        return closedOtherwise(sentAnyway(outcome, messages.size()));
    }

    @Override
    public Got recvMessages(Way way, int max) {
        Got got = port.recvMessages(way, max);
        List<Got.Message> messages = new ArrayList<>(got.messages());
        boolean marker = messages.stream().anyMatch(message -> message.fullSize() < 2);
        if (messages.isEmpty() || marker) {
            return got;
        }
        Got.Message first = messages.getFirst();
        switch (fault) {
            case REPEATS_A_MESSAGE -> messages.add(first);
            case LOSES_A_MESSAGE -> messages.removeFirst();
            case CUTS_A_MESSAGE -> {
                byte[] cut = Arrays.copyOf(first.bytes(), first.bytes().length - 1);
                messages.set(0, new Got.Message(cut, first.fullSize() - 1));
            }
            case TURNS_MESSAGES_AROUND -> messages = messages.reversed();
            case SWAPS_TWO_BYTES -> received(Outcome.received(first.bytes()));
            case LOSES_A_WAKE_UP -> loseWakeUp(first.bytes().length);
            default -> {
                return got;
            }
        }
        return new Got(messages, got.failure());
    }

    @Override
    public Outcome recvNow(int max) {
        return port.recvNow(max);
    }

    @Override
    public Outcome sendNow(byte[] data) {
        return port.sendNow(data);
    }

    @Override
    public Port accept() throws IOException {
        return new FaultyPort(port.accept(), fault);
    }

    @Override
    public Outcome connect(Endpoint to) {
        return closedOtherwise(ignoredInterrupt(port.connect(to)));
    }

    @Override
    public Port duplicate() throws IOException {
        if (fault == Fault.LEAKS_A_DESCRIPTOR) {
            LEAKED.add(port.duplicate());
        }
        return new FaultyPort(port.duplicate(), fault);
    }

    @Override
    public void shutdown(Shutdown how) throws IOException {
        port.shutdown(how);
    }

    @Override
    public void abort() {
        port.abort();
    }

    @Override
    public void close() {
        port.close();
    }

    @Override
    public void timeout(Duration timeout) {
        boolean bounded = timeout.compareTo(Duration.ofDays(1)) < 0;
        Duration half = timeout.dividedBy(2);
        // Half of a nanosecond would be none, and none means not to wait.
        boolean early = fault == Fault.ENDS_EARLY && bounded && half.isPositive();
        port.timeout(early ? half : timeout);
    }

    @Override
    public void options() throws IOException {
        port.options();
    }

    @Override
    public Endpoint local() throws IOException {
        return port.local();
    }
}
