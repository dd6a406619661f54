/// What travels on a controller area network: frames, and the messages of the broadcast manager, as
/// values that are sent and received as bytes.
///
/// The addresses are [soquete.endpoint.CanEndpoint], the options
/// [soquete.option.SolCanRaw], [soquete.option.SolCanIsotp] and [soquete.option.SolCanJ1939].
///
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
package soquete.can;
