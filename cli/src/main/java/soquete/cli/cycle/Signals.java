package soquete.cli.cycle;

/// The names of signals, for processes that one has ended.
final class Signals {
    private static final int ENDED_BY_SIGNAL = 128;

    private Signals() {}

    /// Whether an exit status says that a signal ended the process: 128 plus its number, as the
    /// shell and `Process.exitValue` have it.
    static boolean ended(int status) {
        return status > ENDED_BY_SIGNAL;
    }

    /// The name of the signal in a status.
    static String name(int status) {
        return switch (status - ENDED_BY_SIGNAL) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 3 -> "SIGQUIT";
            case 6 -> "SIGABRT";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 15 -> "SIGTERM";
            default -> "signal " + (status - ENDED_BY_SIGNAL);
        };
    }
}
