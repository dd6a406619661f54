package soquete.error;

import org.jspecify.annotations.Nullable;

/// The kernel forbids it (`EACCES`, `EPERM`).
public final class PermissionException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    PermissionException(String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
