package soquete.error;

/// An exception that knows what its operation had already done: no partial result is lost.
///
/// Implemented by [ErrnoException], [DeadlineException], [InterruptedCallException],
/// [ClosedCallException], [EndOfStreamException] and [TruncatedException].
public interface Partial {
    /// What was done before the failure.
    ///
    /// @return the progress, [Progress#NOTHING] where there was none
    Progress progress();

    /// The bytes that were sent or received before the failure.
    ///
    /// @return a count of bytes, 0 where nothing was
    default long transferred() {
        return progress().transferred();
    }

    /// The bytes received so far, where the operation would have returned them in a new array;
    /// operations that fill the caller's buffer left them there and answer an empty array here.
    ///
    /// @return a copy of the bytes, possibly empty
    default byte[] received() {
        return progress().received();
    }
}
