package soquete.net;

import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.ErrnoException;

/// What `java.net` asks of an endpoint that may have neither address nor port.
final class Names {
    private Names() {}

    /// The IP address; of other families the loopback address, since they stay on this machine.
    static InetAddress address(Endpoint endpoint) {
        return endpoint instanceof InetEndpoint inet
                ? inet.toInetSocketAddress().getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /// The port; 0 of other families.
    static int port(Endpoint endpoint) {
        return endpoint instanceof InetEndpoint inet ? inet.port() : 0;
    }

    static boolean isBound(Endpoint local) {
        return !(local instanceof InetEndpoint inet) || inet.port() != 0;
    }

    static @Nullable Endpoint remote(Socket socket) throws IOException {
        try {
            return socket.remoteEndpoint();
        } catch (ErrnoException notConnected) {
            return null;
        }
    }

    static void requireStream(Socket socket) {
        if (socket.type().keepsMessages()) {
            throw new IllegalArgumentException(
                    "java.net.Socket is a stream of bytes; this is a "
                            + socket.type()
                            + " socket: use SOCK_STREAM");
        }
    }
}
