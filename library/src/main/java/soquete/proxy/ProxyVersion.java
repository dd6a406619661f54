package soquete.proxy;

/// The version of a PROXY header: how it is written.
public enum ProxyVersion {
    /// A line of text: TCP over IPv4 and IPv6 alone, at most 107 bytes.
    V1,

    /// Binary: streams and datagrams over IPv4, IPv6 and Unix sockets, with further facts as
    /// [ProxyTlv]s.
    V2
}
