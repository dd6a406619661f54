package soquete.endpoint;

import java.util.List;

/// An entry of the database of protocols, `/etc/protocols`: C's `struct protoent`.
///
/// @param name     the official name, as `tcp`
/// @param protocol its number
/// @param aliases  other names
/// @see <a href="https://man7.org/linux/man-pages/man5/protocols.5.html">protocols(5)</a>
public record ProtocolEntry(String name, Protocol protocol, List<String> aliases) {
    /// Keeps a copy of the aliases.
    public ProtocolEntry {
        aliases = List.copyOf(aliases);
    }
}
