package soquete.stress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.SocketType;
import soquete.testkit.NetworkNamespace;

/// A cable in a network of its own, for packet sockets: one for the life of the process.
final class Cable {
    /// Destination, source, type.
    static final int HEADER = 14;

    private static final int FIRST_TYPE = 0x6000;
    private static final int TYPES = 0x1000;
    private static final AtomicInteger USED = new AtomicInteger();

    private final NetworkNamespace network;
    private final int left;
    private final int right;

    private Cable(NetworkNamespace network, int left, int right) {
        this.network = network;
        this.left = left;
        this.right = right;
    }

    /// A class of its own: while it is made, other threads run code of [Cable].
    private static final class Shared {
        static final Cable CABLE = laid();

        private Shared() {}
    }

    private static Cable laid() {
        try {
            NetworkNamespace network = NetworkNamespace.create();
            Runtime.getRuntime().addShutdownHook(new Thread(network::close));
            network.ip("link", "add", "name", "left", "type", "veth", "peer", "name", "right");
            network.ip("link", "set", "dev", "left", "up");
            network.ip("link", "set", "dev", "right", "up");
            int left = index(network, "left");
            int right = index(network, "right");
            return new Cable(network, left, right);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// As ip(8) says it: `2: left@right: …`.
    private static int index(NetworkNamespace network, String name)
            throws IOException, InterruptedException {
        String line = network.exec("ip", "-o", "link", "show", "dev", name);
        return Integer.parseInt(line.substring(0, line.indexOf(':')).strip());
    }

    /// Two sockets, one at each end of the cable, that hear each other alone.
    static SocketPair pair() throws IOException {
        EtherType type = new EtherType(FIRST_TYPE + USED.incrementAndGet() % TYPES);
        Cable cable = Shared.CABLE;
        return new SocketPair(cable.open(cable.left, type), cable.open(cable.right, type));
    }

    private Socket open(int index, EtherType type) throws IOException {
        try {
            Socket socket = network.call(() -> Socket.open(Family.AF_PACKET, SocketType.SOCK_RAW));
            socket.bind(PacketEndpoint.of(type, index));
            return socket;
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// What comes before each message that the socket sends: to everybody on the cable.
    static byte[] header(Socket socket) throws IOException {
        int type = ((PacketEndpoint) socket.localEndpoint()).protocol().number();
        byte[] header = new byte[HEADER];
        Arrays.fill(header, 0, 6, (byte) 0xFF);
        header[6] = 2;
        header[12] = (byte) (type >> 8);
        header[13] = (byte) type;
        return header;
    }
}
