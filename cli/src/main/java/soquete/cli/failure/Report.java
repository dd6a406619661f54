package soquete.cli.failure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.cli.message.Messages;
import soquete.cli.port.PortSearch;
import soquete.cli.port.PortUse;
import soquete.cli.terminal.OutputClosedException;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

/// Says on standard error what went wrong: what was attempted, on which endpoint, what the kernel
/// said, the likely cause, and what to try. A stack trace only where `--debug` asked for it.
public final class Report {
    private final Messages messages;
    private final boolean debug;
    private final boolean udp;

    /// Speaks a language.
    ///
    /// @param messages the words
    /// @param debug    whether stack traces are wanted
    /// @param udp      whether ports of this command are UDP ports
    public Report(Messages messages, boolean debug, boolean udp) {
        this.messages = messages;
        this.debug = debug;
        this.udp = udp;
    }

    /// Explains a failure on standard error.
    ///
    /// @param failure what was thrown
    /// @return the exit code
    public int of(Throwable failure) {
        int code = ExitCode.of(failure);
        PrintStream err = err();
        boolean readerLeft = failure instanceof OutputClosedException && code == ExitCode.CUT;
        if (!readerLeft) {
            for (String line : explanation(failure)) {
                err.println(line);
            }
        }
        if (debug) {
            failure.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    /// Makes ready to explain at a time when no file can be opened, not even that of a class.
    public void prepare() {
        ErrnoException example = ErrnoException.of("accept", Errno.EMFILE.number(), null);
        explanation(example);
        ExitCode.of(example);
    }

    /// Says one sentence on standard error.
    ///
    /// @param key       of the messages
    /// @param arguments for the message
    public void note(String key, Object... arguments) {
        PrintStream err = err();
        err.println("soquete: " + messages.text(key, arguments));
        err.flush();
    }

    /// Prints a text on standard error as it is.
    ///
    /// @param text any number of lines
    public void plain(String text) {
        PrintStream err = err();
        err.println(text);
        err.flush();
    }

    /// Passes on what another process said on its standard error.
    ///
    /// @param who  the process
    /// @param said its words, any number of lines
    public void quote(String who, String said) {
        PrintStream err = err();
        said.lines().forEach(line -> err.println(who + ": " + line));
        err.flush();
    }

    /// The explanation, line by line.
    ///
    /// @param failure what was thrown
    /// @return at least one line
    List<String> explanation(Throwable failure) {
        List<String> lines = new ArrayList<>();
        if (failure instanceof UsageException usage) {
            lines.add("soquete: " + messages.text(usage.key(), (Object[]) usage.arguments()));
            lines.add("  " + messages.text("failure.see-help"));
            return lines;
        }
        lines.add("soquete: " + headline(failure));
        Advice advice = Advice.of(failure);
        if (advice == Advice.PORT_TAKEN && endpoint(failure) instanceof InetEndpoint taken) {
            PortUse use = PortSearch.of(taken, udp);
            if (onlyTimeWait(use)) {
                advice = Advice.PORT_TIME_WAIT;
            }
            addHolders(lines, use);
        }
        add(lines, "failure.cause", cause(advice, failure));
        add(lines, "failure.try", messages.text(advice.key() + ".try"));
        return lines;
    }

    private String headline(Throwable failure) {
        return switch (failure) {
            case ErrnoException e ->
                    messages.text(
                            "failure.kernel",
                            e.operation() + e.endpoint().map(where -> " " + where).orElse(""),
                            e.errno().name(),
                            e.errno().message());
            case ResolveException e ->
                    messages.text(
                            "failure.resolve",
                            e.host().split(" ", 2)[0], // the service follows
                            e.code().name(),
                            e.code().message());
            case SocketTimeoutException e -> messages.text("failure.timeout", attempt(e));
            case OutputClosedException e -> messages.text("failure.output", plain(e.getCause()));
            default -> messages.text("failure.other", plain(failure));
        };
    }

    private String cause(Advice advice, Throwable failure) {
        if (advice == Advice.UNKNOWN && failure instanceof ErrnoException e) {
            return e.likelyCause(); // English, but better than silence
        }
        return messages.text(advice.key() + ".cause");
    }

    private void addHolders(List<String> lines, PortUse use) {
        for (PortUse.Holder holder : use.holders()) {
            lines.add("  " + messages.text("failure.holder", holder.pid(), holder.command()));
        }
        for (int user : use.hidden()) {
            lines.add("  " + messages.text("failure.holder-hidden", user));
        }
        if (use.timeWait() > 0) {
            lines.add("  " + messages.text("failure.time-wait", use.timeWait()));
        }
        if (use.holders().isEmpty() && use.hidden().isEmpty() && use.timeWait() == 0) {
            lines.add("  " + messages.text("failure.holder-unknown"));
        }
    }

    private void add(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add("  " + messages.text(label, text));
        }
    }

    private static boolean onlyTimeWait(PortUse use) {
        return use.timeWait() > 0 && use.holders().isEmpty() && use.hidden().isEmpty();
    }

    /// The endpoint that a failure names, or null.
    static @Nullable Endpoint endpoint(Throwable failure) {
        if (!(failure instanceof ErrnoException e) || e.endpoint().isEmpty()) {
            return null;
        }
        try {
            return Endpoint.parse(e.endpoint().get());
        } catch (IllegalArgumentException notAnEndpoint) {
            return null; // a family and a type, as socket(2) names them
        }
    }

    /// What timed out, as `recv 127.0.0.1:80`: the message up to the words about its end.
    private static String attempt(SocketTimeoutException e) {
        String message = plain(e);
        int words = message.lastIndexOf(": ");
        return words < 0 ? message : message.substring(0, words);
    }

    private static String plain(@Nullable Throwable failure) {
        if (failure == null) {
            return "?";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static PrintStream err() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), false, UTF_8);
    }
}
