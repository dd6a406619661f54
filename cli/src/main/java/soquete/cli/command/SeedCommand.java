package soquete.cli.command;

import java.io.IOException;
import soquete.cli.event.RecordedStage;
import soquete.cli.failure.ExitCode;
import soquete.cli.failure.Report;
import soquete.cli.message.Messages;
import soquete.cli.seed.Bound;
import soquete.cli.seed.ForeverTcp;
import soquete.cli.seed.ForeverUdp;
import soquete.cli.seed.HostText;
import soquete.cli.seed.PlainStage;
import soquete.cli.seed.Plug;
import soquete.cli.seed.Settings;
import soquete.cli.seed.Stage;
import soquete.cli.seed.TcpClient;
import soquete.cli.seed.TcpServer;
import soquete.cli.seed.UdpClient;
import soquete.cli.seed.UdpServer;
import soquete.cli.terminal.Out;
import soquete.cli.terminal.OutputClosedException;

/// The commands `server` and `client`.
///
/// On the way of every start, so it touches no more classes than its settings ask for: messages,
/// reports and events are loaded where they are needed.
public final class SeedCommand {
    private SeedCommand() {}

    /// Runs a server or a client to its end.
    ///
    /// @param settings what to do
    /// @param out      takes the words or the events
    /// @return the exit code
    public static int run(Settings settings, Out out) {
        int status = ExitCode.OK;
        Stage stage = null;
        try {
            HostText.check(settings.host());
            stage = settings.json() ? RecordedStage.of(settings, out) : new PlainStage(out);
            act(settings, stage);
        } catch (IOException | RuntimeException | LinkageError e) {
            status = report(settings).of(e);
        }
        if (stage != null) {
            try {
                stage.exit(status);
            } catch (OutputClosedException e) {
                status = status == ExitCode.OK ? ExitCode.of(e) : status;
            }
        }
        return status;
    }

    private static void act(Settings settings, Stage stage) throws IOException {
        if (!settings.server()) {
            if (settings.udp()) {
                UdpClient.run(settings, stage);
            } else {
                TcpClient.run(settings, stage);
            }
            return;
        }
        Bound bound = new Announcement(settings);
        if (settings.forever()) {
            if (settings.udp()) {
                ForeverUdp.run(settings, stage, bound, report(settings));
            } else {
                ForeverTcp.run(settings, stage, bound, report(settings));
            }
        } else if (settings.udp()) {
            UdpServer.run(settings, stage, bound);
        } else {
            TcpServer.run(settings, stage, bound);
        }
    }

    private static Report report(Settings settings) {
        Messages messages = Messages.of(settings.language(), System.getenv());
        return new Report(messages, settings.debug(), settings.udp());
    }

    /// Where the kernel chose the port, somebody must be told, and the lecture's lines do not.
    private static final class Announcement implements Bound {
        private final Settings settings;

        Announcement(Settings settings) {
            this.settings = settings;
        }

        @Override
        public void at(Plug plug) throws IOException {
            if (settings.port() == 0 && !settings.json()) {
                report(settings).note("server.at", plug.local());
            }
        }
    }
}
