package soquete.cli.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import soquete.cli.event.Event;
import soquete.cli.event.EventReader;
import soquete.cli.event.Role;

/// A child process of the cycle: what it does arrives in a queue, event by event, and at last its
/// end.
final class Child {
    private static final int MOST_WORDS = 64 * 1024;
    private static final long LAST_MOMENTS = 5; // seconds

    private final Role role;
    private final Process process;
    private final BlockingQueue<News> queue;
    private final Thread listener;
    private final Thread words;
    private volatile String said = "";

    /// What a child let us know.
    sealed interface News {
        /// Who.
        Role role();

        /// It did something.
        record Did(Role role, Event event) implements News {}

        /// It wrote what is no event.
        record Garbled(Role role, String why) implements News {}

        /// It has ended.
        record Gone(Role role, Event.Ended ended) implements News {}
    }

    private Child(Role role, Process process, BlockingQueue<News> queue) {
        this.role = role;
        this.process = process;
        this.queue = queue;
        this.words =
                Thread.ofPlatform().daemon().name(role.word() + "-words").unstarted(this::hear);
        this.listener =
                Thread.ofPlatform().daemon().name(role.word() + "-events").unstarted(this::listen);
    }

    /// Starts a process.
    ///
    /// @param role    its part
    /// @param command program and arguments
    /// @param queue   takes its news
    static Child start(Role role, List<String> command, BlockingQueue<News> queue)
            throws IOException {
        Child child = new Child(role, new ProcessBuilder(command).start(), queue);
        child.process.getOutputStream().close(); // neither program reads its input
        child.words.start();
        child.listener.start();
        return child;
    }

    Role role() {
        return role;
    }

    long pid() {
        return process.pid();
    }

    /// Ends the process at once; nothing happens where it has ended.
    void kill() {
        process.destroyForcibly();
    }

    /// What the process said on standard error; complete after its end.
    String said() {
        return said;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            EventReader reader = new EventReader();
            String line = lines.readLine();
            while (line != null) {
                queue.add(new News.Did(role, reader.read(line)));
                line = lines.readLine();
            }
        } catch (IOException e) {
            queue.add(new News.Garbled(role, String.valueOf(e.getMessage())));
        }
        queue.add(new News.Gone(role, end()));
    }

    /// Standard output is closed: the process is ending, or is made to.
    private Event.Ended end() {
        try {
            if (!process.waitFor(LAST_MOMENTS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            int status = process.waitFor();
            words.join();
            return new Event.Ended(role, pid(), status, System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void hear() {
        try (InputStream in = process.getErrorStream()) {
            said = new String(in.readNBytes(MOST_WORDS), UTF_8).strip();
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            said = String.valueOf(e.getMessage());
        }
    }
}
