package soquete.event;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import soquete.FdCall;
import soquete.Pollable;
import soquete.Socket;
import soquete.error.ErrnoException;
import soquete.message.EpollEvents;
import soquete.message.EpollReady;
import soquete.sys.Constants;
import soquete.sys.EventCalls;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Forgotten;

/// epoll(7) as it is: level-triggered, edge-triggered, one-shot or exclusive, with a number of the
/// caller's for each descriptor. It is itself a descriptor that others can wait for.
///
/// What the kernel refuses is an [ErrnoException]: `EEXIST` for what is registered already,
/// `ENOENT` for what is not, `EPERM` for regular files and directories, `EBADF` for what is not
/// open.
///
/// A descriptor that is closed leaves the epoll by itself, but only with its last duplicate, in
/// whichever process: until then its events go on, and no call can end them. So remove first, then
/// close. [Selector] takes care of this.
///
/// Any thread may call anything at any time, also while others wait. Several may wait: a
/// level-triggered event may be told to each of them, an edge-triggered one is told to one.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/epoll.7.html">epoll(7)</a>
public final class Epoll implements Closeable, Pollable {
    /// How many events the list form of a wait tells at most, as Python.
    private static final int AT_ONCE = EventCalls.FD_SETSIZE - 1;

    private final Descriptor descriptor;
    private final Cleaner.Cleanable forgotten;
    private final AtomicReference<@Nullable EpollResults> spare = new AtomicReference<>();

    private Epoll(Descriptor descriptor) {
        this.descriptor = descriptor;
        this.forgotten = Forgotten.watch(this, descriptor, "epoll");
    }

    /// Opens an epoll.
    ///
    /// C: `int epoll_create1(int flags)`, with `EPOLL_CLOEXEC`
    ///
    /// @return an epoll with nothing registered
    /// @throws ErrnoException `EMFILE`, `ENFILE` too many open files
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">epoll_create1(2)</a>
    public static Epoll open() throws IOException {
        return new Epoll(EpollDescriptor.open());
    }

    /// Registers a descriptor, with its number as the data of its events.
    ///
    /// C: `int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)`, `EPOLL_CTL_ADD`
    ///
    /// @param pollable what to wait for
    /// @param events   as [EpollEvents#EPOLLIN]; errors and hang-ups are always told
    /// @throws ErrnoException `EEXIST` it is registered already; `EPERM` it is a regular file or a
    ///     directory; `EBADF` it is not open; `EINVAL` it is this epoll, or `EPOLLEXCLUSIVE` goes
    ///     with other events than the kernel allows; `ELOOP` epolls in a circle, or nested more
    ///     than five deep (waiting on a virtual thread takes one); `ENOSPC` too many for this user
    /// @throws java.nio.channels.ClosedChannelException if one of the two is closed
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
    public void add(Pollable pollable, EpollEvents events) throws IOException {
        pollable.withFd(fd -> control(Constants.EPOLL_CTL_ADD, pollable, fd, events, fd));
    }

    /// Registers a descriptor.
    ///
    /// @param pollable what to wait for
    /// @param events   as [#add(Pollable, EpollEvents)]
    /// @param data     what its events bring along: any number
    /// @throws IOException as [#add(Pollable, EpollEvents)]
    public void add(Pollable pollable, EpollEvents events, long data) throws IOException {
        pollable.withFd(fd -> control(Constants.EPOLL_CTL_ADD, pollable, fd, events, data));
    }

    /// Changes the events of a registration, with the descriptor's number as data. A one-shot
    /// registration becomes active again.
    ///
    /// C: `int epoll_ctl(…)`, `EPOLL_CTL_MOD`
    ///
    /// @param pollable what is registered
    /// @param events   as [#add(Pollable, EpollEvents)]
    /// @throws ErrnoException `ENOENT` it is not registered; `EBADF` it is not open; `EINVAL` it
    ///     was registered with `EPOLLEXCLUSIVE`, or would be
    /// @throws java.nio.channels.ClosedChannelException if one of the two is closed
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
    public void modify(Pollable pollable, EpollEvents events) throws IOException {
        pollable.withFd(fd -> control(EventCalls.EPOLL_CTL_MOD, pollable, fd, events, fd));
    }

    /// Changes the events and the data of a registration.
    ///
    /// @param pollable what is registered
    /// @param events   as [#add(Pollable, EpollEvents)]
    /// @param data     what its events bring along
    /// @throws IOException as [#modify(Pollable, EpollEvents)]
    public void modify(Pollable pollable, EpollEvents events, long data) throws IOException {
        pollable.withFd(fd -> control(EventCalls.EPOLL_CTL_MOD, pollable, fd, events, data));
    }

