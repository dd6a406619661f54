package soquete.ring;

import soquete.error.ErrnoException;
import soquete.sys.UringConstants;

/// What became of an operation: `struct io_uring_cqe`. [CompletionHandler] gets the same as
/// numbers; the static methods here say what its `flags` mean.
///
/// @param token    the operation, as the method that began it answered; 0 for a message of another
///     ring
/// @param userData what the caller said about it
/// @param result   what the system call would have answered: 0 or more, or `-errno`
/// @param flags    the bits `IORING_CQE_F_*`, and the number of a buffer
/// @see <a href="https://man7.org/linux/man-pages/man7/io_uring.7.html">io_uring(7)</a>
public record Completion(long token, long userData, int result, int flags) {
    /// Whether no further completion of the operation follows. Every operation has exactly one
    /// that is final, cancelled or not; until then the kernel may use its memory.
    ///
    /// C: not `IORING_CQE_F_MORE`
    ///
    /// @param flags of a completion
    /// @return false for a multishot operation that goes on, and for the result of a zero-copy send
    ///     whose memory is still in use
    public static boolean isFinal(int flags) {
        return (flags & UringConstants.IORING_CQE_F_MORE) == 0;
    }

    /// Whether a provided buffer was used: [#bufferId].
    ///
    /// C: `IORING_CQE_F_BUFFER`
    ///
    /// @param flags of a completion
    /// @return whether there is a number
    public static boolean hasBuffer(int flags) {
        return (flags & UringConstants.IORING_CQE_F_BUFFER) != 0;
    }

    /// Which provided buffer was used, where [#hasBuffer].
    ///
    /// C: `flags >> IORING_CQE_BUFFER_SHIFT`
    ///
    /// @param flags of a completion
    /// @return the number of the buffer in its [BufferRing]
    public static int bufferId(int flags) {
        return flags >>> UringConstants.IORING_CQE_BUFFER_SHIFT;
    }

    /// Whether the kernel goes on filling the same provided buffer, of an incremental [BufferRing].
    ///
    /// C: `IORING_CQE_F_BUF_MORE`, since Linux 6.12
    ///
    /// @param flags of a completion
    /// @return false where the buffer is the program's now
    public static boolean bufferContinues(int flags) {
        return (flags & UringConstants.IORING_CQE_F_BUF_MORE) != 0;
    }

    /// Whether it is the notification of a zero-copy send: the memory is the program's again.
    ///
    /// C: `IORING_CQE_F_NOTIF`, since Linux 6.0
    ///
    /// @param flags of a completion
    /// @return false for the result of the send
    public static boolean isNotification(int flags) {
        return (flags & UringConstants.IORING_CQE_F_NOTIF) != 0;
    }

    /// Whether the kernel copied after all, where [#isNotification].
    ///
    /// C: `IORING_NOTIF_USAGE_ZC_COPIED`, since Linux 6.2
    ///
    /// @param result of a notification
    /// @return whether the zero-copy send was one
    public static boolean isCopied(int result) {
        return (result & UringConstants.IORING_NOTIF_USAGE_ZC_COPIED) != 0;
    }

    /// Whether more data was there after a receive.
    ///
    /// C: `IORING_CQE_F_SOCK_NONEMPTY`, since Linux 5.19
    ///
    /// @param flags of a completion
    /// @return false where the socket was read empty, or the kernel does not know
    public static boolean isSocketNonEmpty(int flags) {
        return (flags & UringConstants.IORING_CQE_F_SOCK_NONEMPTY) != 0;
    }

    /// The exception for a result below 0.
    ///
    /// @param operation what was attempted, as `recv`
    /// @param result    of a completion, below 0
    /// @return an exception to throw
    public static ErrnoException failure(String operation, int result) {
        return ErrnoException.of(operation, -result, null);
    }

    /// Whether no further completion of the operation follows.
    ///
    /// @return as [#isFinal(int)]
    public boolean isFinal() {
        return isFinal(flags);
    }
}
