package soquete.examples.python;

import java.io.IOException;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.option.Linger;
import soquete.option.Option;
import soquete.option.Shape;
import soquete.option.SolSocket;
import soquete.option.SolTcp;

/// What surprises people about options.
class OptionsTest extends Sockets {
    @Row(
            value = "s.getsockopt, bytes",
            python = "name = s.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 16)",
            result = "name.rstrip(b'\\0').decode()")
    void name(Answer answer) throws IOException {
        // begin
        String name = s.get(SolTcp.TCP_CONGESTION);
        // end
        answer.is(name);
    }

    @Row(
            value = "s.getsockopt, any number",
            python = "value = s.getsockopt(6, 4)",
            result = "value")
    void number(Answer answer) throws IOException {
        // begin
        Option<Integer> option = new Option<>("TCP_KEEPIDLE", 6, 4, Shape.INT);
        int value = s.get(option);
        // end
        answer.is(value);
    }

    @Surprise(
            value = "9",
            is = "`SO_RCVTIMEO` ends in `BlockingIOError`, not in a timeout.",
            ours = "timeout",
            here =
                    "it has no effect, because the descriptor never blocks; `timeout` is the"
                            + " deadline",
            python =
                    """
                    import struct
                    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 0, 20000))
                    """,
            result = "failure(lambda: s.recv(1))")
    void receiveTimeout(Answer answer) throws IOException {
        s.set(SolSocket.SO_RCVTIMEO, Duration.ofMillis(20));
        s.timeout(Duration.ofMillis(60));
        answer.is(Answer.failure(() -> s.recv(1)));
    }

    @Surprise(
            value = "33",
            is = "`SO_RCVBUF` reads back doubled.",
            here = "as the kernel says it",
            python = "s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 50000)",
            result = "s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)")
    void doubled(Answer answer) throws IOException {
        s.set(SolSocket.SO_RCVBUF, 50_000);
        answer.is(s.get(SolSocket.SO_RCVBUF));
    }

    @Surprise(
            value = "33, names",
            is = "`TCP_CONGESTION` reads back padded with NULs.",
            ours = "false",
            here = "a `String` without them",
            python = "name = s.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 16)",
            result = "name.endswith(b'\\0')")
    void padded(Answer answer) throws IOException {
        answer.is(s.get(SolTcp.TCP_CONGESTION).endsWith("\0"));
    }

    @Surprise(
            value = "33, structs",
            is = "`SO_LINGER` without a length is only its first half.",
            ours = "30",
            here = "always the whole, as a record",
            python =
                    """
                    import struct
                    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 30))
                    """,
            result = "s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER)")
    void linger(Answer answer) throws IOException {
        s.set(SolSocket.SO_LINGER, new Linger(true, 30));
        answer.is(s.get(SolSocket.SO_LINGER).seconds());
    }

    @Surprise(
            value = "34",
            is = "`getsockopt` has room for 1024 bytes at most.",
            ours = "none",
            here = "as much as the kernel has; a value is always whole",
            python = "",
            result = "failure(lambda: s.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 2000))")
    void room(Answer answer) {
        answer.is(Answer.failure(() -> s.get(SolTcp.TCP_INFO)));
    }

    @Surprise(
            value = "35",
            is = "On `AF_VSOCK` sockets every number is read and written with 64 bits.",
            ours = "4",
            here = "each option has its own shape, whatever the socket",
            python =
                    """
                    n = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
                    def width():
                        try:
                            n.setsockopt(socket.SOL_SOCKET, socket.SO_PRIORITY, 1 << 40)
                            return 8
                        except (OSError, OverflowError, TypeError):
                            return 4
                    """,
            result = "width()")
    void vsock(Answer answer) throws IOException {
        try (Socket n = openOrSkip(Family.AF_VSOCK, SocketType.SOCK_STREAM)) {
            n.set(SolSocket.SO_PRIORITY, 3);
            answer.is(n.get(SolSocket.SO_PRIORITY) == 3 ? SolSocket.SO_PRIORITY.shape().size() : 0);
        }
    }
}
