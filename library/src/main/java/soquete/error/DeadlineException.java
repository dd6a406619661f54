package soquete.error;

import java.net.SocketTimeoutException;

/// The deadline of an operation passed: the `timeout` of the socket or of the call.
///
/// The kernel's own time-outs are [ConnectionTimedOutException] instead.
public final class DeadlineException extends SocketTimeoutException implements Partial {
    private static final long serialVersionUID = 1L;

    private final Progress progress;

    /// Made by the operations.
    ///
    /// @param message  what was attempted and how it ended
    /// @param progress how far it came
    public DeadlineException(String message, Progress progress) {
        super(progress.after(message));
        this.progress = progress;
        bytesTransferred = (int) Math.min(progress.transferred(), Integer.MAX_VALUE);
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
