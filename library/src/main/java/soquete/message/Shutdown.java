package soquete.message;

/// Which half of a connection to end: the second argument of shutdown(2).
///
/// @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
public enum Shutdown {
    /// No more receiving.
    SHUT_RD(0),

    /// No more sending: the peer reads what is on its way, then the end of the stream.
    SHUT_WR(1),

    /// Neither.
    SHUT_RDWR(2);

    private final int number;

    Shutdown(int number) {
        this.number = number;
    }

    /// The number of the C headers.
    ///
    /// @return 0, 1 or 2
    public int number() {
        return number;
    }
}
