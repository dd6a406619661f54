package soquete.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.Shutdown;
import soquete.ring.EventLoop;

/// One accept loop.
///
/// It waits until a connection is there, then for room and for the rate, and only then accepts: so
/// what cannot be served yet stays in the kernel's queue, and a loop that has nothing to accept
/// holds no room that another could use.
///
/// Where an event loop serves, that accepts by itself as long as it need not wait, and this loop
/// does the rest: [LoopAccepting].
final class Acceptor extends ListenerLoop {
    private static final long FIRST_PAUSE = 5_000_000;
    private static final int MANY = 16;

    private final Server server;
    private @Nullable LoopAccepting onLoop;
    private int ignoredInARow;
    private boolean full;

    /// Whether the last step had not to wait, but for a connection.
    private boolean calm = true;

    /// What an attempt on the event loop met, for this loop to deal with.
    private @Nullable Throwable met;

    Acceptor(Server server, Listener listener, Socket socket, boolean own, int number) {
        super(listener, socket, own, "soquete-acceptor-" + number, "accept", FIRST_PAUSE);
        this.server = server;
    }

    /// Lets an event loop accept; before the start.
    void acceptOn(EventLoop loop) throws IOException {
        onLoop = LoopAccepting.open(this, loop);
    }

    @Override
    void ended() {
        server.ended(this);
    }

    @Override
    void tell(ServerEvent event) {
        server.tell(event);
    }

    @Override
    void tellBackedOff(Throwable shortage) {
        server.backedOff(listener(), shortage);
    }

    @Override
    void serve() throws IOException, InterruptedException {
        try {
            try {
                loop();
            } finally {
                if (onLoop != null) {
                    onLoop.end();
                }
            }
            server.serveQueue(new QueueDrain(server, this));
        } finally {
            if (onLoop != null) {
                stopListening();
            }
        }
    }

    private void loop() throws IOException {
        boolean going = true;
        while (going) {
            try {
                LoopAccepting other = calm ? onLoop : null;
                going = (other != null && other.works()) ? stepOnLoop(other) : step();
            } catch (OutOfMemoryError | StackOverflowError e) {
                going = wait(e);
            }
        }
    }

    /// The event loop accepts until it would have to wait; false when it is to stop.
    private boolean stepOnLoop(LoopAccepting loop) throws IOException {
        socket().timeout(Duration.ZERO);
        if (!await(loop::serve)) {
            return false;
        }
        calm = false;
        Throwable problem = met;
        met = null;
        if (problem instanceof ErrnoException e) {
            return passOver(e);
        }
        return problem == null || wait(problem);
    }

    /// Accepts one connection, or waits; false when it is to stop.
    private boolean step() throws IOException {
        calm = true;
        socket().timeout(Socket.FOREVER);
        if (!await(socket()::awaitReadable)) {
            return false;
        }
        if (!server.admission().room().tryAcquire()) {
            calm = false;
            tellFull();
            if (!await(server.admission().room()::acquire)) {
                return false;
            }
        } else {
            full = false;
        }
        boolean taken = false;
        try {
            long wait = server.admission().rate().take(System.nanoTime());
            if (wait > 0) {
                calm = false;
                if (!await(() -> TimeUnit.NANOSECONDS.sleep(wait))) {
                    return false;
                }
            }
            socket().timeout(Duration.ZERO);
            Socket accepted = socket().accept();
            taken = true;
            admit(accepted);
            return true;
        } catch (WouldBlockException anotherTookIt) {
            server.admission().rate().giveBack();
            return true;
        } catch (ErrnoException e) {
            server.admission().rate().giveBack();
            return passOver(e);
        } finally {
            if (!taken) {
                server.admission().room().release();
            }
        }
    }

    /// What became of an attempt on an event loop.
    enum Attempt {
        /// A connection was accepted, and there may be more.
        ACCEPTED,
        /// There is none.
        EMPTY,
        /// To go on, one has to wait.
        HINDERED
    }

    /// Accepts one connection without waiting, on the thread of an event loop. Who waits for room
    /// has it first.
    Attempt tryStep() {
        Semaphore room = server.admission().room();
        if (room.hasQueuedThreads() || !room.tryAcquire()) {
            return Attempt.HINDERED;
        }
        boolean taken = false;
        boolean token = false;
        try {
            token = server.admission().rate().take(System.nanoTime()) == 0;
            if (!token) {
                server.admission().rate().giveBack();
                return Attempt.HINDERED;
            }
            Socket accepted = socket().accept();
            taken = true;
            full = false;
            admit(accepted);
            return Attempt.ACCEPTED;
        } catch (WouldBlockException empty) {
            return Attempt.EMPTY;
        } catch (IOException | RuntimeException | Error e) {
            met = e;
            return Attempt.HINDERED;
        } finally {
            if (!taken) {
                room.release();
                if (token) {
                    server.admission().rate().giveBack();
                }
            }
        }
    }

    private void admit(Socket accepted) {
        ignoredInARow = 0;
        recovered();
        server.admission().admit(accepted, listener());
    }

    private void tellFull() {
        if (!full) {
            full = true;
            server.tellFull(listener());
        }
    }

    /// What accept(2) may answer of a connection, not of the listener; all else ends the loop.
    private boolean passOver(ErrnoException e) throws IOException {
        Errno errno = e.errno();
        if (isShortage(errno)) {
            return wait(e);
        }
        if (!isOfTheConnection(errno)) {
            throw e;
        }
        server.ignored(listener(), e);
        ignoredInARow++;
        return ignoredInARow < MANY || wait(e);
    }

    private boolean wait(Throwable shortage) throws IOException {
        calm = false;
        return backOff(shortage);
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

    /// An event loop that a handler holds up keeps its duplicate of the socket open: so that nobody
    /// waits there in vain, the socket listens no more.
    private void stopListening() {
        if (!server.leavesListeners()) {
            try {
                socket().shutdown(Shutdown.SHUT_RD);
            } catch (IOException e) {
                // it is closed already
            }
        }
    }
}
