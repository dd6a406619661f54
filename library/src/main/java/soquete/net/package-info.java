/// Soquete's sockets where Java code demands a `java.net.Socket`, a `java.net.ServerSocket` or
/// their factories: HTTP clients, TLS, database drivers, over any stream socket.
package soquete.net;
