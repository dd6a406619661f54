package soquete.examples.python;

import java.io.IOException;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.option.Linger;
import soquete.option.SolSocket;

/// Python's methods and properties about settings.
class SettingsTest extends Sockets {
    @Row(
            value = "s.settimeout",
            python = "s.settimeout(2.5)",
            result = "s.gettimeout()",
            note = "`Socket.FOREVER` is Python's `None`")
    void settimeout(Answer answer) {
        // begin
        s.timeout(Duration.ofMillis(2500));
        // end
        answer.is(s.timeout());
    }

    @Row(
            value = "s.gettimeout, s.timeout",
            before = "s.settimeout(7)",
            python = "t = s.gettimeout()",
            result = "t")
    void gettimeout(Answer answer) {
        s.timeout(Duration.ofSeconds(7));
        // begin
        Duration t = s.timeout();
        // end
        answer.is(t);
    }

    @Row(
            value = "s.setblocking",
            python = "s.setblocking(False)",
            result = "failure(lambda: s.recv(1))")
    void setblocking(Answer answer) {
        // begin
        s.timeout(Duration.ZERO);
        // end
        answer.is(Answer.failure(() -> s.recv(1)));
    }

    @Row(
            value = "s.getblocking",
            before = "s.setblocking(False)",
            python = "waits = s.getblocking()",
            result = "waits")
    void getblocking(Answer answer) {
        s.timeout(Duration.ZERO);
        // begin
        boolean waits = !s.timeout().isZero();
        // end
        answer.is(waits);
    }

    @Row(
            value = "s.getsockopt",
            python = "kind = s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)",
            result = "kind")
    void getsockopt(Answer answer) throws IOException {
        // begin
        SocketType kind = s.get(SolSocket.SO_TYPE);
        // end
        answer.is(kind);
    }

    @Row(
            value = "s.setsockopt",
            python = "s.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)",
            result = "s.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)")
    void setsockopt(Answer answer) throws IOException {
        // begin
        s.set(SolSocket.SO_KEEPALIVE, true);
        // end
        answer.is(s.get(SolSocket.SO_KEEPALIVE) ? 1 : 0);
    }

    @Row(
            value = "s.setsockopt, a struct",
            before = "import struct",
            python = "s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 30))",
            result = "s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)[4]")
    void setsockoptStruct(Answer answer) throws IOException {
        // begin
        s.set(SolSocket.SO_LINGER, new Linger(true, 30));
        // end
        answer.is(s.get(SolSocket.SO_LINGER).seconds());
    }

    @Row(
            value = "s.getsockname",
            python = "local = s.getsockname()",
            result = "local == peer.getpeername()")
    void getsockname(Answer answer) throws IOException {
        // begin
        Endpoint local = s.localEndpoint();
        // end
        answer.is(local.equals(peer.remoteEndpoint()));
    }

    @Row(
            value = "s.getpeername",
            python = "remote = s.getpeername()",
            result = "remote == peer.getsockname()")
    void getpeername(Answer answer) throws IOException {
        // begin
        Endpoint remote = s.remoteEndpoint();
        // end
        answer.is(remote.equals(peer.localEndpoint()));
    }

    @Row(
            value = "s.family, s.type, s.proto",
            before = "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)",
            python = "what = (s.family, s.type, s.proto)",
            result = "*what")
    void properties(Answer answer) throws IOException {
        try (Socket s = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.IPPROTO_TCP)) {
            // begin
            Family family = s.family();
            SocketType type = s.type();
            Protocol protocol = s.protocol();
            // end
            answer.is(family, type, protocol);
        }
    }
}
