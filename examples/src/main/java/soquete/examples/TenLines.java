package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import soquete.Socket;
import soquete.endpoint.Endpoint;

/// The server and the client that the README shows, line for line.
public final class TenLines {
    private TenLines() {}

    static void server() throws IOException {
        try (Socket server = Socket.server(Endpoint.of("127.0.0.1", 65432))) {
            try (Socket conn = server.accept()) {
                IO.println("from " + conn.remoteEndpoint());
                conn.sendAll("bem vindo cliente".getBytes(UTF_8));
                IO.println(new String(conn.recv(1024), UTF_8));
            }
        }
    }

    static void client() throws IOException {
        try (Socket s = Socket.connect("localhost", 65432)) {
            IO.println(new String(s.recv(1024), UTF_8));
            s.sendAll("obrigado servidor".getBytes(UTF_8));
        }
    }

    /// Runs one of them.
    ///
    /// @param args `server` or `client`
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("server")) {
            server();
        } else {
            client();
        }
    }
}
