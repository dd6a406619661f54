package soquete.error;

import org.jspecify.annotations.Nullable;

/// Nobody listens at the endpoint (`ECONNREFUSED`).
public final class ConnectionRefusedException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    ConnectionRefusedException(
            String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
