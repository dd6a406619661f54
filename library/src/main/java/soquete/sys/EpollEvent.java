package soquete.sys;

/// `struct epoll_event` of `<sys/epoll.h>`: packed on x86-64, aligned on aarch64.
@CStruct("epoll_event")
public final class EpollEvent {
    /// Bytes of one element of the array.
    public static final int SIZE = Architecture.AARCH64 ? 16 : 12;

    static final int EVENTS = 0;
    static final int DATA = Architecture.AARCH64 ? 8 : 4;

    private EpollEvent() {}

    static void encode(long to, int events, long data) {
        Memory.putInt(to + EVENTS, events);
        Memory.putLong(to + DATA, data);
    }

    /// The events that happened.
    public static int events(long from) {
        return Memory.getInt(from + EVENTS);
    }

    /// What the registration left for itself.
    public static long data(long from) {
        return Memory.getLong(from + DATA);
    }
}
