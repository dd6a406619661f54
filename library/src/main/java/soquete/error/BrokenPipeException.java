package soquete.error;

import org.jspecify.annotations.Nullable;

/// A send after the connection was shut down or reset (`EPIPE`, `ESHUTDOWN`).
public final class BrokenPipeException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    BrokenPipeException(String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
