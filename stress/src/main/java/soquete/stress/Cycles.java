package soquete.stress;

/// Placeholder.
final class Cycles {
    Cycles(Options options) {
        throw new UnsupportedOperationException(options.toString());
    }

    boolean run() {
        return false;
    }
}
