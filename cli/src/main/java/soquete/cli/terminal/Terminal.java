package soquete.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// What the terminal can show, as far as the environment tells.
public final class Terminal {
    /// The fewest columns a drawing is made for.
    public static final int NARROWEST = 60;

    /// The most columns a drawing uses.
    public static final int WIDEST = 100;

    private static final int USUAL = 80;

    private final Map<String, String> environment;

    /// Looks at an environment.
    ///
    /// @param environment as `System.getenv()`
    public Terminal(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Whether colour is wanted.
    ///
    /// @param choice `always`, `never` or `auto`: on a terminal, unless `NO_COLOR` is set
    /// @return true for colour
    public boolean colour(String choice) {
        if (choice.equals("always")) {
            return true;
        }
        return !choice.equals("never")
                && value("NO_COLOR").isEmpty()
                && !value("TERM").equals("dumb")
                && isTerminal();
    }

    /// Whether lines may be drawn with the box characters of Unicode: the locale's encoding is
    /// UTF-8 and the terminal is not a dumb one.
    ///
    /// @return false where ASCII must do
    public boolean unicode() {
        String locale = locale("LC_CTYPE").toUpperCase(Locale.ROOT);
        return (locale.contains("UTF-8") || locale.contains("UTF8"))
                && !value("TERM").equals("dumb");
    }

    /// How many columns a drawing may use: `COLUMNS` where it is exported, else 80; never less than
    /// [#NARROWEST] nor more than [#WIDEST].
    ///
    /// @return the width
    public int width() {
        String columns = value("COLUMNS");
        if (columns.isEmpty() || columns.length() > 4) {
            return USUAL;
        }
        try {
            return Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST);
        } catch (NumberFormatException e) {
            return USUAL; // what is not a number says nothing
        }
    }

    /// The language of the words, by POSIX precedence: `LC_ALL`, `LC_MESSAGES`, `LANG`.
    ///
    /// @return `pt` for Portuguese, else `en`
    public String language() {
        String locale = locale("LC_MESSAGES");
        boolean portuguese =
                locale.equals("pt") || locale.startsWith("pt_") || locale.startsWith("pt.");
        return portuguese ? "pt" : "en";
    }

    private String locale(String category) {
        String all = value("LC_ALL");
        if (!all.isEmpty()) {
            return all;
        }
        String one = value(category);
        return one.isEmpty() ? value("LANG") : one;
    }

    private String value(String name) {
        String value = environment.get(name);
        return value == null ? "" : value;
    }

    /// Whether descriptor 1 is a terminal; `System.console()` would ask about standard input too.
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
