package soquete.error;

import org.jspecify.annotations.Nullable;

/// The address is not one of this machine, or all ephemeral ports are in use (`EADDRNOTAVAIL`).
public final class AddressNotAvailableException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    AddressNotAvailableException(
            String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
