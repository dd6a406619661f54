package soquete.bench.load;

import java.io.IOException;
import java.util.Arrays;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;

/// The least client with Soquete: socket, connect, send, receive, close.
public final class StartupSoquete {
    private StartupSoquete() {}

    /// Says something to an echo server and expects it back.
    ///
    /// @param arguments its port
    /// @throws IOException if it fails
    public static void main(String[] arguments) throws IOException {
        byte[] out = "bom dia, servidor".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] in;
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            socket.connect(new Inet4Endpoint(0x7f000001, Integer.parseInt(arguments[0])));
            socket.send(out);
            in = socket.recv(out.length);
        }
        if (!Arrays.equals(in, out)) {
            throw new IOException("another answer than was expected");
        }
    }
}
