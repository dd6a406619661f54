package soquete.wait;

/// What [Forgotten] watches over.
public interface Held {
    /// The number, for the report.
    int fd();

    /// Whether it was closed, or is being closed.
    boolean isClosing();

    /// Closes it, without waiting for anything.
    void abandon();
}
