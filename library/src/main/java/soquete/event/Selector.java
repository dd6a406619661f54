package soquete.event;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import soquete.Pollable;
import soquete.Socket;
import soquete.error.ErrnoException;
import soquete.wait.Deadline;
import soquete.wait.Forgotten;

/// Waits for many sockets or other descriptors at once, each with an attachment: the shape is that
/// of Python's `selectors`, and epoll(7) is beneath.
///
/// ```java
/// try (Selector<Connection> selector = Selector.open()) {
///     selector.register(socket, Interest.READ, connection);
///     selector.select((key, ready) -> key.attachment().handle(ready));
/// }
/// ```
///
/// Selecting is level-triggered: what stays ready is found again. Errors and hang-ups are found as
/// whatever was waited for, and the next call on the socket tells which.
///
/// **Closing.** A socket that is closed is not found any more and its key ends, although
/// unregistering it first is better. This holds also where a duplicate of it lives on, in this
/// process or another; of bare numbers ([Pollable#of]) it cannot. An event never meets the
/// attachment of another registration, whatever numbers the kernel uses again.
///
/// **Threads.** Any thread may call anything at any time, also while others select; a registration
/// takes effect at once. Several threads may select, and each may find the same.
///
/// **What differs from Python.** There is one key object per registration, and what modify changes
/// is seen in it. [#modify(Pollable, Interest)] keeps the attachment, where Python's erases it.
/// Interrupts end a select with an exception, not with an empty list.
///
/// @param <A> the type of attachments
public final class Selector<A> implements Closeable {
    /// How many events a select fetches at once; what is more comes with the next.
    private static final int AT_ONCE = 512;

    private final SelectorCore<A> core;
    private final Cleaner.Cleanable forgotten;
    private final AtomicReference<@Nullable EpollResults> spare = new AtomicReference<>();

    private Selector(SelectorCore<A> core) {
        this.core = core;
        this.forgotten = Forgotten.watch(this, core, "selector");
    }

    /// Opens a selector.
    ///
    /// @param <A> the type of attachments
    /// @return a selector with nothing registered
    /// @throws ErrnoException `EMFILE`, `ENFILE` too many open files: it needs two
    public static <A> Selector<A> open() throws IOException {
        return new Selector<>(SelectorCore.open());
    }

