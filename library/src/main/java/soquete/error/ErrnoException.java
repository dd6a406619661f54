package soquete.error;

import java.net.SocketException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The kernel refused a call: which call, on which endpoint, with which errno, and the usual cause.
///
/// A subclass of [SocketException], so existing `catch` blocks work; the subclasses are those that
/// callers branch on, as in Python. Deadlines, interrupts and closing are not errno and have
/// exceptions of their own ([DeadlineException], [InterruptedCallException],
/// [ClosedCallException]).
///
/// The message reads `connect 127.0.0.1:80: ECONNREFUSED (Connection refused): nobody listens
/// there`.
public sealed class ErrnoException extends SocketException implements Partial
        permits AddressInUseException,
                AddressNotAvailableException,
                BrokenPipeException,
                ConnectionAbortedException,
                ConnectionRefusedException,
                ConnectionResetException,
                ConnectionTimedOutException,
                InProgressException,
                NetworkUnreachableException,
                NotSupportedException,
                PermissionException,
                WouldBlockException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int errno;
    private final @Nullable String endpoint;
    private final Progress progress;

    ErrnoException(String operation, int errno, @Nullable String endpoint, Progress progress) {
        super();
        this.operation = operation;
        this.errno = errno;
        this.endpoint = endpoint;
        this.progress = progress;
    }

    /// The exception for a failed call, of the subclass that fits.
    ///
    /// @param operation the C name of the call, as `connect`
    /// @param errno     the positive errno number
    /// @param endpoint  what the call was about (an endpoint, a path), or null
    /// @return an exception to throw
    public static ErrnoException of(String operation, int errno, @Nullable Object endpoint) {
        return of(operation, errno, endpoint, Progress.NOTHING);
    }

    /// The exception for a call that failed after a part of its work.
    ///
    /// @param operation the C name of the call, as `send`
    /// @param errno     the positive errno number
    /// @param endpoint  what the call was about (an endpoint, a path), or null
    /// @param progress  how far it came
    /// @return an exception to throw
    public static ErrnoException of(
            String operation, int errno, @Nullable Object endpoint, Progress progress) {
        String where = endpoint == null ? null : endpoint.toString();
        return switch (errno) {
            case 1, 13 -> new PermissionException(operation, errno, where, progress);
            case 11 -> new WouldBlockException(operation, errno, where, progress);
            case 32, 108 -> new BrokenPipeException(operation, errno, where, progress);
            case 38, 92, 93, 94, 95, 96, 97 ->
                    new NotSupportedException(operation, errno, where, progress);
            case 98 -> new AddressInUseException(operation, errno, where, progress);
            case 99 -> new AddressNotAvailableException(operation, errno, where, progress);
            case 100, 101, 112, 113 ->
                    new NetworkUnreachableException(operation, errno, where, progress);
            case 103 -> new ConnectionAbortedException(operation, errno, where, progress);
            case 104 -> new ConnectionResetException(operation, errno, where, progress);
            case 110 -> new ConnectionTimedOutException(operation, errno, where, progress);
            case 111 -> new ConnectionRefusedException(operation, errno, where, progress);
            case 114, 115 -> new InProgressException(operation, errno, where, progress);
            default -> new ErrnoException(operation, errno, where, progress);
        };
    }

    /// The sentence that the class describes, made when it is asked for: where `EAGAIN` is an
    /// everyday answer nobody reads it.
    @Override
    public String getMessage() {
        return progress.after(LikelyCause.message(operation, errno, endpoint));
    }

    /// What was attempted.
    ///
    /// @return the C name of the call, as `bind`
    public String operation() {
        return operation;
    }

    /// What the kernel said.
    ///
    /// @return the errno
    public Errno errno() {
        return new Errno(errno);
    }

    /// What the call was about.
    ///
    /// @return the endpoint as text, or empty where the call had none
    public Optional<String> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /// The usual cause of this errno for this operation, and what to try.
    ///
    /// @return an English sentence without full stop, or an empty text
    public String likelyCause() {
        return LikelyCause.of(operation, errno, endpoint);
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
