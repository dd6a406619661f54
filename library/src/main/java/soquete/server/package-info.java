/// Servers: listeners, a virtual thread for each connection, limits, deadlines and drain. Start at
/// [soquete.server.Server].
package soquete.server;
