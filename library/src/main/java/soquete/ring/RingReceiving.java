package soquete.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import soquete.message.MsgFlags;
import soquete.sys.LoopCalls;

/// How connections of a [RingDriver] receive: into buffers that the kernel takes from a ring, held
/// where a connection is paused, and in turn where there are too few.
final class RingReceiving {
    private static final int LARGEST_BUFFER = 16 * 1024;

    private final Ring ring;
    private final Deliveries deliveries;
    private final Chunks chunks;
    final BufferRing buffers;
    private final ByteBuffer[] views;

    /// Connections whose receive ended for want of a buffer, in that order.
    private final ArrayDeque<LoopConnection> starved = new ArrayDeque<>();

    /// Written by the thread of the loop alone.
    private volatile long withoutBuffer;

    RingReceiving(Ring ring, Deliveries deliveries, Chunks chunks, LoopOptions options)
            throws IOException {
        this.ring = ring;
        this.deliveries = deliveries;
        this.chunks = chunks;
        int count = options.ring().buffers();
        buffers = ring.provideBuffers(count, Math.min(options.buffer(), LARGEST_BUFFER));
        views = new ByteBuffer[count];
        for (int id = 0; id < views.length; id++) {
            long at = (long) id * buffers.size();
            views[id] = buffers.segment().asSlice(at, buffers.size()).asByteBuffer();
        }
    }

    /// Begins a multishot receive.
    void begin(LoopConnection connection, RingConnection state) {
        long data = RingDriver.RECEIVE | connection.number;
        state.receive =
                RingDriver.begin(
                        () -> ring.recvMultishot(data, connection.fd, buffers, MsgFlags.NONE));
        state.underWay++;
        state.cancelling = false;
    }

    /// Whether receives wait for buffers.
    boolean isShort() {
        return !starved.isEmpty();
    }

    long withoutBuffer() {
        return withoutBuffer;
    }

    /// The buffers are free again: so many receives go on as there are, lest the others find none
    /// once more. Those have their turn when the kernel was asked again.
    void feed() {
        for (int left = Math.min(starved.size(), views.length); left > 0; left--) {
            LoopConnection connection = starved.remove();
            goOn(connection, RingDriver.state(connection));
        }
    }

    /// One completion of a receive.
    void completed(LoopConnection connection, RingConnection state, int result, int flags)
            throws IOException {
        if (Completion.isFinal(flags)) {
            state.receive = 0;
        }
        if (Completion.hasBuffer(flags)) {
            int id = Completion.bufferId(flags);
            if (result > 0 && !connection.isOver()) {
                ByteBuffer view = views[id].position(0).limit(result);
                if (connection.wantsData() && !state.holdsSomething()) {
                    deliveries.received(connection, view);
                } else {
                    hold(state, view);
                }
            }
            buffers.recycle(id); // even where nothing came: see BufferRing
        }
        if (result == 0) {
            state.ended = true;
        } else if (result == -LoopCalls.ENOBUFS) {
            starved(connection);
            return;
        } else if (result < 0 && result != -LoopCalls.ECANCELED) {
            state.errno = -result;
        }
        if (Completion.isFinal(flags)) {
            goOn(connection, state);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread of the loop alone
    private void starved(LoopConnection connection) {
        withoutBuffer++;
        if (!connection.isOver()) {
            starved.add(connection);
        }
    }

    /// After the end of a receive: delivers that, or begins the next.
    void goOn(LoopConnection connection, RingConnection state) {
        if (!connection.wantsData() || state.receive != 0) {
            return;
        }
        if (!state.holdsSomething()) {
            begin(connection, state);
        } else if (state.held == null) {
            deliverEnd(connection, state);
        }
    }

    private void hold(RingConnection state, ByteBuffer data) {
        Outbox held = state.held;
        if (held == null) {
            held = new Outbox(chunks);
            state.held = held;
        }
        held.add(data);
    }

    /// Delivers what came while the connection was paused.
    void deliverHeld(LoopConnection connection, RingConnection state) {
        Outbox held = state.held;
        while (held != null && connection.wantsData()) {
            Chunk chunk = held.first();
            if (chunk == null) {
                state.held = null;
                held = null;
            } else {
                ByteBuffer data = chunk.content();
                int count = data.remaining();
                deliveries.received(connection, data);
                held.sent(count);
            }
        }
        if (held == null) {
            goOn(connection, state);
        }
    }

    private void deliverEnd(LoopConnection connection, RingConnection state) {
        if (state.errno != 0) {
            deliveries.failed(connection, "recv", state.errno);
            state.errno = 0;
        } else {
            state.ended = false;
            deliveries.ended(connection);
        }
    }
}
