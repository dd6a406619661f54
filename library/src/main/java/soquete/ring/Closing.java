package soquete.ring;

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

    private Closing() {}

    static void drain(Queues queues, Slots slots, Backlog backlog) {
        while (!backlog.isEmpty()) {
            long token = backlog.userData();
            end(slots, token, backlog.remove());
        }
        long end = System.nanoTime() + PATIENCE;
        while (slots.used() > 0 && end - System.nanoTime() > 0) {
            cancelAll(queues);
            int flags = UringConstants.IORING_ENTER_GETEVENTS;
            queues.enter(queues.pending(), 1, flags, STEP);
            read(queues, slots);
        }
    }

    private static void cancelAll(Queues queues) {
        if (queues.isFull()) {
            return; // what is there goes first
        }
        int opcode = UringConstants.IORING_OP_ASYNC_CANCEL;
        int which = UringConstants.IORING_ASYNC_CANCEL_ANY | UringConstants.IORING_ASYNC_CANCEL_ALL;
        int operation = IoUringSqe.operation(opcode, 0, 0);
        IoUringSqe.encode(queues.next(), operation, 0, 0, 0, 0, which, CANCELLATION);
        queues.advance();
    }

    private static void read(Queues queues, Slots slots) {
        int tail = queues.cqTail();
        while (tail - queues.cqHead() > 0) {
            long at = queues.read();
            long token = SharedMemory.getLong(at + IoUringCqe.USER_DATA);
            end(slots, token, SharedMemory.getLong(at + IoUringCqe.RES));
        }
        queues.release();
    }

    private static void end(Slots slots, long token, long outcome) {
        int slot = slots.find(token);
        if (slot < 0) {
            return;
        }
        int result = (int) outcome;
        int operation = slots.operation(slot);
        if (result >= 0
                && (operation == UringConstants.IORING_OP_ACCEPT
                        || operation == UringConstants.IORING_OP_SOCKET)) {
            Scratch s = Scratch.take();
            try {
                Calls.close(s, result);
            } finally {
                s.give();
            }
        }
        if (Completion.isFinal((int) (outcome >>> Integer.SIZE))) {
            slots.end(slot);
        }
    }
}
