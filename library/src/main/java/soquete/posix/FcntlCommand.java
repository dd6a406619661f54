package soquete.posix;

/// A command of fcntl(2) whose argument is a number, or none.
///
/// `F_GETOWN` is not here: it answers process groups as negative numbers, which look like failures.
///
/// An open set: `new FcntlCommand(n)` works for a number this class has no name for.
///
/// @param number the `F_*` number of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
public record FcntlCommand(int number) {
    /// Duplicate to the lowest free number that is not below the argument. The new descriptor stays
    /// open in programs that this one starts.
    public static final FcntlCommand F_DUPFD = new FcntlCommand(0);

    /// As [#F_DUPFD], and close-on-exec.
    public static final FcntlCommand F_DUPFD_CLOEXEC = new FcntlCommand(1030);

    /// The flags of the descriptor: [Fcntl#FD_CLOEXEC] or 0.
    public static final FcntlCommand F_GETFD = new FcntlCommand(1);

    /// Sets the flags of the descriptor.
    public static final FcntlCommand F_SETFD = new FcntlCommand(2);

    /// The status flags of what the descriptor refers to: [Fcntl#O_NONBLOCK] and others.
    public static final FcntlCommand F_GETFL = new FcntlCommand(3);

    /// Sets the status flags, for all duplicates of the descriptor.
    public static final FcntlCommand F_SETFL = new FcntlCommand(4);

    /// Sets who gets `SIGIO` and `SIGURG`: a process, or a process group as a negative number.
    public static final FcntlCommand F_SETOWN = new FcntlCommand(8);

    /// Which signal is sent instead of `SIGIO`; 0 is `SIGIO`.
    public static final FcntlCommand F_GETSIG = new FcntlCommand(11);

    /// Sets which signal is sent instead of `SIGIO`.
    public static final FcntlCommand F_SETSIG = new FcntlCommand(10);

    /// The C name, or `F_<number>` where this class has none.
    @Override
    public String toString() {
        return switch (number) {
            case 0 -> "F_DUPFD";
            case 1 -> "F_GETFD";
            case 2 -> "F_SETFD";
            case 3 -> "F_GETFL";
            case 4 -> "F_SETFL";
            case 8 -> "F_SETOWN";
            case 10 -> "F_SETSIG";
            case 11 -> "F_GETSIG";
            case 1030 -> "F_DUPFD_CLOEXEC";
            default -> "F_" + number;
        };
    }
}
