package soquete.sys;

/// `struct pollfd` of `<poll.h>`.
@CStruct("pollfd")
public final class Pollfd {
    /// Bytes of one element of the array.
    public static final int SIZE = 8;

    static final int FD = 0;
    static final int EVENTS = 4;
    static final int REVENTS = 6;

    private Pollfd() {}

    /// Writes an element that asks for some events.
    public static void encode(long to, int fd, int events) {
        Memory.putInt(to + FD, fd);
        Memory.putShort(to + EVENTS, (short) events);
        Memory.putShort(to + REVENTS, (short) 0);
    }

    /// The events that the kernel answered.
    public static int revents(long from) {
        return Memory.getShort(from + REVENTS) & 0xffff;
    }
}
