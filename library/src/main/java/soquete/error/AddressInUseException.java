package soquete.error;

import org.jspecify.annotations.Nullable;

/// The address is taken (`EADDRINUSE`): by a live socket, or by an old connection in TIME_WAIT.
public final class AddressInUseException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    AddressInUseException(
            String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
