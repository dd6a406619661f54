package soquete.error;

import org.jspecify.annotations.Nullable;

/// The socket is non-blocking and the call would have had to wait (`EAGAIN`).
public final class WouldBlockException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    WouldBlockException(String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
