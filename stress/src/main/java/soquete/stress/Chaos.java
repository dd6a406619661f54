package soquete.stress;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import soquete.Socket;

/// The thread that disturbs the others: interrupts them, closes, duplicates and shuts down what
/// they use, changes timeouts and options.
final class Chaos extends Actor {
    private static final List<Duration> TIMEOUTS =
            List.of(
                    Duration.ZERO,
                    Duration.ofNanos(1),
                    Duration.ofNanos(300_000),
                    Duration.ofMillis(2),
                    Duration.ofMillis(7),
                    Duration.ofMillis(25),
                    Socket.FOREVER,
                    Socket.FOREVER);

    private record Act(long atMicros, String text, Doing doing) {}

    private interface Doing {
        void run() throws IOException;
    }

    private final List<Act> acts = new ArrayList<>();

    Chaos(String name, Held any, Round round) {
        super(name, any, round, round.dice.oneIn(2));
    }

    @Override
    void act() throws Exception {
        acts.sort(Comparator.comparingLong(Act::atMicros));
        long began = System.nanoTime();
        for (Act act : acts) {
            long at = began + TimeUnit.MICROSECONDS.toNanos(act.atMicros);
            for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            act.doing.run();
        }
    }

    private void add(String text, Doing doing) {
        long at = round.dice.oneIn(4) ? round.dice.below(60_000) : round.dice.below(10_000);
        acts.add(new Act(at, text, doing));
        round.note(name + " after " + at + " us: " + text);
    }

    void interrupt(Actor actor) {
        add("interrupts " + actor.name, actor::interrupt);
    }

    void timeout(Held on) {
        Duration to = round.dice.of(TIMEOUTS);
        add(
                "timeout of " + on.name + " is " + (to.equals(Socket.FOREVER) ? "none" : to),
                () -> on.timeout(to));
    }

    void close(Held on, boolean abort) {
        round.tally.closes.incrementAndGet();
        add((abort ? "aborts " : "closes ") + on.name, () -> on.close(abort));
    }

    void shut(PairRound pair, End end, Held on) {
        add("shuts the sending of " + on.name, () -> pair.shut(end, on));
    }

    void duplicateAndClose(Held on) {
        add(
                "duplicates " + on.name + " and closes the duplicate",
                () -> {
                    try {
                        Port duplicate = on.port.duplicate();
                        round.tally.duplicates.incrementAndGet();
                        duplicate.close();
                    } catch (ClosedChannelException e) {
                        requireClosed(on, e);
                    }
                });
    }

    void options(Held on) {
        add(
                "asks and sets options of " + on.name,
                () -> {
                    try {
                        on.port.options();
                    } catch (ClosedChannelException e) {
                        requireClosed(on, e);
                    }
                });
    }

    private static void requireClosed(Held on, IOException e) {
        if (!on.closed()) {
            throw new Broken("closed, says an open socket", e);
        }
    }
}
