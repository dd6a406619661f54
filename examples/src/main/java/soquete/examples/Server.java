package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// The lecture's `server.py`: waits for one client, greets it, hears its thanks, closes.
///
/// An argument, if any, is the port.
public final class Server {
    private static final String HOST = "127.0.0.1";

    private Server() {}

    /// Runs the server.
    ///
    /// @param args nothing, or a port
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 65432;

        out.println("Hello, World!");
        // try-with-resources closes the listening socket, as Python's "with" does
        try (Socket s = Socket.open(AF_INET, SOCK_STREAM)) {
            s.bind(Endpoint.of(HOST, port));
            s.listen();

            // accept() returns the connection, which knows the client's address: IP and port
            try (Socket conn = s.accept()) {
                InetEndpoint addr = (InetEndpoint) conn.remoteEndpoint();
                out.println(
                        "**Cliente conectado!** IP: " + addr.host() + ", Porta: " + addr.port());

                // 1. The server sends
                String greeting = "bem vindo cliente";
                conn.sendAll(greeting.getBytes(UTF_8));

                // 2. The server receives the client's answer
                byte[] data = conn.recv(1024);
                out.println("  <- Servidor recebeu: " + new String(data, UTF_8));

                out.println("Conexão encerrada pelo Servidor.");
            }
        }
    }
}
