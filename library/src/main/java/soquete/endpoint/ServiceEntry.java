package soquete.endpoint;

import java.util.List;

/// An entry of the database of services, `/etc/services`: C's `struct servent`.
///
/// @param name     the official name
/// @param port     in host order, 0 to 65535
/// @param protocol the name of the protocol, as `tcp`
/// @param aliases  other names
/// @see <a href="https://man7.org/linux/man-pages/man5/services.5.html">services(5)</a>
public record ServiceEntry(String name, int port, String protocol, List<String> aliases) {
    /// Keeps a copy of the aliases.
    public ServiceEntry {
        aliases = List.copyOf(aliases);
    }
}
