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
import soquete.error.ConnectionRefusedException;

/// The lecture's `client.py`: connects, receives the welcome, says thanks, closes.
///
/// An argument, if any, is the port.
public final class Client {
    private static final String HOST = "127.0.0.1";

    private Client() {}

    /// Runs the client.
    ///
    /// @param args nothing, or a port
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 65432;

        try (Socket s = Socket.open(AF_INET, SOCK_STREAM)) {
            try {
                // 1. Starts the connection to the server
                s.connect(Endpoint.of(HOST, port));

                // 2. The client receives the greeting
                byte[] data = s.recv(1024);
                out.println(" <- Cliente recebeu: " + new String(data, UTF_8));

                // 3. The client sends its thanks
                String answer = "obrigado servidor";
                s.sendAll(answer.getBytes(UTF_8));

            } catch (ConnectionRefusedException e) {
                out.println("Erro: Servidor inativo ou endereço incorreto.");
            }

            out.println("**Conexão encerrada pelo Cliente.**");
        }
    }
}
