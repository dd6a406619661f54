package soquete.stress;

import org.jspecify.annotations.Nullable;

/// The model says that what happened may not happen.
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
        super(what);
    }

    Broken(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
