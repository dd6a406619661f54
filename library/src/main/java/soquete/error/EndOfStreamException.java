package soquete.error;

import java.io.EOFException;

/// The peer ended the stream before all bytes that were asked for had arrived.
public final class EndOfStreamException extends EOFException implements Partial {
    private static final long serialVersionUID = 1L;

    private final Progress progress;

    /// Made by the operations.
    ///
    /// @param message  what was attempted and how it ended
    /// @param progress how far it came
    public EndOfStreamException(String message, Progress progress) {
        super(progress.after(message));
        this.progress = progress;
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