    /// Ends a registration.
    ///
    /// C: `int epoll_ctl(…)`, `EPOLL_CTL_DEL`
    ///
    /// @param pollable what is registered
    /// @throws ErrnoException `ENOENT` it is not registered; `EBADF` it is not open
    /// @throws java.nio.channels.ClosedChannelException if one of the two is closed
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
    public void remove(Pollable pollable) throws IOException {
        pollable.withFd(fd -> control(Constants.EPOLL_CTL_DEL, pollable, fd, EpollEvents.NONE, 0));
    }

    private @Nullable Void control(
            int operation, Pollable pollable, int fd, EpollEvents events, long data)
            throws IOException {
        descriptor.enter();
        try {
            int result = EpollDescriptor.control(descriptor, operation, fd, events.bits(), data);
            if (result < 0) {
                throw EpollDescriptor.refused(result, pollable);
            }
            return null;
        } finally {
            leave();
        }
    }

    /// Waits for events, without a time limit.
    ///
    /// C: `int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)`
    ///
    /// @return at least one event, at most 1023; what does not fit is told by the next wait
    /// @throws java.io.InterruptedIOException if the thread is interrupted
    /// @throws java.nio.channels.ClosedChannelException if this is closed, before or meanwhile
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_wait(2)</a>
    public List<EpollReady> poll() throws IOException {
        return poll(Socket.FOREVER);
    }

    /// Waits for events.
    ///
    /// C: `int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents, const struct
    /// timespec *timeout, const sigset_t *sigmask)`
    ///
    /// @param timeout how long at most; zero looks without waiting
    /// @return at most 1023 events; none when the time was over first, which is never early
    /// @throws java.io.InterruptedIOException if the thread is interrupted
    /// @throws java.nio.channels.ClosedChannelException if this is closed, before or meanwhile
    /// @throws IllegalArgumentException if the time is negative
    public List<EpollReady> poll(Duration timeout) throws IOException {
        EpollResults kept = spare.getAndSet(null);
        EpollResults results = kept == null ? new EpollResults(AT_ONCE) : kept;
        try {
            int count = poll(results, timeout);
            List<EpollReady> ready = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                ready.add(new EpollReady(new EpollEvents(results.events(i)), results.data(i)));
            }
            return ready;
        } finally {
            spare.set(results);
        }
    }

    /// Waits for events, and puts them where the caller has room for them. This allocates nothing.
    ///
    /// @param into    the room, which no other thread uses meanwhile
    /// @param timeout how long at most; zero looks without waiting
    /// @return how many events there are; 0 when the time was over first
    /// @throws IOException as [#poll(Duration)]
    /// @throws IllegalArgumentException if the time is negative
    public int poll(EpollResults into, Duration timeout) throws IOException {
        long deadline = Deadline.after(Deadline.nanos(timeout));
        descriptor.enter();
        try {
            return EpollDescriptor.await(descriptor, into, deadline);
        } finally {
            leave();
        }
    }

    /// Whether [#close] was not called.
    ///
    /// @return true while open
    @Override
    public boolean isOpen() {
        return !descriptor.isClosing();
    }

    /// The number, for messages and for calls of `soquete.posix`.
    ///
    /// @return the number, or -1 when closed
    public int fd() {
        return descriptor.isClosing() ? -1 : descriptor.fd();
    }

    /// Does something with the descriptor's number, which stays this epoll's until that has ended.
    ///
    /// @param <T>  what comes of it
    /// @param call what to do with the number; short: it must not wait, and not close
    /// @return what the call returned
    /// @throws java.nio.channels.ClosedChannelException if this is closed
    /// @throws IOException as the call throws
    @Override
    public <T extends @Nullable Object> T withFd(FdCall<T> call) throws IOException {
        descriptor.enter();
        try {
            return call.call(descriptor.fd());
        } finally {
            leave();
        }
    }

    /// Closes the epoll, and ends every wait on it, in any thread. What was registered stays open.
    /// Safe to repeat.
    @Override
    public void close() {
        descriptor.close();
        forgotten.clean();
    }

    private void leave() {
        try {
            descriptor.leave();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// `Epoll[fd=5]`
    @Override
    public String toString() {
        return "Epoll[" + (isOpen() ? "fd=" + descriptor.fd() : "closed") + "]";
    }
}
