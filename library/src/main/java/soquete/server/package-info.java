/// Servers: listeners, a virtual thread for each connection or event loops, limits, deadlines and
/// drain. Start at [soquete.server.Server].
package soquete.server;
