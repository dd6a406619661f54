package soquete.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A handler that does nothing by itself, and tells a test what happened.
class Recorded implements LoopHandler {
    final CompletableFuture<LoopConnection> opened = new CompletableFuture<>();
    final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final CompletableFuture<End> closed = new CompletableFuture<>();

    /// How a connection ended.
    record End(@Nullable IOException why) {}

    @Override
    public void onOpen(LoopConnection connection) throws IOException {
        opened.complete(connection);
    }

    @Override
    public void onData(LoopConnection connection, ByteBuffer data) throws IOException {}

    @Override
    public void onEnd(LoopConnection connection) throws IOException {
        ended.complete(true);
        connection.close();
    }

    @Override
    public void onClose(LoopConnection connection, @Nullable IOException why) {
        if (!closed.complete(new End(why))) {
            throw new AssertionError("onClose came twice");
        }
    }

    LoopConnection connection() throws Exception {
        return opened.get(10, TimeUnit.SECONDS);
    }

    @Nullable IOException why() throws Exception {
        return closed.get(10, TimeUnit.SECONDS).why();
    }

    boolean isClosed() {
        return closed.isDone();
    }
}
