package soquete.message;

/// Events of poll(2): the `POLL*` bits, put together with [#and].
///
/// An open set: `new PollEvents(bits)` works for bits this class has no name for.
///
/// @param bits the bits of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
public record PollEvents(int bits) {
    /// No event: errors and hang-ups are told all the same.
    public static final PollEvents NONE = new PollEvents(0);

    /// Data, a connection to accept, or the end of the stream.
    public static final PollEvents POLLIN = new PollEvents(0x1);

    /// Urgent data, or another exceptional condition.
    public static final PollEvents POLLPRI = new PollEvents(0x2);

    /// Room to send, or the outcome of a connect.
    public static final PollEvents POLLOUT = new PollEvents(0x4);

    /// An error is pending, or the error queue has an entry; the reader of a pipe has left. Always
    /// told, whether asked for or not. (result)
    public static final PollEvents POLLERR = new PollEvents(0x8);

    /// Both halves of the connection have ended, or the writer of a pipe has left. Always told,
    /// whether asked for or not. (result)
    public static final PollEvents POLLHUP = new PollEvents(0x10);

    /// The descriptor is not open. (result)
    public static final PollEvents POLLNVAL = new PollEvents(0x20);

    /// As [#POLLIN].
    public static final PollEvents POLLRDNORM = new PollEvents(0x40);

    /// Data of a priority band.
    public static final PollEvents POLLRDBAND = new PollEvents(0x80);

    /// As [#POLLOUT].
    public static final PollEvents POLLWRNORM = new PollEvents(0x100);

    /// Room to send data of a priority band.
    public static final PollEvents POLLWRBAND = new PollEvents(0x200);

    /// Not used by Linux.
    public static final PollEvents POLLMSG = new PollEvents(0x400);

    /// The peer has ended its half of the stream, or the whole connection. Since Linux 2.6.17.
    public static final PollEvents POLLRDHUP = new PollEvents(0x2000);

    /// These events and those.
    ///
    /// @param more further events
    /// @return the union
    public PollEvents and(PollEvents more) {
        return new PollEvents(bits | more.bits);
    }

    /// Whether all of some events are set.
    ///
    /// @param events the events to look for
    /// @return true if none of them is missing
    public boolean has(PollEvents events) {
        return (bits & events.bits) == events.bits;
    }

    /// Whether one of some events is set.
    ///
    /// @param events the events to look for
    /// @return true unless all of them are missing
    public boolean hasAny(PollEvents events) {
        return (bits & events.bits) != 0;
    }

    /// The C names: `POLLIN|POLLHUP`; `0` for none; unknown bits in hexadecimal.
    @Override
    public String toString() {
        return EventsText.of("POLL", bits);
    }
}
