package soquete.ring;

import java.io.IOException;
import java.time.Instant;
import soquete.error.ErrnoException;
import soquete.sys.KernelTimespec;
import soquete.sys.UringConstants;

/// The part of [Ring] that is about time. It is a class of its own only to keep the files readable.
abstract sealed class Timing extends Direct permits Cancelling {
    Timing(int entries, int completions) throws ErrnoException {
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
        return timeout(userData, nanos, 0, 0);
    }

    /// Comes to a completion at a point of time of the monotonic clock.
    ///
    /// C: `IORING_TIMEOUT_ABS`, since Linux 5.4
    ///
    /// @param userData what the completion is to say
    /// @param nanoTime a point as [System#nanoTime] counts
    /// @return the token. The result is `-ETIME` when it has come, or `-ECANCELED`
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long timeoutAt(long userData, long nanoTime) throws IOException {
        return timeout(userData, Math.max(nanoTime, 0), 0, UringConstants.IORING_TIMEOUT_ABS);
    }

    /// Comes to a completion at a point of the time of day, however the clock is set meanwhile.
    ///
    /// C: `IORING_TIMEOUT_ABS` and `IORING_TIMEOUT_REALTIME`, since Linux 5.15
    ///
    /// @param userData what the completion is to say
    /// @param time     the point, 1970 or later
    /// @return the token. The result is `-ETIME` when it has come, or `-ECANCELED`
    /// @throws IllegalArgumentException if it is before 1970
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long timeoutAt(long userData, Instant time) throws IOException {
        if (time.getEpochSecond() < 0) {
            throw refused("a timeout is at 1970 or later, and " + time + " is not");
        }
        long at = argument();
        KernelTimespec.encode(time.getEpochSecond(), time.getNano(), at);
        int flags = UringConstants.IORING_TIMEOUT_ABS | UringConstants.IORING_TIMEOUT_REALTIME;
        return prepare(UringConstants.IORING_OP_TIMEOUT, 0, -1, 0, at, 1, flags, userData, null);
    }

    /// Comes to a completion each time that some time has passed.
    ///
    /// C: `IORING_TIMEOUT_MULTISHOT`, since Linux 6.4
    ///
    /// @param userData what the completions are to say
    /// @param nanos    nanoseconds between them, 1 or more
    /// @param count    how many; 0 until it is cancelled
    /// @return the token. The results are `-ETIME`, or `-ECANCELED`
    /// @throws IllegalArgumentException if a number is out of its range
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long timeoutMultishot(long userData, long nanos, int count) throws IOException {
        if (nanos < 1 || count < 0) {
            throw refused(
                    "a repeated timeout has 1 nanosecond or more and a count of 0 or more, not "
                            + nanos
                            + " and "
                            + count);
        }
        return timeout(userData, nanos, count, UringConstants.IORING_TIMEOUT_MULTISHOT);
    }

    private long timeout(long userData, long nanos, long count, int flags) throws IOException {
        requireTime(nanos);
        long at = argument();
        KernelTimespec.encode(nanos, at);
        return prepare(
                UringConstants.IORING_OP_TIMEOUT, 0, -1, count, at, 1, flags, userData, null);
    }

    private void requireTime(long nanos) {
        if (nanos < 0) {
            throw refused("a timeout is 0 nanoseconds or more, and " + nanos + " is not");
        }
    }

    /// Ends a timeout before its time, as [Ring#cancel].
    ///
    /// C: `void io_uring_prep_timeout_remove(struct io_uring_sqe *sqe, __u64 user_data, unsigned
    /// flags)`, `IORING_OP_TIMEOUT_REMOVE`, since Linux 5.5
    ///
    /// @param userData what the completion is to say
    /// @param token    of a timeout
    /// @return the token. The result is 0, or `-ENOENT` there is no such timeout any more
    /// @throws IllegalArgumentException if it cannot be a token
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long removeTimeout(long userData, long token) throws IOException {
        requireToken(token);
        int opcode = UringConstants.IORING_OP_TIMEOUT_REMOVE;
        return prepare(opcode, 0, -1, 0, token, 0, 0, userData, null);
    }

    /// Lets a timeout begin anew with another time.
    ///
    /// C: `void io_uring_prep_timeout_update(struct io_uring_sqe *sqe, struct __kernel_timespec
    /// *ts, __u64 user_data, unsigned flags)`, `IORING_TIMEOUT_UPDATE`, since Linux 5.11
    ///
    /// @param userData what the completion is to say
    /// @param token    of [#timeout(long, long)]
    /// @param nanos    nanoseconds from now, 0 or more
    /// @return the token. The result is 0, or `-ENOENT` there is no such timeout any more
    /// @throws IllegalArgumentException if it cannot be a token, or the time is negative
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long updateTimeout(long userData, long token, long nanos) throws IOException {
        return update(userData, token, nanos, UringConstants.IORING_TIMEOUT_UPDATE);
    }

    /// Lets the time limit of a linked operation begin anew.
    ///
    /// C: `IORING_LINK_TIMEOUT_UPDATE`, since Linux 5.15
    ///
    /// @param userData what the completion is to say
    /// @param token    of [#linkTimeout]
    /// @param nanos    nanoseconds from now, 0 or more
    /// @return the token. The result is 0, or `-ENOENT`
    /// @throws IllegalArgumentException if it cannot be a token, or the time is negative
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long updateLinkTimeout(long userData, long token, long nanos) throws IOException {
        return update(userData, token, nanos, UringConstants.IORING_LINK_TIMEOUT_UPDATE);
    }

    private long update(long userData, long token, long nanos, int flags) throws IOException {
        requireToken(token);
        requireTime(nanos);
        long at = argument();
        KernelTimespec.encode(nanos, at);
        int opcode = UringConstants.IORING_OP_TIMEOUT_REMOVE;
        return prepare(opcode, 0, -1, at, token, 0, flags, userData, null);
    }

    /// Limits the time of the operation before it, which must be a linked one: `ring.link()`, the
    /// operation, `linkTimeout`. When the time is over the operation is cancelled.
    ///
    /// C: `void io_uring_prep_link_timeout(struct io_uring_sqe *sqe, struct __kernel_timespec *ts,
    /// unsigned flags)`, `IORING_OP_LINK_TIMEOUT`, since Linux 5.5
    ///
    /// @param userData what the completion is to say
    /// @param nanos    nanoseconds, 0 or more
    /// @return the token. The result is `-ECANCELED` where the operation ended in time, `-ETIME`
    ///     where it was cancelled (with `-ECANCELED` as its own result), `-EALREADY` where it could
    ///     not be
    /// @throws IllegalArgumentException if the time is negative, or the operation before was not
    ///     linked
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long linkTimeout(long userData, long nanos) throws IOException {
        requireTime(nanos);
        if (!isLinked()) {
            throw refused("a time limit follows an operation that was begun after link()");
        }
        long at = argument();
        KernelTimespec.encode(nanos, at);
        int opcode = UringConstants.IORING_OP_LINK_TIMEOUT;
        return prepare(opcode, 0, -1, 0, at, 1, 0, userData, null);
    }

    /// Refuses what no method can have returned.
    final void requireToken(long token) {
        if (token <= 0) {
            throw refused(
                    token + " is not a token: the method that begins an operation returns it");
        }
    }
}
