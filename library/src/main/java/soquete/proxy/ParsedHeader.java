package soquete.proxy;

/// What [ProxyHeader#parse] found at the beginning of some bytes.
///
/// With more bytes behind them an [Incomplete] becomes any of these; the others stay what they are.
public sealed interface ParsedHeader {
    /// A whole header.
    ///
    /// @param header what it says
    /// @param length how many bytes it has; what is behind them is data of the connection
    record Complete(ProxyHeader header, int length) implements ParsedHeader {}

    /// The beginning of what may be a header.
    ///
    /// @param needed how many bytes, all in all, a header that begins so has at the least; more
    ///     than there are
    record Incomplete(int needed) implements ParsedHeader {}

    /// No header: the bytes begin otherwise than one of version 1 or 2.
    record Absent() implements ParsedHeader {}

    /// A header that breaks the rules. The protocol wants the connection closed.
    ///
    /// @param why a sentence
    record Malformed(String why) implements ParsedHeader {}
}
