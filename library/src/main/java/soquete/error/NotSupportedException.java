package soquete.error;

import org.jspecify.annotations.Nullable;

/// This kernel or this socket does not know the call, family, type, protocol or option (`ENOSYS`,
/// `ENOPROTOOPT`, `EPROTONOSUPPORT`, `ESOCKTNOSUPPORT`, `EOPNOTSUPP`, `EPFNOSUPPORT`,
/// `EAFNOSUPPORT`).
public final class NotSupportedException extends ErrnoException {
    private static final long serialVersionUID = 1L;

    NotSupportedException(
            String operation, int errno, @Nullable String endpoint, Progress progress) {
        super(operation, errno, endpoint, progress);
    }
}
