package soquete.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import soquete.Socket;
import soquete.ring.Engine;
import soquete.ring.EventLoop;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;
import soquete.ring.LoopOptions;
import soquete.testkit.Capability;

/// What the tests of servers on event loops have in common.
final class OnLoops {
    static final Duration LONG = Duration.ofSeconds(20);

    /// Sends back what comes, until the end.
    static final LoopHandlers ECHO = _ -> LoopConnection::send;

    private static final Capability IO_URING =
            Capability.probed("needs io_uring of Linux 6.1", OnLoops::opensARing);

    private OnLoops() {}

    /// With every engine.
    static final class Engines implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            return Stream.of(Arguments.of(LoopOptions.EPOLL), Arguments.of(LoopOptions.RING));
        }
    }

    private static boolean opensARing() throws IOException {
        EventLoop.open(LoopOptions.RING).close();
        return true;
    }

    static Server start(ServerBuilder builder, LoopOptions options, LoopHandlers handlers)
            throws IOException {
        return start(builder, 2, options, handlers);
    }

    /// Starts a server, or skips the test where the machine does not have the engine.
    static Server start(ServerBuilder builder, int loops, LoopOptions options, LoopHandlers all)
            throws IOException {
        if (options.engine() == Engine.RING) {
            assumeRing();
        }
        return builder.handleOnLoops(loops, options, all);
    }

    static void assumeRing() {
        IO_URING.assume();
    }

    static Socket client(Server server) throws IOException {
        Socket client = Socket.client(server.endpoints().getFirst());
        client.timeout(LONG);
        return client;
    }

    /// A handler whose methods tests override.
    static class Handler implements LoopHandler {
        @Override
        public void onData(LoopConnection connection, ByteBuffer data) throws IOException {
            var _ = connection.send(data);
        }
    }
}