    /// Registers something to wait for.
    ///
    /// @param pollable   a [Socket], another descriptor, or a number by [Pollable#of]
    /// @param interest   what to wait for
    /// @param attachment what its key brings along
    /// @return its key
    /// @throws ErrnoException `EPERM` it is a regular file or a directory; `EBADF` it is not open;
    ///     `ENOSPC` too many for this user
    /// @throws ClosedChannelException if it is closed, or the selector is
    /// @throws IllegalArgumentException if it is registered already, by this object or by its
    ///     number
    public Key<A> register(Pollable pollable, Interest interest, A attachment) throws IOException {
        try {
            return core.register(pollable, interest, attachment);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Changes what is waited for, and keeps the attachment. Where nothing changes, the kernel is
    /// not asked.
    ///
    /// @param pollable what is registered
    /// @param interest what to wait for
    /// @return its key
    /// @throws ErrnoException `EBADF`, `ENOENT` a bare number that was closed: it is registered no
    ///     more
    /// @throws ClosedChannelException if it is closed, or the selector is
    /// @throws IllegalArgumentException if it is not registered
    public Key<A> modify(Pollable pollable, Interest interest) throws IOException {
        try {
            return core.modify(pollable, interest);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Changes what is waited for and the attachment. Where only the latter changes, the kernel is
    /// not asked.
    ///
    /// @param pollable   what is registered
    /// @param interest   what to wait for
    /// @param attachment what its key brings along from now on
    /// @return its key
    /// @throws IOException as [#modify(Pollable, Interest)]
    /// @throws IllegalArgumentException if it is not registered
    public Key<A> modify(Pollable pollable, Interest interest, A attachment) throws IOException {
        try {
            return core.modify(pollable, interest, attachment);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Ends a registration. What was closed before may be unregistered as well. A select in another
    /// thread may still be at work on what it found before.
    ///
    /// @param pollable what is registered
    /// @return its key, which is registered no more; nothing if it was closed before, and its key
    ///     has ended by itself meanwhile
    /// @throws ClosedChannelException if the selector is closed
    /// @throws IllegalArgumentException if it is open and not registered
    public Optional<Key<A>> unregister(Pollable pollable) throws IOException {
        try {
            return core.unregister(pollable);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The key of something.
    ///
    /// @param pollable what may be registered
    /// @return its key; nothing if it is not registered, or closed, or the selector is closed
    public Optional<Key<A>> key(Pollable pollable) {
        return core.key(pollable);
    }

    /// What is registered now.
    ///
    /// @return the keys, without those of what is closed; none when the selector is closed
    public List<Key<A>> keys() {
        return core.keys();
    }

    /// Waits until something is ready, or [#wakeup] is called.
    ///
    /// @return what is ready; empty after [#wakeup] alone
    /// @throws java.io.InterruptedIOException if the thread is interrupted
    /// @throws ClosedChannelException if the selector is closed, before or meanwhile
    public List<Selected<A>> select() throws IOException {
        return select(Socket.FOREVER);
    }

    /// Waits until something is ready, or [#wakeup] is called, or the time is over.
    ///
    /// @param timeout how long at most; zero looks without waiting
    /// @return what is ready; empty when the time was over, which is never early, or after
    ///     [#wakeup] alone
    /// @throws IOException as [#select()]
    /// @throws IllegalArgumentException if the time is negative
    public List<Selected<A>> select(Duration timeout) throws IOException {
        List<Selected<A>> selected = new ArrayList<>();
        select(timeout, (key, ready) -> selected.add(new Selected<>(key, ready)));
        return selected;
    }

    /// Waits as [#select()], and deals with what is ready. This allocates nothing.
    ///
    /// @param action what is done with each, in this thread; a key that is unregistered meanwhile
    ///     is passed over
    /// @return how many there were
    /// @throws IOException as [#select()], and as the action throws: what it has not dealt with is
    ///     found by the next select
    public int select(SelectedAction<A> action) throws IOException {
        return select(Socket.FOREVER, action);
    }

    /// Waits as [#select(Duration)], and deals with what is ready. This allocates nothing.
    ///
    /// @param timeout how long at most; zero looks without waiting
    /// @param action  as in [#select(SelectedAction)]
    /// @return how many there were
    /// @throws IOException as [#select(SelectedAction)]
    /// @throws IllegalArgumentException if the time is negative
    public int select(Duration timeout, SelectedAction<A> action) throws IOException {
        long deadline = Deadline.after(Deadline.nanos(timeout));
        EpollResults kept = spare.getAndSet(null);
        EpollResults results = kept == null ? new EpollResults(AT_ONCE) : kept;
        try {
            return core.select(deadline, results, action);
        } finally {
            spare.set(results);
            Reference.reachabilityFence(this);
        }
    }

    /// Ends the select of one thread, or the next one if none selects now, even though nothing is
    /// ready. Several calls before a select count as one.
    ///
    /// @throws ClosedChannelException if the selector is closed
    public void wakeup() throws IOException {
        try {
            core.wakeup();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Whether [#close] was not called.
    ///
    /// @return true while open
    public boolean isOpen() {
        return !core.isClosing();
    }

    /// Closes the selector, and ends every select, in any thread. What was registered stays open.
    /// Safe to repeat.
    @Override
    public void close() {
        core.close();
        forgotten.clean();
    }

    /// `Selector[3 registered]`
    @Override
    public String toString() {
        return "Selector[" + (isOpen() ? keys().size() + " registered" : "closed") + "]";
    }
}
