package soquete.cli.event;

import java.io.IOException;
import java.util.List;
import soquete.Socket;
import soquete.cli.event.Event.Call;
import soquete.cli.seed.HostText;
import soquete.cli.seed.PlainStage;
import soquete.cli.seed.Plug;
import soquete.cli.seed.Settings;
import soquete.cli.seed.Stage;
import soquete.cli.terminal.Out;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;

/// The stage of a recorded run: events on standard output, in place of words.
public final class RecordedStage implements Stage {
    private final Recorder recorder;
    private final PlainStage plain;

    private RecordedStage(Recorder recorder, PlainStage plain) {
        this.recorder = recorder;
        this.plain = plain;
    }

    /// A stage that writes its first event, `start`.
    ///
    /// @param settings what the program is asked to do
    /// @param out      takes the events
    /// @return the stage
    public static RecordedStage of(Settings settings, Out out) {
        Role role = settings.server() ? Role.SERVER : Role.CLIENT;
        Rehearsal.hold();
        Recorder recorder = new Recorder(new EventWriter(out), role);
        recorder.start(settings.udp(), settings.host(), settings.port());
        return new RecordedStage(recorder, new PlainStage(out));
    }

    /// Only a name is looked up, so only that is a primitive; a literal needs none.
    @Override
    public List<Endpoint> resolve(String host, int port, boolean udp) throws IOException {
        if (HostText.isLiteral(host)) {
            return plain.resolve(host, port, udp);
        }
        Call call = recorder.call("getaddrinfo", null, "node", host, "service", port);
        try {
            List<Endpoint> endpoints = plain.resolve(host, port, udp);
            long time = System.nanoTime();
            StringBuilder text = new StringBuilder();
            for (Endpoint endpoint : endpoints) {
                text.append(text.isEmpty() ? "" : " ").append(endpoint);
            }
            recorder.returned(call, time, "endpoints", text);
            return endpoints;
        } catch (IOException e) {
            recorder.failed(call, e, System.nanoTime());
            throw e;
        }
    }

    @Override
    public Plug open(Family family, SocketType type) throws IOException {
        Call call = recorder.call("socket", null, "family", family, "type", type);
        try {
            Socket socket = Socket.open(family, type);
            recorder.returned(call, System.nanoTime(), "fd", socket.fd());
            return new RecordedPlug(recorder, socket);
        } catch (IOException e) {
            recorder.failed(call, e, System.nanoTime());
            throw e;
        }
    }

    @Override
    public void print(String line) {
        recorder.print(line);
    }

    @Override
    public void exit(int status) {
        recorder.exit(status);
    }
}
