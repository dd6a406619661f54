package soquete.event;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.Pollable;
import soquete.error.ErrnoException;
import soquete.sys.Constants;
import soquete.sys.EventCalls;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.EventFd;
import soquete.wait.Held;

/// What a [Selector] consists of, apart from the object itself, whose end is watched.
///
/// **Leftovers.** The kernel drops a registration with the last duplicate of what was closed, and
/// takes no call to drop it earlier: the number stands for something else by then. So an epoll may
/// tell for ever of what nobody here has any more. Where that shows, everything moves to a new
/// epoll; threads that wait on the old one are woken by its closing and follow.
final class SelectorCore<A> implements Held {
    /// The data of the registration of [#wake]; those of keys are not negative.
    private static final long WAKE = -1;

    private final Object lock = new Object();
    private final Keys<A> keys = new Keys<>();
    private final EventFd wake;
    private volatile Descriptor epoll;
    private volatile boolean closed;

    /// Whether the kernel may have registrations that no key stands for.
    private boolean leftovers;

    private SelectorCore(Descriptor epoll, EventFd wake) {
        this.epoll = epoll;
        this.wake = wake;
    }

    static <A> SelectorCore<A> open() throws ErrnoException {
        EventFd wake = EventFd.nonBlocking();
        try {
            return new SelectorCore<>(epollWith(wake), wake);
        } catch (ErrnoException e) {
            wake.close();
            throw e;
        }
    }

    private static Descriptor epollWith(EventFd wake) throws ErrnoException {
        Descriptor epoll = EpollDescriptor.open();
        int fd = wake.fd();
        int result =
                EpollDescriptor.control(
                        epoll, Constants.EPOLL_CTL_ADD, fd, Constants.EPOLLIN, WAKE);
        if (result < 0) {
            epoll.close();
            throw EpollDescriptor.refused(result, "eventfd");
        }
        return epoll;
    }

    Key<A> register(Pollable pollable, Interest interest, A attachment) throws IOException {
        synchronized (lock) {
            requireOpen();
            return pollable.withFd(fd -> add(pollable, fd, interest, attachment));
        }
    }

    private Key<A> add(Pollable pollable, int fd, Interest interest, A attachment)
            throws IOException {
        long registration = keys.take();
        int result = control(Constants.EPOLL_CTL_ADD, fd, interest, registration);
        if (result == -EventCalls.EEXIST && !keys.has(fd)) {
            move();
            result = control(Constants.EPOLL_CTL_ADD, fd, interest, registration);
        }
        if (result < 0) {
            keys.giveBack(registration);
            if (result == -EventCalls.EEXIST) {
                throw new IllegalArgumentException(
                        pollable + " is registered with this selector already: modify it");
            }
            throw EpollDescriptor.refused(result, pollable);
        }
        Key<A> key = new Key<>(pollable, fd, interest, attachment, registration);
        leftovers |= keys.add(key);
        return key;
    }

    Key<A> modify(Pollable pollable, Interest interest) throws IOException {
        synchronized (lock) {
            return modify(pollable, interest, required(pollable).attachment());
        }
    }

    Key<A> modify(Pollable pollable, Interest interest, A attachment) throws IOException {
        synchronized (lock) {
            Key<A> key = required(pollable);
            if (key.interest() != interest) {
                int result = change(key, interest);
                if (result < 0) {
                    if (isGone(result)) {
                        keys.remove(key);
                        leftovers = true;
                    }
                    throw EpollDescriptor.refused(result, pollable);
                }
            }
            key.set(interest, attachment);
            return key;
        }
    }

    private int change(Key<A> key, Interest interest) throws IOException {
        return key.pollable()
                .withFd(fd -> control(EventCalls.EPOLL_CTL_MOD, fd, interest, key.registration));
    }

    private static boolean isGone(int result) {
        return result == -EventCalls.EBADF || result == -EventCalls.ENOENT;
    }

    Optional<Key<A>> unregister(Pollable pollable) throws IOException {
        synchronized (lock) {
            requireOpen();
            Key<A> key = keys.of(pollable);
            if (key == null && !pollable.isOpen()) {
                return Optional.empty();
            }
            key = required(pollable);
            keys.remove(key);
            leftovers |= !drop(key);
            return Optional.of(key);
        }
    }

