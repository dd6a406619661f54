package soquete.ring;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import soquete.MessageBatch;
import soquete.Socket;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.MsgFlags;

/// A datagram socket of an [EventLoop]. Its methods belong to the thread of the loop.
///
/// Messages are received in batches by recvmmsg(2). With `UDP_GRO` set on the socket a slot holds
/// many datagrams of one sender; with `UDP_SEGMENT`, set on the socket or as a control message of
/// the slot ([MessageBatch#controls(int, java.util.List)]), a slot is sent as many.
public final class LoopDatagrams extends Watched {
    /// Batches that one socket receives before the others have their turn.
    private static final int TURNS = 16;

    private final EventLoop loop;
    private final Socket socket;
    private final DatagramHandler handler;
    private final MessageBatch batch;
    private boolean closed;

    /// Whether it is in the driver's list of those to go on with.
    boolean continuing;

    private boolean receiving;

    LoopDatagrams(EventLoop loop, Socket socket, DatagramHandler handler, MessageBatch batch) {
        super(socket.fd());
        this.loop = loop;
        this.socket = socket;
        this.handler = handler;
        this.batch = batch;
        socket.timeout(Duration.ZERO);
    }

    /// The socket: for options, and for what is not waited for. It does not wait (its timeout is
    /// zero), and closing it is [#close]'s.
    ///
    /// @return as given to [EventLoop#datagrams]
    public Socket socket() {
        return socket;
    }

    /// Sends messages, as many as the kernel takes at once.
    ///
    /// @param messages as for [Socket#sendBatch(MessageBatch, int, int, MsgFlags)]
    /// @param first    the first slot
    /// @param count    how many slots
    /// @return how many it took; after fewer than `count`, [DatagramHandler#onWritable] tells when
    ///     it is worth to go on
    /// @throws IOException if the first could not be sent for another reason
    public int send(MessageBatch messages, int first, int count) throws IOException {
        loop.requireOwnThread();
        int sent = 0;
        try {
            sent = socket.sendBatch(messages, first, count, MsgFlags.NONE);
        } catch (WouldBlockException e) {
            // none; what follows is the same as for some
        }
        if (sent < count) {
            loop.driver().awaitRoom(this);
        }
        return sent;
    }

    /// Closes the socket. Safe to repeat.
    public void close() {
        loop.requireOwnThread();
        end(null);
    }

    /// By any thread. A loop that is closed has closed it, or is about to.
    void closeSoon() {
        loop.tryExecute(this::close);
    }

    /// `LoopDatagrams[Socket[…]]`
    @Override
    public String toString() {
        return "LoopDatagrams[" + socket + "]";
    }

    void end(@Nullable IOException why) {
        if (closed) {
            return;
        }
        closed = true;
        loop.served().release(this);
        over(why);
    }

    /// The loop has failed.
    void abandon() {
        if (!closed) {
            closed = true;
            over(new AsynchronousCloseException());
        }
    }

    private void over(@Nullable IOException why) {
        socket.close();
        try {
            handler.onClose(this, why);
        } catch (RuntimeException | Error e) {
            Failures.log("onClose of a handler failed", e);
        }
        if (!receiving) {
            batch.close();
        }
    }

    /// Receives what is there; answers whether there may be more.
    boolean receive() {
        receiving = true;
        try {
            for (int turn = 0; turn < TURNS && !closed; turn++) {
                int count = receiveBatch();
                if (count > 0) {
                    guarded(() -> handler.onMessages(this, batch));
                }
                if (count >= 0 && count < batch.slots()) {
                    return false;
                }
            }
            return !closed;
        } finally {
            receiving = false;
            if (closed) {
                batch.close();
            }
        }
    }

    /// The messages that came; -1 after an error that was told, after which it is worth to go on.
    private int receiveBatch() {
        try {
            return socket.recvBatch(batch);
        } catch (WouldBlockException e) {
            return 0;
        } catch (ErrnoException e) {
            guarded(() -> handler.onError(this, e));
            return -1;
        } catch (IOException e) {
            end(e);
            return 0;
        }
    }

    void roomAgain() {
        guarded(() -> handler.onWritable(this));
    }

    private void guarded(Call call) {
        try {
            call.run();
        } catch (IOException e) {
            end(e);
        } catch (RuntimeException | Error e) {
            Failures.log("a handler failed; its socket ends", e);
            end(new IOException("the handler failed: " + e, e));
        }
    }

    private interface Call {
        void run() throws IOException;
    }
}
