package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.SocketType.SOCK_DGRAM;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// The lecture's server over UDP. There is no connection to accept: the server learns the client's
/// address from a first, empty datagram.
///
/// An argument, if any, is the port.
public final class UdpServer {
    private static final String HOST = "127.0.0.1";

    private UdpServer() {}

    /// Runs the server.
    ///
    /// @param args nothing, or a port
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 65432;

        out.println("Hello, World!");
        try (Socket s = Socket.open(AF_INET, SOCK_DGRAM)) {
            s.bind(Endpoint.of(HOST, port));

            // recvFrom() returns the datagram and the address of its sender: IP and port
            InetEndpoint addr = (InetEndpoint) s.recvFrom(1024).from();
            out.println("**Cliente conectado!** IP: " + addr.host() + ", Porta: " + addr.port());

            // 1. The server sends
            String greeting = "bem vindo cliente";
            s.sendTo(greeting.getBytes(UTF_8), addr);

            // 2. The server receives the client's answer
            Datagram answer = s.recvFrom(1024);
            out.println("  <- Servidor recebeu: " + new String(answer.data(), UTF_8));

            out.println("Conexão encerrada pelo Servidor.");
        }
    }
}
