package soquete.examples.python;

import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.Family.AF_INET6;
import static soquete.endpoint.SocketType.SOCK_DGRAM;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;

/// Python's functions that make sockets.
class CreatingTest extends Sockets {
    @Row(
            value = "socket",
            python = "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
            result = "s.family, s.type, s.proto, s.gettimeout() is None")
    void socket(Answer answer) throws IOException {
        // begin
        Socket s = Socket.open(AF_INET, SOCK_DGRAM);
        // end
        try (s) {
            boolean forever = s.timeout().equals(Socket.FOREVER);
            answer.is(s.family(), s.type(), s.protocol(), forever);
        }
    }

    @Row(
            value = "create_connection",
            before =
                    "server = socket.create_server(('127.0.0.1', 0)); port = server.getsockname()[1]",
            python = "s = socket.create_connection(('localhost', port), timeout=2)",
            result = "s.getpeername() == server.getsockname(), s.type",
            note =
                    "the addresses race (RFC 8305); the timeout is one for all of it, and the"
                            + " look-up; the socket does not keep it")
    void createConnection(Answer answer) throws IOException {
        Socket server = Socket.server(Endpoint.of("127.0.0.1", 0));
        int port = ((InetEndpoint) server.localEndpoint()).port();
        // begin
        Socket s = Socket.connect("localhost", port, Duration.ofSeconds(2));
        // end
        try (server;
                s) {
            answer.is(s.remoteEndpoint().equals(server.localEndpoint()), s.type());
        }
    }

    @Row(
            value = "create_server",
            python = "server = socket.create_server(('127.0.0.1', 0))",
            result =
                    "server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR),"
                            + " server.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)")
    void createServer(Answer answer) throws IOException {
        // begin
        Socket server = Socket.server(Endpoint.of("127.0.0.1", 0));
        // end
        try (server) {
            answer.is(
                    server.get(SolSocket.SO_REUSEADDR) ? 1 : 0,
                    server.get(SolSocket.SO_ACCEPTCONN) ? 1 : 0);
        }
    }

    @Row(
            value = "create_server, dual stack",
            python =
                    "server = socket.create_server(('::', 0), family=socket.AF_INET6, dualstack_ipv6=True)",
            result = "server.family, server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY)")
    void createServerDualStack(Answer answer) throws IOException {
        // begin
        Socket server = Socket.server(Endpoint.of("::", 0));
        // end
        try (server) {
            answer.is(server.family(), server.get(SolIpv6.IPV6_V6ONLY) ? 1 : 0);
        }
    }

    @Row(
            value = "has_dualstack_ipv6",
            before = "server = socket.socket(socket.AF_INET6)",
            python = "can = socket.has_dualstack_ipv6()",
            result = "can",
            note = "no question of its own: try it, an exception says no")
    void hasDualstackIpv6(Answer answer) throws IOException {
        try (Socket server = Socket.open(AF_INET6, SOCK_STREAM)) {
            // begin
            server.set(SolIpv6.IPV6_V6ONLY, false);
            // end
            server.bind(Inet6Endpoint.ANY);
            answer.is(!server.get(SolIpv6.IPV6_V6ONLY));
        }
    }
}
