package soquete.server;

import java.io.IOException;
import java.lang.System.Logger.Level;

/// The reporter that logs.
final class LoggingReporter implements Reporter {
    static final System.Logger LOG = System.getLogger("soquete.server");

    @Override
    public void report(ServerEvent event) {
        Level level = level(event);
        if (LOG.isLoggable(level)) {
            switch (event) {
                case ServerEvent.Failed failed ->
                        LOG.log(level, event.toString(), failed.failure());
                case ServerEvent.HandoverFailed not ->
                        LOG.log(level, event.toString(), not.failure());
                case ServerEvent.RequestFailed failed ->
                        LOG.log(level, event.toString(), failed.failure());
                case ServerEvent.NotPrepared not -> LOG.log(level, event.toString(), not.failure());
                default -> LOG.log(level, event.toString());
            }
        }
    }

    private static Level level(ServerEvent event) {
        return switch (event) {
            case ServerEvent.Failed failed ->
                    failed.failure() instanceof IOException ? Level.DEBUG : Level.WARNING;
            case ServerEvent.RequestFailed failed ->
                    failed.failure() instanceof IOException ? Level.DEBUG : Level.WARNING;
            case ServerEvent.Refused _,
                    ServerEvent.Cut _,
                    ServerEvent.NotPrepared _,
                    ServerEvent.Ignored _,
                    ServerEvent.Started _,
                    ServerEvent.Drained _ ->
                    Level.DEBUG;
            case ServerEvent.Accepted _, ServerEvent.Ended _ -> Level.TRACE;
            // The server itself logs these, whoever the reporter is
            case ServerEvent.BackedOff _, ServerEvent.Recovered _, ServerEvent.ListenerLost _ ->
                    Level.TRACE;
            case ServerEvent.Full _, ServerEvent.HandedOver _ -> Level.INFO;
            case ServerEvent.HandoverFailed _ -> Level.WARNING;
        };
    }
}
