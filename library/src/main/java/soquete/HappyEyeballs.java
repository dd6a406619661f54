package soquete;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Endpoint;
import soquete.error.ErrnoException;
import soquete.error.Progress;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;
import soquete.wait.Outcome;

/// A race of connection attempts, RFC 8305.
///
/// The sockets of all attempts are in an epoll(7) of the race, whose own descriptor becomes
/// readable when something happened to one of them. So one thread waits for all of them in the one
/// way in which threads wait here, parked or in the kernel, with its deadline and its interrupts;
/// see docs/adr/0013-happy-eyeballs.md. After each wait every attempt is asked by connect(2)
/// itself, so that the outcome is the kernel's own word.
final class HappyEyeballs implements AutoCloseable {
    private final String title;
    private final Connector how;
    private final long deadline;
    private final Queue<AddressInfo> waiting;
    private final List<Attempted> underWay = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();
    private final Descriptor epoll;
    private long nextAt = Deadline.NOW;

    private record Attempted(Socket socket, Endpoint to) {}

    private HappyEyeballs(String title, List<AddressInfo> addresses, Connector how, long deadline)
            throws ErrnoException {
        this.title = title;
        this.how = how;
        this.deadline = deadline;
        this.waiting = interleaved(addresses);
        this.epoll = Descriptor.ofEpoll(create());
    }

    /// Connects to the address that answers first.
    ///
    /// @param title what is attempted, for messages
    static Socket connect(String title, List<AddressInfo> addresses, Connector how, long deadline)
            throws IOException {
        try (HappyEyeballs race = new HappyEyeballs(title, addresses, how, deadline)) {
            return race.run();
        }
    }

    /// The families in turn, beginning with that of the first address ("First Address Family
    /// Count" 1); each in its own order.
    static Queue<AddressInfo> interleaved(List<AddressInfo> addresses) {
        Deque<AddressInfo> first = new ArrayDeque<>();
        Deque<AddressInfo> others = new ArrayDeque<>();
        for (AddressInfo address : addresses) {
            boolean same = address.family().equals(addresses.getFirst().family());
            (same ? first : others).add(address);
        }
        Queue<AddressInfo> all = new ArrayDeque<>();
        while (!first.isEmpty() || !others.isEmpty()) {
            if (!first.isEmpty()) {
                all.add(first.remove());
            }
            if (!others.isEmpty()) {
                all.add(others.remove());
            }
        }
        return all;
    }

    private static int create() throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int fd = Calls.epollCreate(s);
            if (fd < 0) {
                throw ErrnoException.of("epoll_create1", -fd, null);
            }
            return fd;
        } finally {
            s.give();
        }
    }

    private Socket run() throws IOException {
        epoll.enter();
        try {
            while (true) {
                int ticket = epoll.ticket(Direction.READ);
                Socket winner = askAll();
                if (winner == null && mayBegin()) {
                    winner = begin(waiting.remove());
                } else if (winner == null && underWay.isEmpty()) {
                    throw allFailed();
                } else if (winner == null) {
                    await(ticket);
                }
                if (winner != null) {
                    return winner;
                }
            }
        } finally {
            epoll.leave();
        }
    }

    private boolean mayBegin() {
        return !waiting.isEmpty() && (underWay.isEmpty() || Deadline.left(nextAt) <= 0);
    }

    /// Starts one more attempt.
    ///
    /// @return its socket, where it is connected at once
    private @Nullable Socket begin(AddressInfo address) throws IOException {
        Socket socket;
        try {
            socket = how.open(address);
        } catch (ErrnoException e) {
            failed(e);
            return null;
        }
        Attempted attempt = new Attempted(socket, address.endpoint());
        underWay.add(attempt);
        nextAt = Deadline.after(how.delayNanos());
        if (ask(attempt)) {
            return won(attempt);
        }
        if (underWay.contains(attempt)) {
            control(Constants.EPOLL_CTL_ADD, socket);
        }
        return null;
    }

    /// Asks every attempt how it stands.
    ///
    /// @return the socket of one that is connected
    private @Nullable Socket askAll() throws IOException {
        for (Attempted attempt : List.copyOf(underWay)) {
            int failure = Connecting.pendingError(attempt.socket.descriptor());
            if (failure != 0) {
                lost(attempt, failure);
            } else if (ask(attempt)) {
                return won(attempt);
            }
        }
        return null;
    }

    /// Whether an attempt is connected. One that failed is closed and forgotten.
    private boolean ask(Attempted attempt) throws IOException {
        Descriptor descriptor = attempt.socket.descriptor();
        int result;
        do {
            descriptor.enter();
            try {
                result = Connecting.tryConnect(descriptor, attempt.to);
            } finally {
                attempt.socket.leave();
            }
        } while (result == -Constants.EINTR);
        if (result >= 0 || result == -Constants.EISCONN) {
            return true;
        }
        if (result != -Constants.EINPROGRESS && result != -Constants.EALREADY) {
            lost(attempt, -result);
        }
        return false;
    }

    private void lost(Attempted attempt, int errno) {
        failed(ErrnoException.of("connect", errno, attempt.to));
        underWay.remove(attempt);
        attempt.socket.close();
    }

    /// After a failure the next attempt may begin at once.
    private void failed(IOException failure) {
        failures.add(failure);
        nextAt = Deadline.NOW;
    }

    private Socket won(Attempted attempt) throws IOException {
        control(Constants.EPOLL_CTL_DEL, attempt.socket);
        underWay.remove(attempt);
        attempt.socket.connectedTo(attempt.to);
        return attempt.socket;
    }

    private void control(int operation, Socket socket) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int fd = socket.descriptor().fd();
            int result = Calls.epollCtl(s, epoll.fd(), operation, fd, Constants.EPOLLOUT, 0);
            if (result < 0 && operation == Constants.EPOLL_CTL_ADD) {
                throw ErrnoException.of("epoll_ctl", -result, null);
            }
        } finally {
            s.give();
        }
    }

    /// Waits until something happened to an attempt, or the next may begin.
    private void await(int ticket) throws IOException {
        boolean last = waiting.isEmpty() || before(deadline, nextAt);
        Outcome outcome = epoll.await(Direction.READ, ticket, last ? deadline : nextAt);
        if (outcome == Outcome.INTERRUPTED || (outcome == Outcome.TIMED_OUT && last)) {
            throw with(failures, Attempt.ended(outcome, title + unanswered(), Progress.NOTHING));
        }
    }

    private static boolean before(long a, long b) {
        if (a == Deadline.NEVER || b == Deadline.NOW) {
            return false;
        }
        return b == Deadline.NEVER || a == Deadline.NOW || a - b < 0;
    }

    private String unanswered() {
        StringBuilder text = new StringBuilder();
        for (Attempted attempt : underWay) {
            text.append(text.isEmpty() ? " (no answer from " : ", ").append(attempt.to);
        }
        return text.isEmpty() ? "" : text.append(')').toString();
    }

    private IOException allFailed() {
        IOException last = failures.removeLast();
        return with(failures, last);
    }

    private static IOException with(List<IOException> earlier, IOException failure) {
        earlier.forEach(failure::addSuppressed);
        return failure;
    }

    /// Closes whatever did not win.
    @Override
    public void close() {
        for (Attempted attempt : underWay) {
            attempt.socket.close();
        }
        epoll.close();
    }
}
