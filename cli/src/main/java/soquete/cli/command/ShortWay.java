package soquete.cli.command;

import org.jspecify.annotations.Nullable;
import soquete.cli.seed.ArgumentText;
import soquete.cli.seed.Settings;

/// Reads the usual command lines of `server` and `client` without the option parser, because those
/// two must start fast. Whatever is not plain (help, a mistake, `--port=1`) is left to it.
public final class ShortWay {
    private static final int HOST = 1;
    private static final int PORT = 2;
    private static final int UDP = 4;
    private static final int FOREVER = 8;
    private static final int JSON = 16;
    private static final int TIMEOUT = 32;
    private static final int GRACE = 64;
    private static final int LANG = 128;
    private static final int DEBUG = 256;

    private ShortWay() {}

    /// The settings of a plain command line.
    ///
    /// @param args as `main` has them
    /// @return null for any other
    public static @Nullable Settings settings(String[] args) {
        if (args.length == 0) {
            return null;
        }
        boolean server = args[0].equals("server");
        if (!server && !args[0].equals("client")) {
            return null;
        }
        String host = Settings.HOST;
        String language = null;
        int port = Settings.PORT;
        long timeout = 0;
        long grace = Settings.GRACE;
        int seen = 0;
        int next = 1;
        while (next < args.length) {
            int option = option(args[next++], server);
            if (option == 0 || (seen & option) != 0) {
                return null;
            }
            seen |= option;
            if ((option & (UDP | FOREVER | JSON | DEBUG)) != 0) {
                continue;
            }
            if (next == args.length || !isPlain(args[next])) {
                return null;
            }
            String value = args[next++];
            if (option == HOST) {
                host = value;
            } else if (option == LANG) {
                language = value;
            } else if (option == PORT) {
                port = ArgumentText.port(value);
            } else if (option == TIMEOUT) {
                timeout = ArgumentText.seconds(value);
            } else {
                grace = ArgumentText.seconds(value);
            }
        }
        boolean understood = port >= 0 && timeout >= 0 && grace >= 0;
        boolean spoken = language == null || language.equals("en") || language.equals("pt");
        if (!understood || !spoken) {
            return null;
        }
        return new Settings(
                server,
                host,
                port,
                (seen & UDP) != 0,
                (seen & FOREVER) != 0,
                (seen & JSON) != 0,
                timeout,
                grace,
                language,
                (seen & DEBUG) != 0);
    }

    private static int option(String name, boolean server) {
        if (name.equals("--port")) {
            return PORT;
        }
        if (name.equals("--host")) {
            return HOST;
        }
        if (name.equals("--udp")) {
            return UDP;
        }
        if (name.equals("--json")) {
            return JSON;
        }
        if (name.equals("--timeout")) {
            return TIMEOUT;
        }
        if (name.equals("--lang")) {
            return LANG;
        }
        if (name.equals("--debug")) {
            return DEBUG;
        }
        if (server && name.equals("--forever")) {
            return FOREVER;
        }
        if (server && name.equals("--grace")) {
            return GRACE;
        }
        return 0;
    }

    /// A value that the option parser would not read otherwise: an option, quotes, a file.
    private static boolean isPlain(String value) {
        return !value.isEmpty()
                && value.charAt(0) != '-'
                && value.charAt(0) != '@'
                && value.charAt(0) != '"'
                && value.charAt(0) != '\'';
    }
}
