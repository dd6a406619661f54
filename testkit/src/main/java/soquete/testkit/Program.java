package soquete.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A child process that is running, or has run. Its output is read all the time, so that it never
/// waits for us.
public final class Program implements AutoCloseable {
    private static final long KILLED_SECONDS = 10;

    private final Process process;
    private final List<String> command;
    private final Captured out;
    private final Captured err;

    Program(Process process, List<String> command) {
        this.process = process;
        this.command = command;
        this.out = new Captured(process.getInputStream());
        this.err = new Captured(process.getErrorStream());
    }

    /// Its process id.
    public long pid() {
        return process.pid();
    }

    /// Whether it has not ended yet.
    public boolean isRunning() {
        return process.isAlive();
    }

    /// Its standard output so far, as UTF-8.
    public String outSoFar() {
        return new String(out.soFar(), UTF_8);
    }

    /// Its standard error so far, as UTF-8.
    public String errSoFar() {
        return new String(err.soFar(), UTF_8);
    }

    /// Waits until its standard output has this text.
    ///
    /// @throws AssertionError the output ended without it, or the time is up
    public void awaitOut(String text, Duration atMost) throws InterruptedException {
        if (!out.await(text.getBytes(UTF_8), atMost)) {
            throw new AssertionError("No \"" + text + "\" from " + describe());
        }
    }

    /// Waits until its standard error has this text.
    ///
    /// @throws AssertionError the output ended without it, or the time is up
    public void awaitErr(String text, Duration atMost) throws InterruptedException {
        if (!err.await(text.getBytes(UTF_8), atMost)) {
            throw new AssertionError("No \"" + text + "\" on standard error of " + describe());
        }
    }

    /// Writes to its standard input and leaves that open.
    public void write(byte[] data) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(data);
        in.flush();
    }

    /// Ends its standard input.
    public void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    /// Sends a signal.
    ///
    /// @param name without SIG: `INT`, `TERM`, `KILL`, `STOP`
    public void signal(String name) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("Cannot send SIG" + name + " to " + describe());
        }
    }

    /// Waits for its end.
    ///
    /// @return how it ended, with all of its output
    /// @throws AssertionError it still runs when the time is up; it is killed then
    public Finished await(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            String description = describe();
            close();
            throw new AssertionError("Still running after " + atMost + ": " + description);
        }
        return new Finished(process.exitValue(), out.all(atMost), err.all(atMost));
    }

    private String describe() {
        return String.join(" ", command)
                + "\nstandard output so far:\n"
                + outSoFar()
                + "\nstandard error so far:\n"
                + errSoFar();
    }

    /// Kills it, and what it started, if it still runs.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(KILLED_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
