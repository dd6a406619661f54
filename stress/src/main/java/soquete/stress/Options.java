package soquete.stress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asked for.
final class Options {
    double minutes = 1;
    @Nullable Long seed;
    @Nullable Long program;
    int repeat = 1;
    long cycles;
    List<Kind> kinds = List.of();
    @Nullable Path seeds;
    boolean verbose;

    /// A run ends with this failure.
    int failures = 5;

    /// Milliseconds after which a call that should have ended is a failure; after which a program
    /// hangs.
    long patience = 2_000;

    long limit = 60_000;

    static Options of(String... arguments) {
        Options options = new Options();
        List<String> left = new ArrayList<>(Arrays.asList(arguments));
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            if (option.equals("--verbose")) {
                options.verbose = true;
                continue;
            }
            if (left.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            options.take(option, left.removeFirst());
        }
        return options;
    }

    private void take(String option, String value) {
        switch (option) {
            case "--minutes" -> minutes = Double.parseDouble(value);
            case "--seed" -> seed = Long.parseLong(value);
            case "--program" -> program = Long.parseLong(value);
            case "--repeat" -> repeat = Integer.parseInt(value);
            case "--cycles" -> cycles = Long.parseLong(value);
            case "--families" -> {
                kinds = new ArrayList<>();
                for (String name : value.split(",", -1)) {
                    kinds.add(Kind.named(name));
                }
            }
            case "--seeds" -> seeds = Path.of(value);
            case "--patience" -> patience = Long.parseLong(value);
            case "--limit" -> limit = Long.parseLong(value);
            default -> throw new IllegalArgumentException("no option " + option);
        }
    }
}
