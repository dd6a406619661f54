package soquete.message;

/// Events and modes of epoll(7): the `EPOLL*` bits, put together with [#and].
///
/// An open set: `new EpollEvents(bits)` works for bits this class has no name for.
///
/// @param bits the bits of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl(2)</a>
public record EpollEvents(int bits) {
    /// No event: errors and hang-ups are told all the same.
    public static final EpollEvents NONE = new EpollEvents(0);

    /// Data, a connection to accept, or the end of the stream.
    public static final EpollEvents EPOLLIN = new EpollEvents(0x1);

    /// Urgent data, or another exceptional condition.
    public static final EpollEvents EPOLLPRI = new EpollEvents(0x2);

    /// Room to send, or the outcome of a connect.
    public static final EpollEvents EPOLLOUT = new EpollEvents(0x4);

    /// An error is pending, or the error queue has an entry; the reader of a pipe has left. Always
    /// told, whether asked for or not. (result)
    public static final EpollEvents EPOLLERR = new EpollEvents(0x8);

    /// Both halves of the connection have ended, or the writer of a pipe has left. Always told,
    /// whether asked for or not. (result)
    public static final EpollEvents EPOLLHUP = new EpollEvents(0x10);

    /// As [#EPOLLIN].
    public static final EpollEvents EPOLLRDNORM = new EpollEvents(0x40);

    /// Data of a priority band.
    public static final EpollEvents EPOLLRDBAND = new EpollEvents(0x80);

    /// As [#EPOLLOUT].
    public static final EpollEvents EPOLLWRNORM = new EpollEvents(0x100);

    /// Room to send data of a priority band.
    public static final EpollEvents EPOLLWRBAND = new EpollEvents(0x200);

    /// Not used by Linux.
    public static final EpollEvents EPOLLMSG = new EpollEvents(0x400);

    /// The peer has ended its half of the stream, or the whole connection. Since Linux 2.6.17.
    public static final EpollEvents EPOLLRDHUP = new EpollEvents(0x2000);

    /// Wake one of several epolls that watch the same descriptor, instead of all: for adding
    /// alone. Since Linux 4.5. (epoll_ctl)
    public static final EpollEvents EPOLLEXCLUSIVE = new EpollEvents(1 << 28);

    /// Keep the system from suspending while the event is being handled; without
    /// `CAP_BLOCK_SUSPEND` the kernel ignores it. Since Linux 3.5. (epoll_ctl)
    public static final EpollEvents EPOLLWAKEUP = new EpollEvents(1 << 29);

    /// Tell one event, then nothing until the registration is modified. (epoll_ctl)
    public static final EpollEvents EPOLLONESHOT = new EpollEvents(1 << 30);

    /// Edge-triggered: tell changes, not states. (epoll_ctl)
    public static final EpollEvents EPOLLET = new EpollEvents(1 << 31);

    /// These events and those.
    ///
    /// @param more further events
    /// @return the union
    public EpollEvents and(EpollEvents more) {
        return new EpollEvents(bits | more.bits);
    }

    /// Whether all of some events are set.
    ///
    /// @param events the events to look for
    /// @return true if none of them is missing
    public boolean has(EpollEvents events) {
        return (bits & events.bits) == events.bits;
    }

    /// Whether one of some events is set.
    ///
    /// @param events the events to look for
    /// @return true unless all of them are missing
    public boolean hasAny(EpollEvents events) {
        return (bits & events.bits) != 0;
    }

    /// The C names: `EPOLLIN|EPOLLHUP`; `0` for none; unknown bits in hexadecimal.
    @Override
    public String toString() {
        return EventsText.of("EPOLL", bits);
    }
}