    /// Takes it out of the epoll; false where that is not possible any more.
    private boolean drop(Key<A> key) throws IOException {
        try {
            return key.pollable()
                    .withFd(fd -> control(Constants.EPOLL_CTL_DEL, fd, key.interest(), 0) >= 0);
        } catch (ClosedChannelException e) {
            return false;
        }
    }

    private Key<A> required(Pollable pollable) throws IOException {
        requireOpen();
        Key<A> key = keys.of(pollable);
        if (key == null) {
            throw new IllegalArgumentException(pollable + " is not registered with this selector");
        }
        return key;
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private int control(int operation, int fd, Interest interest, long registration) {
        return EpollDescriptor.control(epoll, operation, fd, interest.bits, registration);
    }

    Optional<Key<A>> key(Pollable pollable) {
        synchronized (lock) {
            return Optional.ofNullable(keys.of(pollable)).filter(Key::isRegistered);
        }
    }

    List<Key<A>> keys() {
        synchronized (lock) {
            return keys.all().stream().filter(Key::isRegistered).toList();
        }
    }

    int select(long deadline, EpollResults results, SelectedAction<A> action) throws IOException {
        while (true) {
            int count = await(deadline, results);
            if (count < 0) {
                continue;
            }
            int found = 0;
            boolean woken = false;
            for (int i = 0; i < count; i++) {
                long registration = results.data(i);
                if (registration == WAKE) {
                    wake.drain();
                    woken = true;
                    continue;
                }
                Key<A> key = live(registration);
                Interest ready = key == null ? null : key.interest().found(results.events(i));
                if (key != null && ready != null) {
                    found++;
                    action.accept(key, ready);
                }
            }
            if (found > 0 || woken || count == 0 || deadline == Deadline.NOW) {
                return found;
            }
        }
    }

    /// The number of events; 0 when the time was over; -1 where everything has moved to another
    /// epoll meanwhile.
    private int await(long deadline, EpollResults results) throws IOException {
        Descriptor now = epoll;
        try {
            now.enter();
            try {
                return EpollDescriptor.await(now, results, deadline);
            } finally {
                now.leave();
            }
        } catch (ClosedChannelException e) {
            if (!closed && !now.equals(epoll)) {
                return -1;
            }
            throw e;
        }
    }

    /// The key that an event is for, unless it has ended.
    private @Nullable Key<A> live(long registration) throws IOException {
        synchronized (lock) {
            Key<A> key = keys.of(registration);
            if (key == null) {
                if (leftovers && !closed) {
                    move();
                }
                return null;
            }
            if (!key.pollable().isOpen()) {
                // Perhaps it was closed just now; if not, the event will come again
                keys.remove(key);
                leftovers = true;
                return null;
            }
            return key;
        }
    }

    /// Moves all that is open to a new epoll.
    private void move() throws IOException {
        Descriptor old = epoll;
        Descriptor fresh = epollWith(wake);
        epoll = fresh;
        try {
            for (Key<A> key : keys.all()) {
                if (!moved(key)) {
                    keys.remove(key);
                }
            }
        } catch (IOException e) {
            epoll = old;
            fresh.close();
            throw e;
        }
        leftovers = false;
        old.close();
    }

    private boolean moved(Key<A> key) throws IOException {
        int result;
        try {
            result =
                    key.pollable()
                            .withFd(
                                    fd ->
                                            control(
                                                    Constants.EPOLL_CTL_ADD,
                                                    fd,
                                                    key.interest(),
                                                    key.registration));
        } catch (ClosedChannelException e) {
            return false;
        }
        if (result < 0 && result != -EventCalls.EBADF && result != -EventCalls.EPERM) {
            throw EpollDescriptor.refused(result, key.pollable());
        }
        return result >= 0;
    }

    void wakeup() throws IOException {
        wake.signal();
    }

    @Override
    public int fd() {
        return epoll.fd();
    }

    @Override
    public boolean isClosing() {
        return closed;
    }

    void close() {
        end();
        epoll.close();
        wake.close();
    }

    @Override
    public void abandon() {
        end();
        epoll.abandon();
        wake.abandon();
    }

    private void end() {
        synchronized (lock) {
            closed = true;
            keys.clear();
        }
    }
}
