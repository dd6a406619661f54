package soquete.ring;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.sys.KernelTimespec;
import soquete.sys.UringConstants;

/// The part of [Ring] that is about other operations: time, and cancelling. It is a class of its
/// own only to keep the files readable.
abstract sealed class Controls extends Connections permits Ring {
    Controls(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Does nothing, which comes to a completion all the same.
    ///
    /// C: `void io_uring_prep_nop(struct io_uring_sqe *sqe)`, `IORING_OP_NOP`, since Linux 5.1
    ///
    /// @param userData what the completion is to say
    /// @return the token. The result is 0
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long nop(long userData) throws IOException {
        return prepare(UringConstants.IORING_OP_NOP, 0, -1, 0, 0, 0, 0, userData, null);
    }

    /// Comes to a completion after some time.
    ///
    /// C: `void io_uring_prep_timeout(struct io_uring_sqe *sqe, struct __kernel_timespec *ts,
    /// unsigned count, unsigned flags)`, `IORING_OP_TIMEOUT`, since Linux 5.4
    ///
    /// @param userData what the completion is to say
    /// @param nanos    nanoseconds of the monotonic clock, 0 or more
    /// @return the token. The result is `-ETIME` when the time is over, or `-ECANCELED`
    /// @throws IllegalArgumentException if the time is negative
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long timeout(long userData, long nanos) throws IOException {
        if (nanos < 0) {
            throw refused("a timeout is 0 nanoseconds or more, and " + nanos + " is not");
        }
        long at = argument();
        KernelTimespec.encode(nanos, at);
        return prepare(UringConstants.IORING_OP_TIMEOUT, 0, -1, 0, at, 1, 0, userData, null);
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
        if (token <= 0) {
            throw refused(token + " is not a token: the method that begins an operation returns it");
        }
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
}
