package soquete.bench.load;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import soquete.ring.LoopOptions;

/// Everything that `bench/compare` can run in Java. A new subject is a class, a line here and one
/// in `bench/comparing/subjects.py`.
final class Subjects {
    private static final Map<String, Supplier<EchoServer>> SERVERS =
            Map.ofEntries(
                    Map.entry("nio", NioServer::new),
                    Map.entry("jdk-vt-channel", ChannelServer::new),
                    Map.entry("jdk-vt-socket", SocketServer::new),
                    Map.entry("junixsocket", JunixServer::new),
                    Map.entry("netty-nio", () -> NettyServer.NIO),
                    Map.entry("netty-epoll", () -> NettyServer.EPOLL),
                    Map.entry("netty-uring", () -> NettyServer.IO_URING),
                    Map.entry("netty-epoll-http", NettyHttpServer::new),
                    Map.entry("soquete-epoll", () -> LoopServer.usual(LoopOptions.EPOLL)),
                    Map.entry("soquete-ring", () -> LoopServer.usual(LoopOptions.RING)),
                    Map.entry("soquete-ring-tight", LoopServer::tight),
                    Map.entry("soquete-threads", SoqueteServer::onPlatformThreads),
                    Map.entry("soquete-vt", SoqueteServer::onVirtualThreads),
                    Map.entry("soquete-vt-lean", SoqueteServer.Lean::new));

    private Subjects() {}

    static EchoServer server(String name) {
        return Objects.requireNonNull(SERVERS.get(name), name).get();
    }
}
