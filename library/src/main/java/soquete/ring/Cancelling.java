package soquete.ring;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.sys.Scratch;
import soquete.sys.UringCalls;
import soquete.sys.UringConstants;

/// The part of [Ring] that cancels, and that waits for readiness. It is a class of its own only to
/// keep the files readable.
abstract sealed class Cancelling extends Timing permits Commands {
    private static final int NOT_FOUND = 2;

    Cancelling(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Cancels one operation. It still has its own final completion, mostly `-ECANCELED`.
    ///
    /// C: `void io_uring_prep_cancel64(struct io_uring_sqe *sqe, __u64 user_data, int flags)`,
    /// `IORING_OP_ASYNC_CANCEL`, since Linux 5.5
    ///
    /// @param userData what the completion of the cancellation is to say
    /// @param token    the operation; one that is final already harms nobody
    /// @return the token of the cancellation. The result is 0; `-ENOENT` there is no such operation
    ///     any more; `-EALREADY` it runs and may or may not be stopped
    /// @throws IllegalArgumentException if it cannot be a token
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long cancel(long userData, long token) throws IOException {
        requireToken(token);
        int opcode = UringConstants.IORING_OP_ASYNC_CANCEL;
        return prepare(opcode, 0, -1, 0, token, 0, 0, userData, null);
    }

    /// Cancels all operations on a descriptor.
    ///
    /// C: `void io_uring_prep_cancel_fd(struct io_uring_sqe *sqe, int fd, unsigned int flags)` with
    /// `IORING_ASYNC_CANCEL_ALL`, since Linux 5.19
    ///
    /// @param userData what the completion of the cancellation is to say
    /// @param fd       an open descriptor
    /// @return the token of the cancellation. The result is the number of operations, or `-ENOENT`
    ///     for none
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long cancelDescriptor(long userData, int fd) throws IOException {
        int opcode = UringConstants.IORING_OP_ASYNC_CANCEL;
        int which = UringConstants.IORING_ASYNC_CANCEL_FD | UringConstants.IORING_ASYNC_CANCEL_ALL;
        return prepare(opcode, 0, fd, 0, 0, 0, which, userData, null);
    }

    /// Cancels everything that is under way.
    ///
    /// C: `void io_uring_prep_cancel(…)` with `IORING_ASYNC_CANCEL_ANY` and
    /// `IORING_ASYNC_CANCEL_ALL`, since Linux 5.19
    ///
    /// @param userData what the completion of the cancellation is to say
    /// @return the token of the cancellation. The result is the number of operations, the ring's
    ///     own among them, or `-ENOENT` for none
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long cancelAll(long userData) throws IOException {
        int opcode = UringConstants.IORING_OP_ASYNC_CANCEL;
        int which = UringConstants.IORING_ASYNC_CANCEL_ANY | UringConstants.IORING_ASYNC_CANCEL_ALL;
        return prepare(opcode, 0, -1, 0, 0, 0, which, userData, null);
    }

    /// Cancels all operations on a socket in the table of registered descriptors.
    ///
    /// C: `IORING_ASYNC_CANCEL_FD_FIXED`, since Linux 6.0
    ///
    /// @param userData what the completion of the cancellation is to say
    /// @param place    in the table
    /// @return the token of the cancellation. The result is as that of [#cancelDescriptor]
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long cancelDirect(long userData, int place) throws IOException {
        int opcode = UringConstants.IORING_OP_ASYNC_CANCEL;
        int which =
                UringConstants.IORING_ASYNC_CANCEL_FD
                        | UringConstants.IORING_ASYNC_CANCEL_FD_FIXED
                        | UringConstants.IORING_ASYNC_CANCEL_ALL;
        return prepare(opcode, 0, place, 0, 0, 0, which, userData, null);
    }

    /// Cancels one operation, and returns when the kernel has let go of it: its final completion
    /// can be read then. What was prepared is submitted first.
    ///
    /// C: `int io_uring_register_sync_cancel(struct io_uring *ring, struct
    /// io_uring_sync_cancel_reg *reg)`, `IORING_REGISTER_SYNC_CANCEL`, since Linux 6.0
    ///
    /// @param token the operation
    /// @param nanos how long to wait at most; negative for ever
    /// @return whether there was such an operation
    /// @throws ErrnoException `ETIME` it was not over in time
    /// @throws IllegalArgumentException if it cannot be a token
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public boolean cancelNow(long token, long nanos) throws IOException {
        check();
        requireToken(token);
        submit();
        Scratch s = Scratch.take();
        try {
            int result = UringCalls.cancelNow(s, fd(), token, nanos);
            if (result == -NOT_FOUND) {
                return false;
            }
            if (result < 0) {
                throw ErrnoException.of("io_uring_register", -result, "cancellation");
            }
            return true;
        } finally {
            s.give();
        }
    }

    /// Waits once until a descriptor is ready.
    ///
    /// C: `void io_uring_prep_poll_add(struct io_uring_sqe *sqe, int fd, unsigned poll_mask)`,
    /// `IORING_OP_POLL_ADD`, since Linux 5.1
    ///
    /// @param userData what the completion is to say
    /// @param fd       an open descriptor
    /// @param events   bits of poll(2): `POLLIN` 1, `POLLPRI` 2, `POLLOUT` 4, `POLLRDHUP` 0x2000
    /// @return the token. The result is the bits that are ready, `POLLERR` 8 and `POLLHUP` 0x10
    ///     among them, or `-errno`
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long poll(long userData, int fd, int events) throws IOException {
        int opcode = UringConstants.IORING_OP_POLL_ADD;
        return prepare(opcode, 0, fd, 0, 0, 0, events, userData, null);
    }

    /// Tells again and again that a descriptor became ready: edge-triggered, as `EPOLLET`.
    ///
    /// C: `void io_uring_prep_poll_multishot(…)`, `IORING_POLL_ADD_MULTI`, since Linux 5.13
    ///
    /// @param userData what the completions are to say
    /// @param fd       an open descriptor
    /// @param events   as of [#poll]
    /// @return the token. The results are as that of [#poll]
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long pollMultishot(long userData, int fd, int events) throws IOException {
        int opcode = UringConstants.IORING_OP_POLL_ADD;
        int multi = UringConstants.IORING_POLL_ADD_MULTI;
        return prepare(opcode, 0, fd, 0, 0, multi, events, userData, null);
    }

    /// Ends a wait for readiness.
    ///
    /// C: `void io_uring_prep_poll_remove(struct io_uring_sqe *sqe, __u64 user_data)`,
    /// `IORING_OP_POLL_REMOVE`, since Linux 5.1
    ///
    /// @param userData what the completion is to say
    /// @param token    of [#poll] or [#pollMultishot]
    /// @return the token. The result is 0, or `-ENOENT`
    /// @throws IllegalArgumentException if it cannot be a token
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long removePoll(long userData, long token) throws IOException {
        requireToken(token);
        int opcode = UringConstants.IORING_OP_POLL_REMOVE;
        return prepare(opcode, 0, -1, 0, token, 0, 0, userData, null);
    }

    /// Lets a multishot wait for readiness look for other events.
    ///
    /// C: `void io_uring_prep_poll_update(…)`, `IORING_POLL_UPDATE_EVENTS`, since Linux 5.13
    ///
    /// @param userData what the completion is to say
    /// @param token    of [#pollMultishot]
    /// @param events   as of [#poll]
    /// @return the token. The result is 0, or `-ENOENT`
    /// @throws IllegalArgumentException if it cannot be a token
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long updatePoll(long userData, long token, int events) throws IOException {
        requireToken(token);
        int opcode = UringConstants.IORING_OP_POLL_REMOVE;
        int flags = UringConstants.IORING_POLL_UPDATE_EVENTS | UringConstants.IORING_POLL_ADD_MULTI;
        return prepare(opcode, 0, -1, 0, token, flags, events, userData, null);
    }
}
