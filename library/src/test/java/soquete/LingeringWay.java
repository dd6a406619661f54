package soquete;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.message.SocketControl;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.posix.SysSocket;

/// How `SO_LINGER` may come to a socket.
enum LingeringWay {
    OPTION {
        @Override
        void linger(Socket socket, int seconds) throws IOException {
            socket.set(SolSocket.SO_LINGER, new Linger(true, seconds));
        }
    },
    RAW {
        @Override
        void linger(Socket socket, int seconds) throws IOException {
            socket.setRaw(SOL_SOCKET, SO_LINGER, bytes(seconds));
        }
    },
    POSIX {
        @Override
        void linger(Socket socket, int seconds) throws IOException {
            SysSocket.setsockopt(socket.fd(), SOL_SOCKET, SO_LINGER, bytes(seconds));
        }
    },
    DUPLICATE {
        @Override
        void linger(Socket socket, int seconds) throws IOException {
            try (Socket duplicate = socket.duplicate()) {
                OPTION.linger(duplicate, seconds);
            }
        }
    },
    /// Through a descriptor of the same socket that another process was given.
    GIVEN {
        @Override
        void linger(Socket socket, int seconds) throws IOException {
            try (Loopback.Pair unix = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
                unix.client().sendMsg(new byte[1], new SocketControl.Rights(List.of(socket.fd())));
            }
            elsewhere(socket, seconds);
        }
    },
    /// Through a descriptor of the same socket that a child has inherited.
    INHERITED {
        @Override
        void linger(Socket socket, int seconds) throws IOException {
            socket.inheritable(true);
            elsewhere(socket, seconds);
        }
    },
    /// Through a descriptor of the same socket in the process that it came from.
    ADOPTED {
        @Override
        Loopback.Pair connected(int seconds) throws IOException {
            Loopback.Pair pair = Loopback.Pair.tcp();
            Socket adopted = Socket.adopt(pair.client().detach());
            elsewhere(adopted, seconds);
            return new Loopback.Pair(adopted, pair.server());
        }
    },
    LISTENER {
        @Override
        Loopback.Pair connected(int seconds) throws IOException {
            try (Socket listener = Loopback.listener(Family.AF_INET)) {
                OPTION.linger(listener, seconds);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
                client.bind(Inet4Endpoint.LOOPBACK);
                client.connect(listener.localEndpoint());
                return new Loopback.Pair(listener.accept(), client);
            }
        }
    };

    private static final int SOL_SOCKET = 1;
    private static final int SO_LINGER = 13;

    /// A connection whose client lingers.
    Loopback.Pair connected(int seconds) throws IOException {
        Loopback.Pair pair = Loopback.Pair.tcp();
        linger(pair.client(), seconds);
        return pair;
    }

    void linger(Socket socket, int seconds) throws IOException {
        throw new UnsupportedOperationException(this + " sets nothing afterwards");
    }

    private static byte[] bytes(int seconds) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.nativeOrder())
                .putInt(1)
                .putInt(seconds)
                .array();
    }

    /// By the C library itself, as another process would.
    @SuppressWarnings("restricted") // past everything of ours
    private static void elsewhere(Socket socket, int seconds) throws IOException {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor shape =
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocateFrom(JAVA_INT, 1, seconds);
            int result =
                    (int)
                            linker.downcallHandle(
                                            linker.defaultLookup().findOrThrow("setsockopt"), shape)
                                    .invokeExact(socket.fd(), SOL_SOCKET, SO_LINGER, value, 8);
            if (result != 0) {
                throw new IOException("setsockopt failed");
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }
}
