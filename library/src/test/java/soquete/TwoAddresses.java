package soquete;

import java.io.IOException;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.ConnectionRefusedException;

/// The program of [TwoAddressesTest]: its argument is a name that has 127.0.0.1 and 127.0.0.2.
final class TwoAddresses {
    private TwoAddresses() {}

    public static void main(String[] args) throws IOException {
        int port = 0;
        for (String host : new String[] {"127.0.0.1", "127.0.0.2"}) {
            try (Socket listener = Socket.server(Endpoint.of(host, 0))) {
                port = ((InetEndpoint) listener.localEndpoint()).port();
                try (Socket client = Socket.connect(args[0], port)) {
                    System.out.println(((InetEndpoint) client.remoteEndpoint()).host());
                }
            }
        }
        try (Socket client = Socket.connect(args[0], port)) {
            System.out.println("connected to nobody: " + client);
        } catch (ConnectionRefusedException e) {
            System.out.println("refused, and before that refused: " + e.getSuppressed().length);
        }
    }
}
