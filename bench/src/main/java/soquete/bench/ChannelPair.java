package soquete.bench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// [StreamPair] in NIO.
record ChannelPair(SocketChannel left, SocketChannel right) implements AutoCloseable {
    static ChannelPair open() throws IOException {
        Path directory = Files.createTempDirectory("soquete-bench");
        Path path = directory.resolve("socket");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(path));
            SocketChannel left = SocketChannel.open(UnixDomainSocketAddress.of(path));
            return new ChannelPair(left, listener.accept());
        } finally {
            Files.deleteIfExists(path);
            Files.delete(directory);
        }
    }

    @Override
    public void close() throws IOException {
        left.close();
        right.close();
    }
}
