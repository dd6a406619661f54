package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import soquete.error.Errno;
import soquete.error.ErrnoException;

/// Loads what a server needs when descriptors are short, for loading a class or the time zones then
/// needs a descriptor too, and what could not be loaded once stays unusable (JVMS 5.4.3).
final class Rehearsal {
    private static final Class<?>[] ON_THE_WAY = {
        Connection.class,
        ConnectionInputStream.class,
        ConnectionOutputStream.class,
        CutException.class,
        CutReason.class,
        Drained.class,
        Limit.class,
        LoopAccepting.class,
        Acceptor.Attempt.class,
        Peers.Peer.class,
        QueueDrain.class,
        ServerEvent.Accepted.class,
        ServerEvent.Cut.class,
        ServerEvent.Drained.class,
        ServerEvent.Ended.class,
        ServerEvent.Failed.class,
        ServerEvent.Full.class,
        ServerEvent.Ignored.class,
        ServerEvent.NotPrepared.class,
        ServerEvent.Refused.class,
        ThreadServing.class,
        Watch.Watched.class,
    };

    private Rehearsal() {}

    /// Plays the shortage through.
    ///
    /// @return what would be told; nobody needs it
    static String play(Listener listener) {
        StringBuilder text = new StringBuilder(ON_THE_WAY.length + " classes");
        for (Errno errno : new Errno[] {Errno.EMFILE, Errno.EAGAIN, Errno.ECONNABORTED}) {
            IOException failure = ErrnoException.of("accept", errno.number(), listener.endpoint());
            text.append(new ServerEvent.BackedOff(listener, failure));
            text.append(new ServerEvent.ListenerLost(listener, failure));
        }
        text.append(new ServerEvent.Recovered(listener, Duration.ZERO));
        if (LoggingReporter.LOG.isLoggable(System.Logger.Level.WARNING)) {
            text.append(ZonedDateTime.now(ZoneId.systemDefault())); // as the logger will
        }
        return text.toString();
    }
}
