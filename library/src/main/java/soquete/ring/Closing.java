package soquete.ring;

import org.jspecify.annotations.Nullable;
import soquete.sys.Calls;
import soquete.sys.IoUringCqe;
import soquete.sys.IoUringSqe;
import soquete.sys.Scratch;
import soquete.sys.SharedMemory;
import soquete.sys.UringConstants;

/// The end of a ring: everything under way is cancelled, and its final completion waited for.
final class Closing {
    private static final long PATIENCE = 2_000_000_000L;
    private static final long STEP = 50_000_000L;

    /// What a cancellation is known by: no token is 0.
    private static final long CANCELLATION = 0;

    private final Queues queues;
    private final Slots slots;

    Closing(Queues queues, Slots slots) {
        this.queues = queues;
        this.slots = slots;
    }

    void drain(Backlog backlog) {
        while (!backlog.isEmpty()) {
            long token = backlog.userData();
            end(token, backlog.remove());
        }
        long end = System.nanoTime() + PATIENCE;
        while (slots.used() > 0 && end - System.nanoTime() > 0) {
            cancelAll();
            int flags = UringConstants.IORING_ENTER_GETEVENTS;
            queues.enter(queues.pending(), 1, flags, STEP);
            read();
        }
    }

    private void cancelAll() {
        if (queues.isFull()) {
            return; // what is there goes first
        }
        int opcode = UringConstants.IORING_OP_ASYNC_CANCEL;
        int which = UringConstants.IORING_ASYNC_CANCEL_ANY | UringConstants.IORING_ASYNC_CANCEL_ALL;
        int operation = IoUringSqe.operation(opcode, 0, 0);
        IoUringSqe.encode(queues.next(), operation, 0, 0, 0, 0, which, CANCELLATION);
        queues.advance();
    }

    private void read() {
        int tail = queues.cqTail();
        while (tail - queues.cqHead() > 0) {
            long at = queues.read();
            long token = SharedMemory.getLong(at + IoUringCqe.USER_DATA);
            end(token, SharedMemory.getLong(at + IoUringCqe.RES));
        }
        queues.release();
    }

    private void end(long token, long outcome) {
        int slot = slots.find(token);
        if (slot < 0) {
            return;
        }
        int result = (int) outcome;
        int flags = (int) (outcome >>> Integer.SIZE);
        if (result >= 0) {
            discard(slots.operation(slot), result, flags, slots.held(slot));
        }
        if (Completion.isFinal(flags)) {
            slots.end(slot);
        }
    }

    /// Closes the descriptors that came and that nobody will hear of.
    private static void discard(int operation, int result, int flags, @Nullable Object held) {
        if (operation == UringConstants.IORING_OP_ACCEPT
                || operation == UringConstants.IORING_OP_SOCKET) {
            close(result);
        } else if (operation == UringConstants.IORING_OP_RECVMSG) {
            if (held instanceof RingMessage message) {
                close(message.descriptors());
            } else if (held instanceof MessageBuffers messages && Completion.hasBuffer(flags)) {
                messages.buffers().lend(result, flags);
                close(messages.descriptors(flags));
            }
        }
    }

    private static void close(int... descriptors) {
        Scratch s = Scratch.take();
        try {
            for (int descriptor : descriptors) {
                Calls.close(s, descriptor);
            }
        } finally {
            s.give();
        }
    }
}
