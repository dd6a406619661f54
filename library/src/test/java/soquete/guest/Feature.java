package soquete.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.VsockEndpoint;
import soquete.testkit.Capability;
import soquete.testkit.NetworkNamespace;

/// What these tests need of the kernel, each with a probe.
final class Feature {
    private Feature() {}

    /// Sockets of this kind can be opened.
    static Capability sockets(String name, Family family, SocketType type, Protocol protocol) {
        return Capability.probed(
                "needs a kernel with " + name,
                () -> {
                    try (Socket socket = Socket.open(family, type, protocol)) {
                        return socket.isOpen();
                    }
                });
    }

    static Capability sockets(String name, Family family, SocketType type) {
        return sockets(name, family, type, Protocol.DEFAULT);
    }

    /// A vsock connection within this machine: its transport is a module of its own.
    static Capability vsockLoopback() {
        return Capability.probed(
                "needs a kernel with the loopback transport of vsock",
                () -> {
                    try (Socket listener = Socket.open(Family.AF_VSOCK, SocketType.SOCK_STREAM);
                            Socket client = Socket.open(Family.AF_VSOCK, SocketType.SOCK_STREAM)) {
                        listener.bind(
                                new VsockEndpoint(
                                        VsockEndpoint.VMADDR_CID_LOCAL,
                                        VsockEndpoint.VMADDR_PORT_ANY));
                        listener.listen();
                        client.timeout(Duration.ofSeconds(1));
                        client.connect(listener.localEndpoint());
                        return true;
                    }
                });
    }

    /// The kernel lets a TCP socket have this "upper layer protocol".
    static Capability upperLayerProtocol(String name) {
        return Capability.probed(
                "needs a kernel with the upper layer protocol " + name + " of TCP",
                () ->
                        Files.readString(Path.of("/proc/sys/net/ipv4/tcp_available_ulp"))
                                .contains(name));
    }

    /// Packets can be queued by this discipline, tc(8).
    static Capability queue(String name) {
        return Capability.probed(
                "needs root, tc(8), and a kernel with the queueing discipline " + name,
                () -> {
                    try (NetworkNamespace network = NetworkNamespace.create()) {
                        network.exec("tc", "qdisc", "add", "dev", "lo", "root", name);
                        return true;
                    }
                });
    }

    static void assume(Capability... needed) throws IOException {
        for (Capability capability : needed) {
            capability.assume();
        }
    }
}
