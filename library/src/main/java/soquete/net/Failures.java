package soquete.net;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import soquete.error.AddressInUseException;
import soquete.error.AddressNotAvailableException;
import soquete.error.ConnectionRefusedException;
import soquete.error.ConnectionTimedOutException;
import soquete.error.NetworkUnreachableException;
import soquete.error.PermissionException;

/// Failures as code on `java.net` expects them: the classes it catches, the words it looks for. The
/// original is the cause.
final class Failures {
    private Failures() {}

    /// A call on a closed socket is a [SocketException] there.
    static IOException closed(ClosedChannelException cause) {
        return because(new SocketException("Socket closed"), cause);
    }

    static IOException connecting(IOException cause) {
        if (cause instanceof ClosedChannelException closed) {
            return closed(closed);
        }
        if (cause instanceof ConnectionRefusedException
                || cause instanceof ConnectionTimedOutException) {
            return because(new ConnectException(cause.getMessage()), cause);
        }
        if (cause instanceof NetworkUnreachableException) {
            return because(new NoRouteToHostException(cause.getMessage()), cause);
        }
        return cause;
    }

    static IOException binding(IOException cause) {
        if (cause instanceof ClosedChannelException closed) {
            return closed(closed);
        }
        if (cause instanceof AddressInUseException
                || cause instanceof AddressNotAvailableException
                || cause instanceof PermissionException) {
            return because(new BindException(cause.getMessage()), cause);
        }
        return cause;
    }

    /// For methods that may throw nothing wider.
    static SocketException option(IOException cause) {
        if (cause instanceof SocketException e) {
            return e;
        }
        String words =
                cause instanceof ClosedChannelException ? "Socket is closed" : cause.getMessage();
        SocketException e = new SocketException(words);
        e.initCause(cause);
        return e;
    }

    private static IOException because(IOException failure, IOException cause) {
        failure.initCause(cause);
        return failure;
    }
}
