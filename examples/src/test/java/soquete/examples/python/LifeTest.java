package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.BufferedReader;
import java.io.IOException;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.Shutdown;
import soquete.option.SolSocket;

/// Python's methods from `bind` to `close`.
class LifeTest extends Sockets {
    @Row(
            value = "s.bind",
            before = "s = socket.socket()",
            python = "s.bind(('127.0.0.1', 0))",
            result = "s.getsockname()[0], s.getsockname()[1] > 0")
    void bind(Answer answer) throws IOException {
        try (Socket s = Socket.open(AF_INET, SOCK_STREAM)) {
            // begin
            s.bind(Endpoint.of("127.0.0.1", 0));
            // end
            Inet4Endpoint local = (Inet4Endpoint) s.localEndpoint();
            answer.is(local.host(), local.port() > 0);
        }
    }

    @Row(
            value = "s.listen",
            before = "s = socket.socket(); s.bind(('127.0.0.1', 0))",
            python = "s.listen()",
            result = "s.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)",
            note = "the longest queue that the kernel allows, not 128")
    void listen(Answer answer) throws IOException {
        try (Socket s = Socket.open(AF_INET, SOCK_STREAM)) {
            s.bind(Endpoint.of("127.0.0.1", 0));
            // begin
            s.listen();
            // end
            answer.is(s.get(SolSocket.SO_ACCEPTCONN) ? 1 : 0);
        }
    }

    @Row(
            value = "s.accept",
            before =
                    "s = socket.create_server(('127.0.0.1', 0));"
                            + " client = socket.create_connection(s.getsockname())",
            python = "conn, address = s.accept()",
            result = "address == client.getsockname()")
    void accept(Answer answer) throws IOException {
        try (Socket s = Socket.server(Endpoint.of("127.0.0.1", 0));
                Socket client = Socket.open(AF_INET, SOCK_STREAM)) {
            client.connect(s.localEndpoint());
            // begin
            Socket conn = s.accept();
            Endpoint address = conn.remoteEndpoint();
            // end
            answer.is(address.equals(client.localEndpoint()));
            conn.close();
        }
    }

    @Row(
            value = "s.connect",
            before =
                    "server = socket.create_server(('127.0.0.1', 0));"
                            + " port = server.getsockname()[1]; s = socket.socket()",
            python = "s.connect(('127.0.0.1', port))",
            result = "s.getpeername() == server.getsockname()")
    void connect(Answer answer) throws IOException {
        try (Socket server = Socket.server(Endpoint.of("127.0.0.1", 0));
                Socket s = Socket.open(AF_INET, SOCK_STREAM)) {
            int port = ((Inet4Endpoint) server.localEndpoint()).port();
            // begin
            s.connect(Endpoint.of("127.0.0.1", port));
            // end
            answer.is(s.remoteEndpoint().equals(server.localEndpoint()));
        }
    }

    @Row(
            value = "s.connect_ex",
            before = "s = socket.socket(); import errno",
            python = "code = s.connect_ex(('127.0.0.1', 1))",
            result = "errno.errorcode[code]",
            note = "an errno is always in an exception")
    void connectEx(Answer answer) throws IOException {
        Errno code = new Errno(0);
        try (Socket s = Socket.open(AF_INET, SOCK_STREAM)) {
            // begin
            try {
                s.connect(Endpoint.of("127.0.0.1", 1));
            } catch (ErrnoException e) {
                code = e.errno();
            }
            // end
        }
        answer.is(code.name());
    }

    @Row(value = "s.shutdown", python = "s.shutdown(socket.SHUT_WR)", result = "peer.recv(10)")
    void shutdown(Answer answer) throws IOException {
        // begin
        s.shutdown(Shutdown.SHUT_WR);
        // end
        answer.is((Object) peer.recv(10));
    }

    @Row(
            value = "s.close",
            python = "s.close()",
            result = "peer.recv(10)",
            note = "wakes every call that waits on `s`, in any thread")
    void closes(Answer answer) throws IOException {
        // begin
        s.close();
        // end
        answer.is((Object) peer.recv(10));
    }

    @Row(
            value = "with s",
            python =
                    """
                    with s:
                        s.sendall(b'hi')
                    """,
            result = "s.fileno(), peer.recv(10)")
    void with(Answer answer) throws IOException {
        Socket s = this.s;
        // begin
        try (s) {
            s.sendAll("hi".getBytes(UTF_8));
        }
        // end
        answer.is(s.fd(), peer.recv(10));
    }

    @Row(
            value = "s.fileno",
            before = "s.close()",
            python = "number = s.fileno()",
            result = "number")
    void fileno(Answer answer) {
        s.close();
        // begin
        int number = s.fd();
        // end
        answer.is(number);
    }

    @Row(
            value = "s.makefile",
            before = "peer.sendall(b'first\\nsecond\\n')",
            python = "line = s.makefile('r', encoding='utf-8').readline()",
            result = "line.rstrip()")
    void makefile(Answer answer) throws IOException {
        peer.sendAll("first\nsecond\n".getBytes(UTF_8));
        // begin
        BufferedReader file = s.reader(UTF_8);
        String line = file.readLine();
        // end
        answer.is(line);
    }

    @Row(
            value = "repr(s)",
            python = "text = repr(s)",
            result = "f'fd={s.fileno()}' in text, str(s.getpeername()[1]) in text")
    void repr(Answer answer) throws IOException {
        // begin
        String text = s.toString();
        // end
        int port = ((Inet4Endpoint) s.remoteEndpoint()).port();
        answer.is(text.contains("fd=" + s.fd()), text.contains(Integer.toString(port)));
    }
}
