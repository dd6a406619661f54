package soquete.bench.load;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/// One thread with a `Selector`, as the JDK's own documentation does it, with one buffer.
final class NioServer implements EchoServer {
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    @Override
    public Address start(Address at) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener =
                at.isUnix()
                        ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        : ServerSocketChannel.open();
        listener.bind(at.toSocketAddress(), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().name("selector").start(() -> run(selector));
        return at.bound(listener.getLocalAddress());
    }

    private void run(Selector selector) {
        Consumer<SelectionKey> turn = this::turn;
        while (true) {
            try {
                selector.select(turn);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void turn(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept(key);
            } else if (key.isWritable()) {
                rest(key);
            } else {
                echo(key);
            }
        } catch (IOException e) { // the peer has gone
            close(key);
        }
    }

    private static void accept(SelectionKey key) throws IOException {
        ServerSocketChannel listener = (ServerSocketChannel) key.channel();
        for (SocketChannel made = listener.accept(); made != null; made = listener.accept()) {
            made.configureBlocking(false);
            if (made.getLocalAddress() instanceof java.net.InetSocketAddress) {
                made.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            made.register(key.selector(), SelectionKey.OP_READ);
        }
    }

    private void echo(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        int got = channel.read(buffer.clear());
        if (got < 0) {
            close(key);
        } else if (got > 0) {
            channel.write(buffer.flip());
            if (buffer.hasRemaining()) {
                key.attach(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip());
                key.interestOps(SelectionKey.OP_WRITE);
            }
        }
    }

    private static void rest(SelectionKey key) throws IOException {
        ByteBuffer rest = (ByteBuffer) key.attachment();
        ((SocketChannel) key.channel()).write(rest);
        if (!rest.hasRemaining()) {
            key.attach(null);
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
