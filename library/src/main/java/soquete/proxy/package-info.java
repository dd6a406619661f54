/// The header of the PROXY protocol, versions 1 and 2: who a connection really comes from, as a
/// proxy says it in front of the data. Values that are parsed from bytes and encoded to bytes.
///
/// @see <a href="https://www.haproxy.org/download/3.2/doc/proxy-protocol.txt">The PROXY
///     protocol</a>
package soquete.proxy;
