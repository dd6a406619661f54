package soquete.guest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import soquete.Socket;
import soquete.can.CanFrame;
import soquete.endpoint.CanEndpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.testkit.NetworkNamespace;

/// A network with one virtual CAN bus, `vcan0`.
final class CanNetwork implements AutoCloseable {
    private final NetworkNamespace network;
    private final int index;

    private CanNetwork(NetworkNamespace network, int index) {
        this.network = network;
        this.index = index;
    }

    /// Skips the test where this is missing.
    static void assume(Protocol protocol, String name) throws IOException {
        SocketType type =
                protocol.equals(Protocol.CAN_RAW) ? SocketType.SOCK_RAW : SocketType.SOCK_DGRAM;
        Feature.assume(
                Feature.sockets(name, Family.AF_CAN, type, protocol), NetworkNamespace.available());
    }

    static CanNetwork create() throws IOException, InterruptedException {
        NetworkNamespace network = NetworkNamespace.create();
        try {
            network.ip("link", "add", "vcan0", "type", "vcan");
            network.ip("link", "set", "vcan0", "mtu", Integer.toString(CanFrame.CANFD_MTU), "up");
            String line = network.exec("ip", "-o", "link", "show", "vcan0");
            return new CanNetwork(network, Integer.parseInt(line.split(":", 2)[0]));
        } catch (IOException | InterruptedException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /// The interface's index.
    int index() {
        return index;
    }

    NetworkNamespace network() {
        return network;
    }

    /// A socket of this network, not bound, that gives up after ten seconds.
    Socket open(SocketType type, Protocol protocol) throws Exception {
        Callable<Socket> open = () -> Socket.open(Family.AF_CAN, type, protocol);
        Socket socket = network.call(open);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    /// A raw socket on the bus.
    Socket raw() throws Exception {
        Socket socket = open(SocketType.SOCK_RAW, Protocol.CAN_RAW);
        socket.bind(endpoint());
        return socket;
    }

    /// The bus.
    CanEndpoint endpoint() {
        return new CanEndpoint.Raw(index);
    }

    @Override
    public void close() {
        network.close();
    }
}
