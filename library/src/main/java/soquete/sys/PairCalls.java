package soquete.sys;

/// Two sockets at once.
public final class PairCalls {
    private PairCalls() {}

    /// Leaves the descriptors in the scratch's value; see [#first] and [#second].
    public static int socketpair(Scratch s, int domain, int type, int protocol) {
        return (int)
                Kernel.call(
                        s.errno, SystemCall.SOCKETPAIR, domain, type, protocol, s.value(), 0, 0);
    }

    public static int first(Scratch s) {
        return Memory.getInt(s.value());
    }

    public static int second(Scratch s) {
        return Memory.getInt(s.value() + Integer.BYTES);
    }
}
