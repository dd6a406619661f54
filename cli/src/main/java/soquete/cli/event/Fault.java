package soquete.cli.event;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

/// How a primitive failed.
///
/// @param kind    `errno`, `resolve`, `timeout`, `interrupted`, `closed` or `other`
/// @param name    the C name of the error, as `ECONNREFUSED` or `EAI_NONAME`; else empty
/// @param number  the number of the C headers, 0 where there is none
/// @param message the kernel's words, or the exception's
public record Fault(String kind, String name, int number, String message) {
    /// The fault that an exception tells of.
    ///
    /// @param failure what was thrown
    /// @return the fault
    public static Fault of(Throwable failure) {
        return switch (failure) {
            case ErrnoException e ->
                    new Fault("errno", e.errno().name(), e.errno().number(), e.errno().message());
            case ResolveException e ->
                    new Fault("resolve", e.code().name(), e.code().number(), e.code().message());
            case SocketTimeoutException e -> new Fault("timeout", "", 0, message(e));
            case InterruptedIOException e -> new Fault("interrupted", "", 0, message(e));
            case ClosedChannelException e -> new Fault("closed", "", 0, message(e));
            default -> new Fault("other", "", 0, message(failure));
        };
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
