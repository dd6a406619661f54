package soquete.sys;

/// `fd_set` of `<sys/select.h>`: one bit for each of `FD_SETSIZE` descriptors.
public final class FdSet {
    private FdSet() {}

    /// Bytes of the array.
    public static int size() {
        return EventCalls.FD_SETSIZE / Byte.SIZE;
    }

    /// `FD_ZERO`
    public static void clear(long set) {
        for (int at = 0; at < size(); at += Long.BYTES) {
            Memory.putLong(set + at, 0);
        }
    }

    /// `FD_SET`
    public static void add(long set, int fd) {
        long at = word(set, fd);
        Memory.putLong(at, Memory.getLong(at) | 1L << fd);
    }

    /// `FD_ISSET`
    public static boolean has(long set, int fd) {
        return (Memory.getLong(word(set, fd)) & 1L << fd) != 0;
    }

    private static long word(long set, int fd) {
        return set + (long) (fd / Long.SIZE) * Long.BYTES;
    }
}
