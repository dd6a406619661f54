package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.proxy.ProxyHeader;
import soquete.server.Connection;
import soquete.server.ProxyPolicy;
import soquete.server.Server;
import soquete.server.ServerEvent;

/// A server behind a load balancer that knows its clients: HAProxy, nginx or a cloud's says in a
/// PROXY header whom it forwards.
///
/// `serve ENDPOINT NETWORK...` tells each client who it is, and believes proxies in these networks;
/// `check ENDPOINT` asks such a server whether it lives, as a proxy does.
public final class BehindProxy {
    private BehindProxy() {}

    private static void greet(Connection connection) throws IOException {
        String who = "you are " + connection.remoteEndpoint();
        IO.println(
                connection.socket().remoteEndpoint() + " forwards " + connection.remoteEndpoint());
        connection.sendAll((who + "\n").getBytes(UTF_8));
    }

    private static void told(ServerEvent event) {
        if (event instanceof ServerEvent.NotPrepared not) {
            IO.println(not.connection().remoteEndpoint() + ": " + not.failure().getMessage());
        }
    }

    static void serve(Endpoint at, String... networks) throws IOException, InterruptedException {
        try (Server server =
                Server.on(at)
                        .proxy(ProxyPolicy.required(networks).withTimeout(Duration.ofSeconds(2)))
                        .reporter(BehindProxy::told)
                        .handle(BehindProxy::greet)) {
            IO.println("serving at " + server.endpoints().getFirst());
            var _ = server.await();
        }
    }

    static void check(Endpoint server) throws IOException {
        try (Socket s = Socket.client(server, Duration.ofSeconds(5))) {
            s.timeout(Duration.ofSeconds(5));
            s.sendAll(new ProxyHeader.Local().encode());
            IO.print(new String(s.recv(1024), UTF_8));
        }
    }

    /// Runs one of them.
    ///
    /// @param args `serve ENDPOINT NETWORK...` or `check ENDPOINT`
    public static void main(String[] args) throws IOException, InterruptedException {
        Endpoint endpoint = Endpoint.parse(args[1]);
        if (args[0].equals("serve")) {
            String[] networks = new String[args.length - 2];
            System.arraycopy(args, 2, networks, 0, networks.length);
            serve(endpoint, networks);
        } else {
            check(endpoint);
        }
    }
}
