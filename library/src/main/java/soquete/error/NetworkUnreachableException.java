package soquete.error;

import org.jspecify.annotations.Nullable;

/// No way to the address (`ENETUNREACH`, `EHOSTUNREACH`, `ENETDOWN`, `EHOSTDOWN`).
public final class NetworkUnreachableException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    NetworkUnreachableException(
            String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
