package soquete.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.SocketFactory;
import soquete.endpoint.UnixEndpoint;
import soquete.net.EndpointSocketFactory;

/// Asks an HTTP server behind a Unix socket, as Docker's is, through a `java.net.Socket`: what any
/// library takes that lets one give it a `SocketFactory`.
///
/// `HttpOverUnix PATH TARGET`, as `HttpOverUnix /run/docker.sock /version`.
public final class HttpOverUnix {
    private HttpOverUnix() {}

    /// Such as a library that only knows `java.net` does it.
    static String get(SocketFactory sockets, String target) throws IOException {
        try (Socket s = sockets.createSocket("localhost", 80)) {
            s.setSoTimeout(5000);
            String request = "GET " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
            s.getOutputStream().write(request.getBytes(ISO_8859_1));
            try (InputStream in = s.getInputStream()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }
    }

    /// Asks.
    ///
    /// @param args `PATH TARGET`
    public static void main(String[] args) throws IOException {
        // Whatever host and port it is asked for, it connects to the path
        SocketFactory sockets = new EndpointSocketFactory(UnixEndpoint.path(args[0]));
        String response = get(sockets, args[1]);
        IO.println(response.substring(0, response.indexOf("\r\n")));
        IO.println(response.substring(response.indexOf("\r\n\r\n") + 4));
    }
}
