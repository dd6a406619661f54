package soquete.cli.failure;

import java.net.SocketTimeoutException;
import soquete.cli.terminal.OutputClosedException;
import soquete.error.AddressInUseException;
import soquete.error.BrokenPipeException;
import soquete.error.ConnectionAbortedException;
import soquete.error.ConnectionRefusedException;
import soquete.error.ConnectionResetException;
import soquete.error.ConnectionTimedOutException;
import soquete.error.NetworkUnreachableException;
import soquete.error.NotSupportedException;
import soquete.error.PermissionException;
import soquete.error.ResolveException;

/// The exit codes of the tool, and the only place where a failure becomes one.
///
/// Ended by a signal the program has 128 plus its number, as every program: 130 for SIGINT, 143 for
/// SIGTERM.
public final class ExitCode {
    /// All went well.
    public static final int OK = 0;

    /// Any other failure.
    public static final int OTHER = 1;

    /// The command line was wrong.
    public static final int USAGE = 2;

    /// Nobody listens there.
    public static final int REFUSED = 3;

    /// A time limit passed.
    public static final int TIMED_OUT = 4;

    /// No way there: no route, or no such name.
    public static final int UNREACHABLE = 5;

    /// The peer, or the reader of our output, left in the middle.
    public static final int CUT = 6;

    /// The port is taken.
    public static final int IN_USE = 7;

    /// It needs a privilege.
    public static final int PERMISSION = 8;

    /// This kernel or machine cannot.
    public static final int NOT_SUPPORTED = 9;

    private ExitCode() {}

    /// The exit code of a failure.
    ///
    /// @param failure what was thrown
    /// @return one of the codes of this class
    public static int of(Throwable failure) {
        return switch (failure) {
            case UsageException _ -> USAGE;
            case ConnectionRefusedException _ -> REFUSED;
            case SocketTimeoutException _ -> TIMED_OUT;
            case ConnectionTimedOutException _ -> TIMED_OUT;
            case NetworkUnreachableException _ -> UNREACHABLE;
            case ResolveException _ -> UNREACHABLE;
            case ConnectionResetException _ -> CUT;
            case ConnectionAbortedException _ -> CUT;
            case BrokenPipeException _ -> CUT;
            case OutputClosedException closed -> closed.readerLeft() ? CUT : OTHER;
            case AddressInUseException _ -> IN_USE;
            case PermissionException _ -> PERMISSION;
            case NotSupportedException _ -> NOT_SUPPORTED;
            default -> OTHER;
        };
    }
}
