package soquete.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/// The least client with `java.net.Socket`: connect, send, receive, close.
public final class StartupJdk {
    private StartupJdk() {}

    /// Says something to an echo server and expects it back.
    ///
    /// @param arguments its port
    /// @throws IOException if it fails
    public static void main(String[] arguments) throws IOException {
        byte[] out = "bom dia, servidor".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] in;
        try (Socket socket =
                new Socket(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        Integer.parseInt(arguments[0]))) {
            socket.getOutputStream().write(out);
            in = socket.getInputStream().readNBytes(out.length);
        }
        if (!Arrays.equals(in, out)) {
            throw new IOException("another answer than was expected");
        }
    }
}
