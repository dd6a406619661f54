package soquete.stress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/// One program, from its sockets to its verdict.
abstract class Round {
    private static final long PAUSE_NANOS = 300_000;

    final Kind kind;
    final Dice dice;
    final Tally tally;

    /// What makes ports wrong, in tests of the stress.
    final UnaryOperator<Port> fault;

    final List<Actor> actors = new ArrayList<>();
    private final List<String> program = new ArrayList<>();

    Round(Kind kind, Dice dice, Tally tally, UnaryOperator<Port> fault) {
        this.kind = kind;
        this.dice = dice;
        this.tally = tally;
        this.fault = fault;
    }

    /// Opens the sockets and makes the actors.
    abstract void prepare() throws IOException;

    /// Does what the actors need to come to their end; called again and again.
    abstract void attend();

    /// Whether everything has come to its end.
    abstract boolean settled();

    /// Closes what is open.
    abstract void close();

    /// Compares what happened with the model.
    abstract void judge();

    /// Whether this program may make an operation fail in this way.
    abstract boolean allows(Actor actor, Held held, IOException failure);

    /// Runs it.
    ///
    /// @param limit nanoseconds after which it counts as hung
    /// @throws Broken  if the model says so
    /// @throws Hung if it did not come to its end
    final void run(long limit) throws IOException {
        try {
            prepare();
            for (Actor actor : actors) {
                actor.start();
            }
            long began = System.nanoTime();
            while (true) {
                attend();
                boolean all = true;
                for (Actor actor : actors) {
                    all &= actor.finished();
                    Throwable failure = actor.failure();
                    if (failure != null) {
                        throw failure instanceof Broken broken
                                ? new Broken(actor.name + ": " + broken.getMessage(), broken)
                                : new Broken(actor.name + " failed", failure);
                    }
                }
                if (all && settled()) {
                    break;
                }
                if (System.nanoTime() - began > limit) {
                    throw new Hung(dump());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } finally {
            close();
        }
        judge();
    }

    /// Writes down a line of the program.
    final void note(String line) {
        program.add(line);
    }

    /// The program as text.
    final String text() {
        return "program of " + kind.title() + "\n  " + String.join("\n  ", program);
    }

    private String dump() {
        StringBuilder text = new StringBuilder();
        for (Actor actor : actors) {
            text.append("\n    ").append(actor.state());
        }
        Thread.getAllStackTraces()
                .forEach(
                        (thread, frames) -> {
                            if (thread.getName().startsWith("soquete")) {
                                text.append("\n    ").append(thread);
                                for (StackTraceElement frame : frames) {
                                    text.append("\n        at ").append(frame);
                                }
                            }
                        });
        return text.toString();
    }

    /// It did not come to its end.
    static final class Hung extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Hung(String threads) {
            super("it hangs:" + threads);
        }
    }
}
