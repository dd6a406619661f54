package soquete.cli.seed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import soquete.Socket;
import soquete.cli.terminal.Out;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.SocketType;
import soquete.resolve.Resolver;

/// The stage of a plain run: words on standard output.
public final class PlainStage implements Stage {
    private final Out out;

    /// Speaks to an output.
    ///
    /// @param out takes the lines
    public PlainStage(Out out) {
        this.out = out;
    }

    @Override
    public List<Endpoint> resolve(String host, int port, boolean udp) throws IOException {
        if (HostText.isLiteral(host)) {
            return List.of(HostText.endpoint(host, port));
        }
        return look(host, port, udp);
    }

    @Override
    public Plug open(Family family, SocketType type) throws IOException {
        return new PlainPlug(Socket.open(family, type));
    }

    @Override
    public void print(String line) {
        out.line(line);
    }

    @Override
    public void exit(int status) {}

    /// Looks a name up.
    ///
    /// @param host the name
    /// @param port 0 to 65535
    /// @param udp  UDP, not TCP
    /// @return its endpoints, in the order to try them
    public static List<Endpoint> look(String host, int port, boolean udp) throws IOException {
        Hints hints = udp ? Hints.UDP : Hints.TCP;
        List<Endpoint> endpoints = new ArrayList<>();
        for (AddressInfo answer : Resolver.getaddrinfo(host, Integer.toString(port), hints)) {
            endpoints.add(answer.endpoint());
        }
        return endpoints;
    }
}
