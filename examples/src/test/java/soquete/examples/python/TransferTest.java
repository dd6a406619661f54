package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import soquete.Datagram;
import soquete.message.MsgFlags;

/// Python's methods that receive and send.
class TransferTest extends Sockets {
    @Row(
            value = "s.recv",
            before = "peer.sendall(b'hello')",
            python = "data = s.recv(1024)",
            result = "data")
    void recv(Answer answer) throws IOException {
        peer.sendAll("hello".getBytes(UTF_8));
        // begin
        byte[] data = s.recv(1024);
        // end
        answer.is((Object) data);
    }

    @Row(
            value = "s.recv, flags",
            before = "peer.sendall(b'hello')",
            python = "data = s.recv(2, socket.MSG_PEEK)",
            result = "data, s.recv(1024)")
    void recvFlags(Answer answer) throws IOException {
        peer.sendAll("hello".getBytes(UTF_8));
        // begin
        byte[] data = s.recv(2, MsgFlags.MSG_PEEK);
        // end
        answer.is(data, s.recv(1024));
    }

    @Row(
            value = "s.recv_into",
            before = "peer.sendall(b'hello')",
            python = "buffer = bytearray(8)\nn = s.recv_into(buffer)",
            result = "n, buffer")
    void recvInto(Answer answer) throws IOException {
        peer.sendAll("hello".getBytes(UTF_8));
        // begin
        byte[] buffer = new byte[8];
        int n = s.recv(buffer);
        // end
        answer.is(n, buffer);
    }

    @Row(
            value = "s.recvfrom",
            before = "v.sendto(b'hello', u.getsockname())",
            python = "data, address = u.recvfrom(1024)",
            result = "data, address == v.getsockname()")
    void recvfrom(Answer answer) throws IOException {
        v.sendTo("hello".getBytes(UTF_8), u.localEndpoint());
        // begin
        Datagram d = u.recvFrom(1024);
        // end
        answer.is(d.data(), d.from().equals(v.localEndpoint()));
    }

    @Row(value = "s.send", python = "n = s.send(b'hello')", result = "n, peer.recv(10)")
    void send(Answer answer) throws IOException {
        // begin
        int n = s.send("hello".getBytes(UTF_8));
        // end
        answer.is(n, peer.recv(10));
    }

    @Row(value = "s.sendall", python = "s.sendall(b'hello')", result = "peer.recv(10)")
    void sendall(Answer answer) throws IOException {
        // begin
        s.sendAll("hello".getBytes(UTF_8));
        // end
        answer.is((Object) peer.recv(10));
    }

    @Row(
            value = "s.sendall, part of a buffer",
            before = "buffer = b'well, hello'",
            python = "s.sendall(memoryview(buffer)[6:])",
            result = "peer.recv(10)")
    void sendallPart(Answer answer) throws IOException {
        byte[] buffer = "well, hello".getBytes(UTF_8);
        // begin
        s.sendAll(ByteBuffer.wrap(buffer).position(6));
        // end
        answer.is((Object) peer.recv(10));
    }

    @Row(
            value = "s.sendto",
            before = "address = v.getsockname()",
            python = "n = u.sendto(b'hello', address)",
            result = "n, v.recv(10)")
    void sendto(Answer answer) throws IOException {
        var address = v.localEndpoint();
        // begin
        int n = u.sendTo("hello".getBytes(UTF_8), address);
        // end
        answer.is(n, v.recv(10));
    }
}
