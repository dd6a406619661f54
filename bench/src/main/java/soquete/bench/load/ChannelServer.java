package soquete.bench.load;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// The JDK's virtual threads, one for each connection, with a blocking `SocketChannel` and a direct
/// buffer.
final class ChannelServer implements EchoServer {
    @Override
    public Address start(Address at) throws IOException {
        ServerSocketChannel listener =
                at.isUnix()
                        ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        : ServerSocketChannel.open();
        listener.bind(at.toSocketAddress(), BACKLOG);
        Thread.startVirtualThread(() -> accept(listener, at));
        return at.bound(listener.getLocalAddress());
    }

    private static void accept(ServerSocketChannel listener, Address at) {
        while (true) {
            try {
                SocketChannel channel = listener.accept();
                if (!at.isUnix()) {
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                }
                Thread.startVirtualThread(() -> echo(channel));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void echo(SocketChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (channel) {
            while (channel.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException e) {
            return; // the peer has gone
        }
    }
}
