package soquete.endpoint;

/// What getnameinfo(3) answers for an endpoint.
///
/// @param host    a name, or the address as text
/// @param service a name, or the port as text
public record NameInfo(String host, String service) {}
