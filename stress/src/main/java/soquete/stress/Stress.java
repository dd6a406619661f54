package soquete.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Runs programs until the time is over, and says what came of it.
public final class Stress {
    private static final int WARM_UP = 20;
    private static final int MORE_THREADS = 8;
    private static final long FLAT_WITHIN = TimeUnit.SECONDS.toNanos(5);

    private final Options options;
    private final Tally tally;
    private final UnaryOperator<Port> fault;
    private final List<String> failures = new ArrayList<>();
    private final Map<Kind, Integer> rounds = new LinkedHashMap<>();
    private int kept;
    private int calmThreads;

    Stress(Options options, UnaryOperator<Port> fault) {
        this.options = options;
        this.tally = new Tally(TimeUnit.MILLISECONDS.toNanos(options.patience));
        this.fault = fault;
    }

    /// `stress/run` says which arguments there are.
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        if (options.cycles > 0) {
            System.exit(new Cycles(options).run() ? 0 : 1);
        }
        Stress stress = new Stress(options, UnaryOperator.identity());
        stress.run();
        // A thread that hangs does not keep the process.
        System.exit(stress.failures.isEmpty() ? 0 : 1);
    }

    List<String> failures() {
        return failures;
    }

    void run() throws IOException {
        List<Kind> kinds = kinds();
        long seed = options.seed != null ? options.seed : System.nanoTime() & 0xFFFF_FFFFL;
        if (!SocketPort.passed().isOpen()) { // opened before anything is counted
            throw new IllegalStateException("closed");
        }
        System.out.println("seed " + seed + ", families " + titles(kinds));
        long began = System.nanoTime();
        if (options.program != null) {
            for (int i = 0; i < options.repeat && failures.isEmpty(); i++) {
                for (Kind kind : kinds) {
                    round(kind, seed, options.program);
                }
            }
        } else {
            keptSeeds(kinds);
            long end = began + (long) (options.minutes * TimeUnit.MINUTES.toNanos(1));
            for (long program = 0; System.nanoTime() < end; program++) {
                if (failures.size() >= options.failures) {
                    break;
                }
                round(kinds.get((int) (program % kinds.size())), seed, program);
            }
        }
        report(seed, System.nanoTime() - began);
    }

    private List<Kind> kinds() {
        List<Kind> asked = options.kinds.isEmpty() ? List.of(Kind.values()) : options.kinds;
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : asked) {
            String missing = kind.missing();
            if (missing.isEmpty()) {
                kinds.add(kind);
            } else {
                System.out.println("not here: " + kind.title() + ": " + missing);
            }
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("none of the families is here");
        }
        return kinds;
    }

    private static String titles(List<Kind> kinds) {
        List<String> titles = new ArrayList<>();
        for (Kind kind : kinds) {
            titles.add(kind.title());
        }
        return String.join(",", titles);
    }

    /// A line of the file is `FAMILY SEED PROGRAM TIMES`; the rest of it says why it is there.
    private void keptSeeds(List<Kind> kinds) throws IOException {
        Path file = options.seeds;
        if (file == null) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+", 5);
            if (line.isBlank() || line.startsWith("#") || words.length < 4) {
                continue;
            }
            Kind kind = Kind.named(words[0]);
            if (kinds.contains(kind)) {
                for (int i = Integer.parseInt(words[3]); i > 0; i--) {
                    kept++;
                    round(kind, Long.parseLong(words[1]), Long.parseLong(words[2]));
                }
            }
        }
    }

    private void round(Kind kind, long seed, long program) {
        Round round = Programs.make(kind, seed, program, tally, fault);
        int before = Footprint.now().sockets();
        try {
            round.run(TimeUnit.MILLISECONDS.toNanos(options.limit));
            if (options.verbose) {
                System.out.println(round.text());
            }
            flat(before);
        } catch (Broken | Round.Hung | IOException e) {
            failed(kind, seed, program, round, e);
        }
        rounds.merge(kind, 1, Integer::sum);
    }

    /// Everything that the program opened is closed, and its threads have ended.
    private void flat(int sockets) {
        int done = rounds.values().stream().mapToInt(Integer::intValue).sum();
        long until = System.nanoTime() + FLAT_WITHIN;
        Footprint now = Footprint.now();
        while (now.sockets() != sockets
                || (done > WARM_UP && now.threads() > calmThreads + MORE_THREADS)) {
            if (System.nanoTime() - until > 0) {
                throw new Broken(
                        "left behind: "
                                + now
                                + ", and it was "
                                + sockets
                                + " sockets and "
                                + calmThreads
                                + " threads");
            }
            Thread.onSpinWait();
            now = Footprint.now();
        }
        if (done <= WARM_UP) {
            calmThreads = Math.max(calmThreads, now.threads());
        }
    }

    private void failed(Kind kind, long seed, long program, Round round, Exception e) {
        String replay =
                "stress/run --families "
                        + kind.title()
                        + " --seed "
                        + seed
                        + " --program "
                        + program
                        + " --repeat 100";
        StringBuilder text = new StringBuilder();
        text.append("FAILED ").append(kind.title()).append(": ").append(e.getMessage());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            text.append("\n  because of ").append(cause);
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("\n      at ").append(frame);
            }
        }
        text.append("\n").append(round.text()).append("\nagain: ").append(replay);
        failures.add(text.toString());
        System.out.println(text);
    }

    private void report(long seed, long nanos) {
        int all = rounds.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                Locale.ROOT,
                "%d programs (%d of them kept) in %.1f s, seed %d%n",
                all,
                kept,
                nanos / 1e9,
                seed);
        rounds.forEach(
                (kind, count) ->
                        System.out.printf(Locale.ROOT, "  %-20s %8d%n", kind.title(), count));
        System.out.printf(
                Locale.ROOT,
                "%d operations, %d bytes in streams, %d messages, %d connections accepted%n",
                tally.operations.get(),
                tally.bytes.get(),
                tally.messages.get(),
                tally.connections.get());
        System.out.printf(
                Locale.ROOT,
                "%d closes under way, %d interrupts, %d deadlines passed, %d duplicates%n",
                tally.closes.get(),
                tally.interrupts.get(),
                tally.deadlines.get(),
                tally.duplicates.get());
        System.out.println(tally.closing);
        System.out.println(tally.interrupting);
        System.out.println(tally.lateness);
        System.out.println("at the end " + Footprint.now());
        System.out.println(failures.size() + " failures");
    }
}
