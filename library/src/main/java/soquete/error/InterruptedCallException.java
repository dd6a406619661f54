package soquete.error;

import java.io.InterruptedIOException;

/// The thread was interrupted while it waited. Its interrupt status is set; the socket stays open
/// and usable.
public final class InterruptedCallException extends InterruptedIOException implements Partial {
    private static final long serialVersionUID = 1L;

    private final Progress progress;

    /// Made by the operations.
    ///
    /// @param message  what was attempted and how it ended
    /// @param progress how far it came
    public InterruptedCallException(String message, Progress progress) {
        super(progress.after(message));
        this.progress = progress;
        bytesTransferred = (int) Math.min(progress.transferred(), Integer.MAX_VALUE);
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
