package soquete.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import soquete.cli.failure.UsageException;

/// The option parser's refusals in our words, which have two languages.
final class Misuse {
    private static final int ALIKE = 2; // changed letters

    private Misuse() {}

    static UsageException explained(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().getFirst(), e.getCommandLine());
        }
        if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
            return new UsageException("usage.no-value", name(missing.getMissing().getFirst()));
        }
        if (e instanceof OverwrittenOptionException twice) {
            return new UsageException("usage.twice", name(twice.getOverwritten()));
        }
        return new UsageException("usage.other", String.valueOf(e.getMessage()));
    }

    private static UsageException unknown(String word, CommandLine command) {
        List<String> known = new ArrayList<>(command.getSubcommands().keySet());
        known.addAll(command.getCommandSpec().optionsMap().keySet());
        String nearest = nearest(word, known);
        return nearest == null
                ? new UsageException("usage.unknown", word)
                : new UsageException("usage.unknown-alike", word, nearest);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /// The known word with the fewest letters to change, or null where too many would have to be.
    static @Nullable String nearest(String word, List<String> known) {
        String nearest = null;
        int fewest = ALIKE + 1;
        for (String candidate : known) {
            int changes = changes(word, candidate);
            if (changes < fewest && changes * 2 <= candidate.length()) {
                fewest = changes;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /// How many letters must be added, dropped or replaced (Levenshtein).
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
