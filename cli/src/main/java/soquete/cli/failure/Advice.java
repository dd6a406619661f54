package soquete.cli.failure;

import java.net.SocketTimeoutException;
import java.util.Locale;
import soquete.cli.terminal.OutputClosedException;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.Eai;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

/// The likely cause of a failure and what to try: each case has two messages,
/// `advice.<case>.cause` and `advice.<case>.try`.
enum Advice {
    REFUSED,
    PORT_TAKEN,
    PORT_TIME_WAIT,
    PORT_PRIVILEGED,
    FORBIDDEN,
    ADDRESS_NOT_LOCAL,
    NO_EPHEMERAL_PORT,
    NO_ROUTE,
    HOST_SILENT,
    NETWORK_DOWN,
    NO_ANSWER,
    TIME_OVER,
    RESET,
    BROKEN_PIPE,
    ABORTED,
    SCOPE_MISSING,
    NO_FAMILY,
    TOO_MANY_FILES,
    NAME_UNKNOWN,
    NAME_SERVER,
    OUTPUT,
    UNKNOWN;

    private static final int PRIVILEGED_PORTS = 1024;

    /// The stem of the case's messages.
    ///
    /// @return as `advice.port-taken`
    String key() {
        return "advice." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The case that a failure is.
    static Advice of(Throwable failure) {
        return switch (failure) {
            case ErrnoException errno -> errno(errno);
            case ResolveException name -> name(name.code());
            case SocketTimeoutException _ -> TIME_OVER;
            case OutputClosedException _ -> OUTPUT;
            default -> UNKNOWN;
        };
    }

    private static Advice errno(ErrnoException e) {
        boolean bind = e.operation().equals("bind");
        return switch (e.errno().name()) {
            case "ECONNREFUSED" -> REFUSED;
            case "EADDRINUSE" -> PORT_TAKEN;
            case "EACCES", "EPERM" -> bind && isPrivileged(e) ? PORT_PRIVILEGED : FORBIDDEN;
            case "EADDRNOTAVAIL" -> bind ? ADDRESS_NOT_LOCAL : NO_EPHEMERAL_PORT;
            case "ENETUNREACH" -> NO_ROUTE;
            case "EHOSTUNREACH", "EHOSTDOWN" -> HOST_SILENT;
            case "ENETDOWN" -> NETWORK_DOWN;
            case "ETIMEDOUT" -> NO_ANSWER;
            case "ECONNRESET" -> RESET;
            case "EPIPE" -> BROKEN_PIPE;
            case "ECONNABORTED" -> ABORTED;
            case "EINVAL" -> isLinkLocal(e) ? SCOPE_MISSING : UNKNOWN;
            case "EAFNOSUPPORT", "EPROTONOSUPPORT", "ESOCKTNOSUPPORT" -> NO_FAMILY;
            case "EMFILE", "ENFILE" -> TOO_MANY_FILES;
            default -> UNKNOWN;
        };
    }

    private static Advice name(Eai code) {
        return switch (code.name()) {
            case "EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY" -> NAME_UNKNOWN;
            case "EAI_AGAIN", "EAI_FAIL" -> NAME_SERVER;
            default -> UNKNOWN;
        };
    }

    private static boolean isPrivileged(ErrnoException e) {
        return Report.endpoint(e) instanceof InetEndpoint inet && inet.port() < PRIVILEGED_PORTS;
    }

    private static boolean isLinkLocal(ErrnoException e) {
        Endpoint endpoint = Report.endpoint(e);
        return endpoint instanceof InetEndpoint inet
                && inet.host().startsWith("fe80")
                && inet.host().indexOf('%') < 0;
    }
}
