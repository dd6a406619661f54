package soquete.server;

import org.jspecify.annotations.Nullable;

/// What is done when the JVM ends.
final class Shutdowns {
    private Shutdowns() {}

    static Thread add(Runnable drain) {
        Thread atEnd = new Thread(drain, "soquete-shutdown");
        Runtime.getRuntime().addShutdownHook(atEnd);
        return atEnd;
    }

    static void remove(@Nullable Thread atEnd) {
        if (atEnd != null) {
            try {
                var _ = Runtime.getRuntime().removeShutdownHook(atEnd);
            } catch (IllegalStateException ending) {
                // the JVM is ending: it may be this one that drains
            }
        }
    }
}
