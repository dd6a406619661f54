package soquete.error;

import java.io.IOException;

/// A message was longer than the buffer given for it, and the kernel threw the rest away.
///
/// Thrown by the receives that have no other way to say so; `recvFrom` says it in its result, and
/// the flag `MSG_TRUNC` asks for the full size instead of this exception.
public final class TruncatedException extends IOException implements Partial {
    private static final long serialVersionUID = 1L;

    private final Progress progress;

    /// Made by the operations.
    ///
    /// @param message  what was attempted and how it ended
    /// @param progress how far it came
    public TruncatedException(String message, Progress progress) {
        super(message);
        this.progress = progress;
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
