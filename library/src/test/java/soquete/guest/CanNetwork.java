package soquete.guest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Callable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.testkit.NetworkNamespace;

/// A network with one virtual CAN bus, `vcan0`.
final class CanNetwork implements AutoCloseable {
    static final Protocol CAN_RAW = new Protocol(1);
    static final Protocol CAN_BCM = new Protocol(2);
    static final Protocol CAN_ISOTP = new Protocol(6);
    static final Protocol CAN_J1939 = new Protocol(7);

    private static final int SOCKADDR_CAN = 24;

    private final NetworkNamespace network;
    private final int index;

    private CanNetwork(NetworkNamespace network, int index) {
        this.network = network;
        this.index = index;
    }

    /// Skips the test where this is missing.
    static void assume(Protocol protocol, String name) throws IOException {
        SocketType type = protocol.equals(CAN_RAW) ? SocketType.SOCK_RAW : SocketType.SOCK_DGRAM;
        Feature.assume(
                Feature.sockets(name, Feature.AF_CAN, type, protocol),
                NetworkNamespace.available());
    }

    static CanNetwork create() throws IOException, InterruptedException {
        NetworkNamespace network = NetworkNamespace.create();
        try {
            network.ip("link", "add", "vcan0", "type", "vcan");
            network.ip("link", "set", "vcan0", "mtu", "72", "up");
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
        Callable<Socket> open = () -> Socket.open(Feature.AF_CAN, type, protocol);
        Socket socket = network.call(open);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    /// A raw socket on the bus.
    Socket raw() throws Exception {
        Socket socket = open(SocketType.SOCK_RAW, CAN_RAW);
        socket.bind(endpoint());
        return socket;
    }

    /// The bus.
    Endpoint endpoint() {
        return Struct.endpoint(Feature.AF_CAN, sockaddr());
    }

    /// `struct sockaddr_can` with the interface filled in.
    ByteBuffer sockaddr() {
        return Struct.of(SOCKADDR_CAN).putInt(4, index);
    }

    /// `struct can_frame`.
    static byte[] frame(int id, int... data) {
        ByteBuffer frame = Struct.of(16).putInt(0, id).put(4, (byte) data.length);
        for (int i = 0; i < data.length; i++) {
            frame.put(8 + i, (byte) data[i]);
        }
        return Struct.bytes(frame);
    }

    @Override
    public void close() {
        network.close();
    }
}
