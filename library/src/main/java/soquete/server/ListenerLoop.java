package soquete.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import soquete.Socket;

/// A loop that serves one listener: how it begins and ends, and how it pauses when the kernel is
/// short of something.
abstract sealed class ListenerLoop implements Runnable permits Acceptor, Receiver {
    private static final long LONGEST_PAUSE = 250_000_000;

    private final Listener listener;

    /// The listener's, or a duplicate where several loops share it: its timeout is this loop's.
    private final Socket socket;

    private final boolean own;
    private final Stoppable stoppable;
    private final String verb;
    private final long firstPause;
    private long pause;
    private long backedOffSince;

    /// @param own        whether nobody else has the listener
    /// @param name       of the thread
    /// @param verb       what it does on the listener, for the log
    /// @param firstPause in nanoseconds
    ListenerLoop(
            Listener listener,
            Socket socket,
            boolean own,
            String name,
            String verb,
            long firstPause) {
        this.listener = listener;
        this.socket = socket;
        this.own = own;
        this.verb = verb;
        this.firstPause = firstPause;
        this.stoppable = new Stoppable(name, this);
    }

    void start() {
        stoppable.start();
    }

    /// Ends the loop, which then serves what the kernel has queued.
    void stop() {
        stoppable.stop();
    }

    Listener listener() {
        return listener;
    }

    Socket socket() {
        return socket;
    }

    boolean isOwn() {
        return own;
    }

    /// Closes this loop's own duplicate of the listening socket.
    void closeDuplicate() {
        if (socket != listener.socket()) {
            socket.close();
        }
    }

    @Override
    public void run() {
        try {
            serve();
        } catch (Throwable t) {
            tell(new ServerEvent.ListenerLost(listener, t));
            Reports.log(Level.ERROR, "a server no longer " + verb + "s on " + listener, t);
        } finally {
            ended();
        }
    }

    /// Serves until it is stopped, and then what is queued; what it throws ends the listener.
    abstract void serve() throws IOException, InterruptedException;

    /// The loop is over, in whatever way.
    abstract void ended();

    abstract void tell(ServerEvent event);

    abstract void tellBackedOff(Throwable shortage);

    /// Waits; false when the loop is to stop, and has not got what it waited for.
    boolean await(Stoppable.Wait wait) throws IOException {
        return stoppable.await(wait);
    }

    /// Waits, longer with each time; false when it is to stop.
    boolean backOff(Throwable shortage) throws IOException {
        if (pause == 0) {
            pause = firstPause;
            backedOffSince = System.nanoTime();
            tellBackedOff(shortage);
            Reports.log(Level.WARNING, "a server pauses to " + verb + " on " + listener, shortage);
        }
        long now = pause;
        pause = Math.min(LONGEST_PAUSE, pause * 2);
        return await(() -> TimeUnit.NANOSECONDS.sleep(now));
    }

    void recovered() {
        if (pause != 0) {
            pause = 0;
            Duration after = Duration.ofNanos(System.nanoTime() - backedOffSince);
            tell(new ServerEvent.Recovered(listener, after));
            Reports.log(Level.INFO, "a server " + verb + "s again on " + listener, null);
        }
    }
}
