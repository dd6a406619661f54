package soquete;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.testkit.NetworkNamespace;

/// Two networks joined by a cable that can be pulled: `10.98.0.1` on the side of `here`,
/// `10.98.0.2` on that of `there`; or with a router between, whose far side has `10.98.1.2`.
final class FaultyNetwork implements AutoCloseable {
    static final String HERE = "10.98.0.1";

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final NetworkNamespace here;
    private final NetworkNamespace there;
    private final String address;

    private FaultyNetwork(NetworkNamespace here, NetworkNamespace there, String address) {
        this.here = here;
        this.there = there;
        this.address = address;
    }

    static FaultyNetwork joined() throws Exception {
        NetworkNamespace here = NetworkNamespace.create();
        NetworkNamespace there = NetworkNamespace.create();
        here.join("near", there, "far");
        here.ip("addr", "add", HERE + "/24", "dev", "near");
        there.ip("addr", "add", "10.98.0.2/24", "dev", "far");
        return new FaultyNetwork(here, there, "10.98.0.2");
    }

    /// With a router whose second cable carries less than the first.
    static FaultyNetwork routed(int mtu) throws Exception {
        NetworkNamespace here = NetworkNamespace.create();
        NetworkNamespace router = NetworkNamespace.create();
        NetworkNamespace there = NetworkNamespace.create();
        here.join("near", router, "left");
        router.join("right", there, "far");
        here.ip("addr", "add", HERE + "/24", "dev", "near");
        router.ip("addr", "add", "10.98.0.254/24", "dev", "left");
        router.ip("addr", "add", "10.98.1.254/24", "dev", "right");
        there.ip("addr", "add", "10.98.1.2/24", "dev", "far");
        here.ip("route", "add", "default", "via", "10.98.0.254");
        there.ip("route", "add", "default", "via", "10.98.1.254");
        router.sysctl("net.ipv4.ip_forward", "1");
        router.ip("link", "set", "dev", "right", "mtu", Integer.toString(mtu));
        // What comes from there must not say how little the cable carries.
        there.ip("link", "set", "dev", "far", "mtu", "1500");
        FaultyNetwork made = new FaultyNetwork(here, there, "10.98.1.2");
        made.opened.add(router);
        router.exec(
                "nft",
                "add table ip filter; add chain ip filter out { type filter hook output priority 0"
                        + " ; }; add rule ip filter out icmp type destination-unreachable drop");
        return made;
    }

    NetworkNamespace here() {
        return here;
    }

    NetworkNamespace there() {
        return there;
    }

    /// The address on the side of [#there].
    String address() {
        return address;
    }

    Socket listener() throws Exception {
        return listener(128);
    }

    Socket listener(int backlog) throws Exception {
        return opened(there.call(() -> Socket.server(Endpoint.of(address, 0), backlog)));
    }

    /// A socket in `here`, closed with the network.
    Socket open(SocketOpening opening) throws Exception {
        return opened(here.call(opening::open));
    }

    private Socket opened(Socket socket) {
        opened.addFirst(socket);
        return socket;
    }

    interface SocketOpening {
        Socket open() throws IOException;
    }

    /// The two ends of a connection.
    record Connection(Socket client, Socket server) {}

    Connection connect() throws Exception {
        Socket listener = listener();
        Endpoint to = listener.localEndpoint();
        Socket client = open(() -> Socket.client(to));
        return new Connection(client, opened(listener.accept()));
    }

    static int port(Socket socket) throws IOException {
        return ((InetEndpoint) socket.localEndpoint()).port();
    }

    /// Loads rules for packets that come in on the side of `there`: `tcp dport 80 drop`.
    void filter(String rule) throws Exception {
        there.exec(
                "nft",
                "add table ip filter; add chain ip filter in { type filter hook input priority 0 ;"
                        + " }; add rule ip filter in "
                        + rule);
    }

    void noFilter() throws Exception {
        there.exec("nft", "flush ruleset");
    }

    void pullCable() throws Exception {
        there.ip("link", "set", "dev", "far", "down");
    }

    void plugIn() throws Exception {
        there.ip("link", "set", "dev", "far", "up");
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable one : opened) {
                one.close();
            }
            there.close();
            here.close();
        } catch (Exception e) {
            throw new AssertionError("cannot take the network away", e);
        }
    }
}
