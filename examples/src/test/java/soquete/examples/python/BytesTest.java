package soquete.examples.python;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.Family.AF_INET6;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;

/// Python's functions about bytes. Most have no counterpart: endpoints do it.
class BytesTest extends Sockets {
    @Row(
            value = "htons, ntohs",
            python = "wire = socket.htons(80).to_bytes(2, 'little')",
            result = "wire",
            note = "endpoints take ports as numbers; only your own packets need it")
    void htons(Answer answer) {
        // begin
        byte[] wire = ByteBuffer.allocate(2).order(BIG_ENDIAN).putShort((short) 80).array();
        // end
        answer.is((Object) wire);
    }

    @Row(
            value = "htonl, ntohl",
            python = "wire = socket.htonl(0x7f000001).to_bytes(4, 'little')",
            result = "wire")
    void htonl(Answer answer) {
        // begin
        byte[] wire = ByteBuffer.allocate(4).order(BIG_ENDIAN).putInt(0x7f000001).array();
        // end
        answer.is((Object) wire);
    }

    @Row(
            value = "inet_aton",
            python = "packed = socket.inet_aton('127.0.0.1')",
            result = "int.from_bytes(packed, 'big')",
            note = "strict, as `inet_pton`: four decimal numbers")
    void inetAton(Answer answer) {
        // begin
        int packed = ((Inet4Endpoint) Endpoint.of("127.0.0.1", 0)).address();
        // end
        answer.is(packed);
    }

    @Row(
            value = "inet_ntoa",
            python = "text = socket.inet_ntoa(b'\\x7f\\0\\0\\1')",
            result = "text")
    void inetNtoa(Answer answer) {
        // begin
        String text = new Inet4Endpoint(0x7f000001, 0).host();
        // end
        answer.is(text);
    }

    @Row(
            value = "inet_pton",
            python = "packed = socket.inet_pton(socket.AF_INET6, 'fe80::1')",
            result = "int.from_bytes(packed[:8], 'big', signed=True), packed[15]")
    void inetPton(Answer answer) {
        // begin
        Inet6Endpoint parsed = (Inet6Endpoint) Endpoint.of("fe80::1", 0);
        // end
        answer.is(parsed.high(), parsed.low());
    }

    @Row(
            value = "inet_ntop",
            python = "text = socket.inet_ntop(socket.AF_INET6, bytes(15) + b'\\1')",
            result = "text")
    void inetNtop(Answer answer) {
        // begin
        String text = new Inet6Endpoint(0, 1, 0, 0, 0).host();
        // end
        answer.is(text);
    }

    @Row(
            value = "setdefaulttimeout, getdefaulttimeout",
            python = "socket.setdefaulttimeout(5)\ns = socket.socket()",
            result = "(s.gettimeout(), socket.setdefaulttimeout(None))[0]",
            note = "there is no timeout of the whole process: each socket has its own")
    void defaultTimeout(Answer answer) throws IOException {
        // begin
        Socket s = Socket.open(AF_INET, SOCK_STREAM);
        s.timeout(Duration.ofSeconds(5));
        // end
        try (s) {
            answer.is(s.timeout());
        }
    }

    @Row(
            value = "has_ipv6",
            before = "import errno",
            python = "there = socket.has_ipv6",
            result = "there",
            note = "an exception says no; Python only says how it was built")
    void hasIpv6(Answer answer) throws IOException {
        // begin
        Socket s = Socket.open(AF_INET6, SOCK_STREAM);
        // end
        try (s) {
            answer.is(s.isOpen());
        }
    }
}
