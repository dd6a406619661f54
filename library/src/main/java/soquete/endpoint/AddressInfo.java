package soquete.endpoint;

import java.util.Optional;

/// One answer of a name look-up: how to open a socket, and where to connect or bind it. C's
/// `struct addrinfo`.
///
/// @param family        for `socket`
/// @param type          for `socket`
/// @param protocol      for `socket`
/// @param endpoint      for `connect` or `bind`
/// @param canonicalName on the first answer, where `AI_CANONNAME` asked for it
public record AddressInfo(
        Family family,
        SocketType type,
        Protocol protocol,
        Endpoint endpoint,
        Optional<String> canonicalName) {}
