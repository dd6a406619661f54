package soquete.posix;

import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Hints;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

/// The functions of `<netdb.h>`, by their own names and without policy, as [SysSocket].
public final class Netdb {
    private Netdb() {}

    /// Translates a host and a service to endpoints. It blocks its thread, for many seconds where a
    /// name server is silent, and cannot be interrupted; `soquete.resolve.Resolver` can.
    ///
    /// C: `int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
    /// struct addrinfo **res)`
    ///
    /// @param node    a name or a literal; null for this machine (loopback, or with `AI_PASSIVE`
    ///     any address)
    /// @param service a service name or a port number; null for port 0
    /// @param hints   what to answer
    /// @return the answers, in the order to try them; at least one
    /// @throws ResolveException any `EAI_*` code but `EAI_SYSTEM`
    /// @throws ErrnoException for `EAI_SYSTEM`: what errno said
    /// @throws IllegalArgumentException if a text has a NUL character
    /// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
    public static List<AddressInfo> getaddrinfo(
            @Nullable String node, @Nullable String service, Hints hints)
            throws ResolveException, ErrnoException {
        requireNoNul(node);
        requireNoNul(service);
        return soquete.sys.Netdb.getaddrinfo(node, service, hints);
    }

    private static void requireNoNul(@Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a NUL character at index " + text.indexOf('\0') + " of \"" + text + "\"");
        }
    }
}
