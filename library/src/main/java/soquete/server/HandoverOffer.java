package soquete.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.AddressInUseException;
import soquete.error.ConnectionRefusedException;
import soquete.error.ErrnoException;
import soquete.option.PeerCredentials;

/// The readiness of a server to give its listening sockets to its successor ([Server#handOver]).
/// The other side is [Handover].
///
/// Several successors may come, at the same time or one after the other; the first that says it is
/// ready takes the server over. One that dies, waits for too long or says something else before
/// that ends for itself alone, and is reported ([ServerEvent.HandoverFailed]).
public final class HandoverOffer implements Closeable {
    private static final int MOST_AT_A_TIME = 8;
    private static final int S_IFMT = 0170000;
    private static final int S_IFSOCK = 0140000;

    private final Server server;
    private final UnixEndpoint control;
    private final HandoverTerms terms;
    private final Socket listening;
    private final Semaphore room = new Semaphore(MOST_AT_A_TIME);
    private final Set<HandoverSession> sessions = new HashSet<>();
    private State state = State.OPEN;

    private enum State {
        OPEN,
        WITHDRAWN,
        TAKEN,
        ENDING
    }

    private HandoverOffer(
            Server server, UnixEndpoint control, HandoverTerms terms, Socket listening) {
        this.server = server;
        this.control = control;
        this.terms = terms;
        this.listening = listening;
    }

    /// Listens for successors, and waits for them on a thread.
    static HandoverOffer open(Server server, UnixEndpoint control, HandoverTerms terms)
            throws IOException {
        Socket listening;
        try {
            listening = listen(control, terms);
        } catch (AddressInUseException e) {
            removeStale(control, e);
            listening = listen(control, terms);
        }
        return new HandoverOffer(server, control, terms, listening);
    }

    void start() {
        Thread.ofVirtual().name("soquete-hand-over").start(this::accept);
    }

    private static Socket listen(UnixEndpoint control, HandoverTerms terms) throws IOException {
        Socket socket = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET);
        try {
            if (control.isPath()) {
                UnixBinding binding = UnixBinding.AS_C.withMode(terms.mode()).removedOnClose();
                socket.bind(control, binding);
            } else {
                socket.bind(control);
            }
            socket.listen();
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// Removes the file of a process that was killed: a socket on which nobody listens.
    private static void removeStale(UnixEndpoint control, AddressInUseException inUse)
            throws IOException {
        if (!control.isPath() || !isSocket(control.toPath())) {
            throw inUse;
        }
        try (Socket probe = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET)) {
            probe.timeout(Duration.ZERO);
            probe.connect(control);
        } catch (ConnectionRefusedException nobodyListens) {
            Files.deleteIfExists(control.toPath());
            return;
        } catch (IOException other) {
            inUse.addSuppressed(other);
        }
        throw inUse;
    }

    private static boolean isSocket(Path path) throws IOException {
        return Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS)
                        instanceof Integer mode
                && (mode & S_IFMT) == S_IFSOCK;
    }

    /// Where successors come.
    ///
    /// @return the endpoint of the control socket
    public UnixEndpoint control() {
        return control;
    }

    /// Whether a successor has taken the server over.
    ///
    /// @return true from [Handover#ready] on
    public synchronized boolean isTaken() {
        return state == State.TAKEN;
    }

    /// Takes the offer back: the server goes on, and successors that have the listeners already are
    /// refused when they say that they are ready. Does nothing after a hand-over. Safe to repeat.
    @Override
    public void close() {
        end(State.WITHDRAWN);
    }

    /// The server ends by itself: nobody new is given anything, and who has the listeners may keep
    /// them.
    void serverEnds() {
        end(State.ENDING);
    }

    /// The server has ended by itself.
    void serverIsOver() {
        List<HandoverSession> all;
        synchronized (this) {
            all = state == State.ENDING ? new ArrayList<>(sessions) : List.of();
        }
        all.forEach(HandoverSession::close);
    }

    private void end(State how) {
        List<HandoverSession> all;
        synchronized (this) {
            if (state == State.OPEN) {
                state = how;
            }
            all = new ArrayList<>(sessions);
        }
        listening.close();
        for (HandoverSession session : all) {
            session.end(how == State.WITHDRAWN);
        }
    }

    /// Whether another process has the listeners, or is getting them.
    synchronized boolean isHeld() {
        return state == State.TAKEN || sessions.stream().anyMatch(HandoverSession::holds);
    }

    private void accept() {
        while (listening.isOpen()) {
            try {
                Socket successor = listening.accept();
                HandoverSession session = new HandoverSession(this, successor);
                if (add(session)) {
                    Thread.ofVirtual().name("soquete-hand-over-to").start(session);
                } else {
                    successor.close();
                }
            } catch (ClosedChannelException ended) {
                return;
            } catch (IOException | OutOfMemoryError e) {
                server.tell(new ServerEvent.HandoverFailed(control, e));
                if (!(e instanceof ErrnoException shortage && Acceptor.isShortage(shortage.errno()))
                        || !pause()) {
                    listening.close();
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(100);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private synchronized boolean add(HandoverSession session) {
        return state == State.OPEN && room.tryAcquire() && sessions.add(session);
    }

    synchronized void remove(HandoverSession session) {
        if (sessions.remove(session)) {
            room.release();
        }
    }

    HandoverTerms terms() {
        return terms;
    }

    List<Listener> listeners() {
        return server.listeners();
    }

    /// From here on the session's successor holds the listeners; false if it may not.
    synchronized boolean hold(HandoverSession session) {
        if (state == State.OPEN) {
            session.hold();
            return true;
        }
        return false;
    }

    /// Why a successor can have nothing, or can have it no longer.
    synchronized String why() {
        return switch (state) {
            case WITHDRAWN -> "the server has taken its offer back";
            case TAKEN -> "another successor was faster";
            case ENDING -> "the server is ending";
            case OPEN -> "the server is not ready";
        };
    }

    /// A successor is ready.
    ///
    /// @return false if it must not serve
    boolean taken(PeerCredentials successor) {
        synchronized (this) {
            if (state == State.ENDING) {
                return true; // it ends anyhow
            }
            if (state != State.OPEN) {
                return false;
            }
            state = State.TAKEN;
        }
        server.tell(new ServerEvent.HandedOver(control, successor));
        server.beginLeaving();
        listening.close();
        return true;
    }

    void failed(Throwable why) {
        server.tell(new ServerEvent.HandoverFailed(control, why));
    }
}
