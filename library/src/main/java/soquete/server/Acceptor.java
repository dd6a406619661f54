package soquete.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import soquete.Socket;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;

/// One accept loop.
///
/// It waits until a connection is there, then for room and for the rate, and only then accepts: so
/// what cannot be served yet stays in the kernel's queue, and a loop that has nothing to accept
/// holds no room that another could use.
final class Acceptor implements Runnable {
    private static final long FIRST_PAUSE = 5_000_000;
    private static final long LONGEST_PAUSE = 250_000_000;
    private static final int MANY = 16;

    private final Server server;
    private final Listener listener;

    /// The listener's, or a duplicate where several loops share it: its timeout is this loop's.
    private final Socket socket;

    private final boolean own;
    private final Stoppable loop;
    private long pause;
    private long backedOffSince;
    private int ignoredInARow;
    private boolean full;

    Acceptor(Server server, Listener listener, Socket socket, boolean own, int number) {
        this.server = server;
        this.listener = listener;
        this.socket = socket;
        this.own = own;
        this.loop = new Stoppable("soquete-acceptor-" + number, this);
    }

    void start() {
        loop.start();
    }

    /// Ends the loop, which then serves what the kernel has queued.
    void stop() {
        loop.stop();
    }

    Listener listener() {
        return listener;
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
            loop();
            server.serveQueue(new QueueDrain(server, this, socket, own));
        } catch (Throwable t) {
            server.tell(new ServerEvent.ListenerLost(listener, t));
            Reports.log(Level.ERROR, "a server no longer accepts on " + listener, t);
        } finally {
            server.ended(this);
        }
    }

    private void loop() throws IOException {
        boolean going = true;
        while (going) {
            try {
                going = step();
            } catch (OutOfMemoryError | StackOverflowError e) {
                going = backOff(e);
            }
        }
    }

    /// Accepts one connection, or waits; false when it is to stop.
    private boolean step() throws IOException {
        socket.timeout(Socket.FOREVER);
        if (!loop.await(socket::awaitReadable)) {
            return false;
        }
        if (!server.room().tryAcquire()) {
            tellFull();
            if (!loop.await(server.room()::acquire)) {
                return false;
            }
        } else {
            full = false;
        }
        boolean taken = false;
        try {
            long wait = server.rate().take(System.nanoTime());
            if (wait > 0 && !loop.await(() -> TimeUnit.NANOSECONDS.sleep(wait))) {
                return false;
            }
            socket.timeout(Duration.ZERO);
            Socket accepted = socket.accept();
            taken = true;
            recovered();
            server.admit(accepted, listener);
            return true;
        } catch (WouldBlockException anotherTookIt) {
            server.rate().giveBack();
            return true;
        } catch (ErrnoException e) {
            server.rate().giveBack();
            return passOver(e);
        } finally {
            if (!taken) {
                server.room().release();
            }
        }
    }

    private void tellFull() {
        if (!full) {
            full = true;
            server.tellFull(listener);
        }
    }

    /// What accept(2) may answer of a connection, not of the listener; all else ends the loop.
    private boolean passOver(ErrnoException e) throws IOException {
        Errno errno = e.errno();
        if (isShortage(errno)) {
            return backOff(e);
        }
        if (!isOfTheConnection(errno)) {
            throw e;
        }
        server.ignored(listener, e);
        ignoredInARow++;
        return ignoredInARow < MANY || backOff(e);
    }

    static boolean isShortage(Errno errno) {
        return errno.equals(Errno.EMFILE)
                || errno.equals(Errno.ENFILE)
                || errno.equals(Errno.ENOBUFS)
                || errno.equals(Errno.ENOMEM);
    }

    /// Those that accept(2) says to treat like `EAGAIN`, and what a firewall or a lost peer
    /// answers.
    static boolean isOfTheConnection(Errno errno) {
        return switch (errno.number()) {
            case 1, 64, 71, 92, 95, 100, 101, 103, 104, 110, 112, 113 -> true;
            default -> false;
        };
    }

    /// Waits, longer with each time; false when it is to stop.
    private boolean backOff(Throwable shortage) throws IOException {
        if (pause == 0) {
            pause = FIRST_PAUSE;
            backedOffSince = System.nanoTime();
            server.backedOff(listener, shortage);
            Reports.log(Level.WARNING, "a server pauses to accept on " + listener, shortage);
        }
        long now = pause;
        pause = Math.min(LONGEST_PAUSE, pause * 2);
        return loop.await(() -> TimeUnit.NANOSECONDS.sleep(now));
    }

    private void recovered() {
        ignoredInARow = 0;
        if (pause != 0) {
            pause = 0;
            Duration after = Duration.ofNanos(System.nanoTime() - backedOffSince);
            server.tell(new ServerEvent.Recovered(listener, after));
            Reports.log(Level.INFO, "a server accepts again on " + listener, null);
        }
    }
}
