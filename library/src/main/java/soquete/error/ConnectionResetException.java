package soquete.error;

import org.jspecify.annotations.Nullable;

/// The peer cut the connection (`ECONNRESET`).
public final class ConnectionResetException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    ConnectionResetException(
            String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
