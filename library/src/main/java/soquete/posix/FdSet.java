package soquete.posix;

import java.util.BitSet;
import soquete.sys.EventCalls;

/// `fd_set`: descriptors below [#FD_SETSIZE]. For one thread at a time.
public final class FdSet {
    /// How many descriptors there is room for.
    public static final int FD_SETSIZE = 1024;

    private final BitSet bits = new BitSet(FD_SETSIZE);

    /// An empty set.
    public FdSet() {}

    /// Adds a descriptor: `FD_SET`.
    ///
    /// @param fd 0 to 1023
    /// @return this set
    /// @throws IllegalArgumentException if the number is out of range
    public FdSet set(int fd) {
        bits.set(checked(fd));
        return this;
    }

    /// Takes a descriptor out: `FD_CLR`.
    ///
    /// @param fd 0 to 1023
    /// @return this set
    /// @throws IllegalArgumentException if the number is out of range
    public FdSet clear(int fd) {
        bits.clear(checked(fd));
        return this;
    }

    /// Whether a descriptor is in the set: `FD_ISSET`.
    ///
    /// @param fd 0 to 1023
    /// @return true if it is
    /// @throws IllegalArgumentException if the number is out of range
    public boolean isSet(int fd) {
        return bits.get(checked(fd));
    }

    private static int checked(int fd) {
        if (fd < 0 || fd >= FD_SETSIZE) {
            throw new IllegalArgumentException(
                    "an fd_set has room for 0 to " + (FD_SETSIZE - 1) + ", not for " + fd);
        }
        return fd;
    }

    void encode(long at) {
        soquete.sys.FdSet.clear(at);
        bits.stream().forEach(fd -> soquete.sys.FdSet.add(at, fd));
    }

    void decode(long at) {
        for (int fd = 0; fd < EventCalls.FD_SETSIZE; fd++) {
            bits.set(fd, soquete.sys.FdSet.has(at, fd));
        }
    }

    /// The numbers: `{3, 5}`
    @Override
    public String toString() {
        return bits.toString();
    }
}
