package soquete.error;

import java.nio.channels.AsynchronousCloseException;

/// The socket was closed by another thread while an operation was under way on it.
public final class ClosedCallException extends AsynchronousCloseException implements Partial {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final Progress progress;

    /// Made by the operations.
    ///
    /// @param message  what was attempted and how it ended
    /// @param progress how far it came
    public ClosedCallException(String message, Progress progress) {
        this.message = progress.after(message);
        this.progress = progress;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
