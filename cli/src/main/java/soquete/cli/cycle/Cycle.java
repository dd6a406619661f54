package soquete.cli.cycle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import soquete.cli.cycle.Child.News;
import soquete.cli.event.Event;
import soquete.cli.event.Role;
import soquete.cli.event.Value;
import soquete.cli.failure.Report;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// Runs the complete cycle: the server as one process, the client as another once the server has
/// its port, and a drawing of what both report.
///
/// No child outlives this: whatever ends the cycle (its end, a time limit, a signal, an output that
/// nobody reads) ends the children too, and each has a time limit of its own besides.
final class Cycle {
    /// How long one process may go on after the other has ended, in nanoseconds: no greeting is
    /// under way then, and a blocked process would wait for nothing.
    private static final long AFTERWARDS = 3_000_000_000L;

    private static final long SECOND = 1_000_000_000L;

    private final CycleSettings settings;
    private final Drawing drawing;
    private final Report report;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private final List<Child> children = new ArrayList<>();
    private final Verdict verdict = new Verdict();
    private final Merger merger = new Merger(this::show);
    private long end;
    private int running;
    private int port;

    Cycle(CycleSettings settings, Drawing drawing, Report report) {
        this.settings = settings;
        this.drawing = drawing;
        this.report = report;
    }

    /// Runs it.
    ///
    /// @return the exit code
    int run() throws IOException {
        Thread hook = new Thread(this::killAll, "no-orphans");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            drawing.begin();
            end = System.nanoTime() + settings.timeout();
            start(Role.SERVER, settings.port());
            listen();
            drawing.end(verdict);
            return conclude();
        } finally {
            killAll();
        }
    }

    private void listen() throws IOException {
        while (running > 0) {
            News next = poll();
            if (next == null) {
                verdict.late();
                killAll();
                end = System.nanoTime() + AFTERWARDS + SECOND; // for their last news
                continue;
            }
            long now = System.nanoTime();
            switch (next) {
                case News.Did did -> {
                    merger.add(did.event(), now);
                    startClientIfReady(did.event());
                }
                case News.Garbled garbled -> verdict.garbled(garbled.why());
                case News.Gone gone -> {
                    running--;
                    merger.add(gone.ended(), now);
                    merger.over(gone.role(), now);
                    end = Math.min(end, now + AFTERWARDS);
                }
            }
        }
    }

    private @Nullable News poll() {
        try {
            return news.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// The client starts when the server has reported that a client can come: its listen returned,
    /// or over UDP its bind.
    private void startClientIfReady(Event event) throws IOException {
        if (children.size() == 1 && event instanceof Event.Return back && back.error() == null) {
            String primitive = back.call().primitive();
            if (primitive.equals("bind")
                    && back.result().get("local") instanceof Value.Text local
                    && Endpoint.parse(local.text()) instanceof InetEndpoint bound) {
                port = bound.port();
            }
            if (primitive.equals(settings.udp() ? "bind" : "listen")) {
                start(Role.CLIENT, port);
            }
        }
    }

    private void start(Role role, int port) throws IOException {
        List<String> command = new ArrayList<>(ChildCommand.prefix(settings.ownArguments()));
        command.add(role.word());
        command.add("--json");
        if (settings.udp()) {
            command.add("--udp");
        }
        command.add("--host");
        command.add(settings.host());
        command.add("--port");
        command.add(Integer.toString(port));
        command.add("--timeout");
        command.add(Long.toString(settings.timeout() / SECOND + 1));
        command.add("--lang");
        command.add(settings.messages().language());
        if (settings.debug()) {
            command.add("--debug");
        }
        merger.born(role, System.nanoTime());
        synchronized (children) {
            children.add(Child.start(role, command, news));
        }
        running++;
    }

    private void show(Event event) {
        verdict.see(event);
        drawing.show(event);
    }

    private int conclude() {
        for (Child child : children) {
            String said = child.said();
            if (!said.isEmpty()) {
                report.quote(child.role().word(), said);
            }
        }
        for (Verdict.Reason reason : verdict.reasons()) {
            report.note(reason.key(), reason.arguments().toArray());
        }
        return verdict.code();
    }

    private void killAll() {
        synchronized (children) {
            for (Child child : children) {
                child.kill();
            }
        }
    }
}
