package soquete.wait;

import java.nio.channels.ClosedChannelException;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;

/// An eventfd(2) by which any thread ends the wait of another, that of a selector, a loop or a
/// ring. [Sleeper] has one of its own, whose life is bound to a thread and not counted by users.
public final class EventFd {
    private final Descriptor descriptor;

    private EventFd(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /// One for epoll(7): [#drain] does not wait.
    public static EventFd nonBlocking() throws ErrnoException {
        return open(Constants.EFD_NONBLOCK);
    }

    /// One for a read of io_uring(7), which would not wait for a non-blocking one.
    public static EventFd blocking() throws ErrnoException {
        return open(0);
    }

    private static EventFd open(int flags) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int fd = Calls.eventfd(s, Constants.EFD_CLOEXEC | flags);
            if (fd < 0) {
                throw ErrnoException.of("eventfd", -fd, null);
            }
            return new EventFd(new Descriptor(fd));
        } finally {
            s.give();
        }
    }

    /// The number.
    public int fd() {
        return descriptor.fd();
    }

    /// Makes it readable. By any thread: one that comes after [#close] is refused, and does not
    /// write to what has the number by then.
    public void signal() throws ClosedChannelException {
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            Calls.eventfdWrite(s, descriptor.fd());
        } finally {
            s.give();
            descriptor.leave();
        }
    }

    /// Makes a non-blocking one unreadable.
    public void drain() throws ClosedChannelException {
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            Calls.eventfdDrain(s, descriptor.fd());
        } finally {
            s.give();
            descriptor.leave();
        }
    }

    /// Gives it back.
    public void close() {
        descriptor.close();
    }

    /// As [Descriptor#abandon].
    public void abandon() {
        descriptor.abandon();
    }
}
