package soquete.cli.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import soquete.cli.cycle.CycleCommand;
import soquete.cli.cycle.CycleCommand.Form;
import soquete.cli.cycle.CycleSettings;
import soquete.cli.failure.ExitCode;
import soquete.cli.failure.Report;
import soquete.cli.failure.UsageException;
import soquete.cli.message.Messages;
import soquete.cli.seed.ArgumentText;
import soquete.cli.seed.HostText;
import soquete.cli.seed.Settings;
import soquete.cli.terminal.Out;
import soquete.cli.terminal.Terminal;

/// Any command line: reads it, gives help, and runs the command.
public final class Tool {
    private final Messages messages;
    private final Out out;
    private final String[] args;

    private Tool(Messages messages, Out out, String[] args) {
        this.messages = messages;
        this.out = out;
        this.args = args;
    }

    /// Runs a command line.
    ///
    /// @param args the command and its options
    /// @param out  takes the data
    /// @return the exit code
    public static int run(String[] args, Out out) {
        String language = language(args);
        Messages messages =
                Messages.of(
                        language != null && Messages.has(language) ? language : null,
                        System.getenv());
        boolean debug = List.of(args).contains("--debug");
        Report report = new Report(messages, debug, List.of(args).contains("--udp"));
        try {
            return new Tool(messages, out, args).run(report);
        } catch (ParameterException e) {
            return report.of(Misuse.explained(e));
        } catch (IOException | RuntimeException | LinkageError e) {
            return report.of(e);
        }
    }

    /// The language must be known before the options can be described.
    private static @Nullable String language(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return args[i].substring("--lang=".length());
            }
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return args[i + 1];
            }
        }
        return null;
    }

    private int run(Report report) throws IOException {
        CommandLine root = new Model(messages).root();
        ParseResult top = root.parseArgs(args);
        ParseResult command = top.hasSubcommand() ? top.subcommand() : top;
        if (command.hasMatchedOption("--help")) {
            out.line(help(command.commandSpec().commandLine()));
            return ExitCode.OK;
        }
        if (top.hasMatchedOption("--version")) {
            out.line(Version.line());
            return ExitCode.OK;
        }
        String lang = text(command, "--lang", messages.language());
        if (!Messages.has(lang)) {
            throw new UsageException("usage.lang", lang);
        }
        return switch (command.commandSpec().name()) {
            case "server" -> SeedCommand.run(settings(command, true), out);
            case "client" -> SeedCommand.run(settings(command, false), out);
            case "cycle" -> cycle(command, report);
            default -> {
                report.note("usage.no-command");
                report.plain(help(root));
                yield ExitCode.USAGE;
            }
        };
    }

    private int cycle(ParseResult command, Report report) throws IOException {
        boolean json = command.hasMatchedOption("--json");
        boolean mermaid = command.hasMatchedOption("--mermaid");
        if (json && mermaid) {
            throw new UsageException("usage.json-and-mermaid");
        }
        String colour = text(command, "--color", "auto");
        if (!List.of("auto", "always", "never").contains(colour)) {
            throw new UsageException("usage.color", colour);
        }
        String host = text(command, "--host", Settings.HOST);
        HostText.check(host);
        CycleSettings settings =
                new CycleSettings(
                        host,
                        port(command),
                        command.hasMatchedOption("--udp"),
                        seconds(command, "--timeout", CycleSettings.TIMEOUT),
                        args.length,
                        messages,
                        command.hasMatchedOption("--debug"));
        Form form = json ? Form.JSON : mermaid ? Form.MERMAID : Form.TEXT;
        return CycleCommand.run(settings, form, colour, out, report);
    }

    /// The settings of a parsed `server` or `client`.
    static Settings settings(ParseResult command, boolean server) {
        return new Settings(
                server,
                text(command, "--host", Settings.HOST),
                port(command),
                command.hasMatchedOption("--udp"),
                command.hasMatchedOption("--forever"),
                command.hasMatchedOption("--json"),
                seconds(command, "--timeout", 0),
                seconds(command, "--grace", Settings.GRACE),
                command.matchedOptionValue("--lang", (String) null),
                command.hasMatchedOption("--debug"));
    }

    private static int port(ParseResult command) {
        String text = text(command, "--port", Integer.toString(Settings.PORT));
        int port = ArgumentText.port(text);
        if (port < 0) {
            throw new UsageException("usage.port", text);
        }
        return port;
    }

    private static long seconds(ParseResult command, String option, long usual) {
        String text = text(command, option, "");
        if (!command.hasMatchedOption(option)) {
            return usual;
        }
        long nanos = ArgumentText.seconds(text);
        if (nanos < 0) {
            throw new UsageException("usage.seconds", option, text);
        }
        return nanos;
    }

    private static String text(ParseResult command, String option, String usual) {
        String value = command.matchedOptionValue(option, usual);
        return value == null ? usual : value;
    }

    private static String help(CommandLine command) {
        boolean colour = new Terminal(System.getenv()).colour("auto");
        return command.getUsageMessage(colour ? Ansi.ON : Ansi.OFF).stripTrailing();
    }
}
