package soquete;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import soquete.endpoint.Family;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.SocketType;

/// Pairs of `AF_UNIX` sockets by socketpair(2).
final class TestPairs {
    private static final int AF_UNIX = 1;
    private static final int NONBLOCK_CLOEXEC = 0x80800;
    private static final Linker LINKER = Linker.nativeLinker();

    private TestPairs() {}

    /// A pair of stream sockets, or of another type.
    static Loopback.Pair unix(SocketType type) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment two = arena.allocate(JAVA_INT, 2);
            int kind = type.number() | NONBLOCK_CLOEXEC;
            if (call(kind, two) != 0) {
                throw new IOException("socketpair " + type);
            }
            return new Loopback.Pair(
                    socket(two.getAtIndex(JAVA_INT, 0), type),
                    socket(two.getAtIndex(JAVA_INT, 1), type));
        }
    }

    static Loopback.Pair stream() throws IOException {
        return unix(SocketType.SOCK_STREAM);
    }

    @SuppressWarnings("restricted") // only libc has socketpair
    private static int call(int kind, MemorySegment two) {
        FunctionDescriptor shape =
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
        try {
            return (int)
                    LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("socketpair"), shape)
                            .invokeExact(AF_UNIX, kind, 0, two);
        } catch (Throwable t) {
            throw new LinkageError("socketpair", t);
        }
    }

    /// As accept makes one.
    static Socket socket(int fd, SocketType type) throws IOException {
        try (Socket like = Socket.open(Family.AF_UNIX, type)) {
            return Socket.accepted(fd, like, new RawEndpoint(Family.AF_UNIX, new byte[0]));
        }
    }
}
