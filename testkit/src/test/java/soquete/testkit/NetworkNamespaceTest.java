package soquete.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NetworkNamespaceTest {
    @BeforeEach
    void needsNamespaces() {
        NetworkNamespace.available().assume();
    }

    @Test
    void join_twoNamespaces_socketsReachEachOther() throws Exception {
        try (NetworkNamespace a = NetworkNamespace.create();
                NetworkNamespace b = NetworkNamespace.create()) {
            a.join("left", b, "right");
            a.ip("addr", "add", "10.9.0.1/24", "dev", "left");
            b.ip("addr", "add", "10.9.0.2/24", "dev", "right");
            // Java opens the descriptor when it binds or connects: that must happen inside.
            try (ServerSocket server = b.call(() -> new ServerSocket(7000));
                    Socket client = a.call(() -> new Socket("10.9.0.2", 7000))) {
                server.setSoTimeout(5000);
                assertThat(client.isConnected()).isTrue();
                assertThat(server.accept().getInetAddress().getHostAddress()).isEqualTo("10.9.0.1");
            }
            assertThat(a.exec("ip", "-br", "link")).contains("left").doesNotContain("right");
        }
    }

    @Test
    void sysctl_isTheNamespacesOwn() throws Exception {
        // Of one digit: the kernel gives a number in one read, and Java's first read is of one
        // byte.
        Path file = Path.of("/proc/sys/net/ipv4/tcp_fastopen");
        String outside = Files.readString(file);
        String other = outside.startsWith("2") ? "3" : "2";
        try (NetworkNamespace a = NetworkNamespace.create()) {
            a.sysctl("net.ipv4.tcp_fastopen", other);
            assertThat(a.call(() -> Files.readString(file)).strip()).isEqualTo(other);
        }
        assertThat(Files.readString(file)).isEqualTo(outside);
    }

    @Test
    void close_takesTheNamespaceAway() throws Exception {
        NetworkNamespace gone = NetworkNamespace.create();
        assertThat(Path.of("/run/netns", gone.name())).exists();
        gone.close();
        assertThat(Path.of("/run/netns", gone.name())).doesNotExist();
    }

    @Test
    void ip_thatFails_saysWhatItSaid() throws Exception {
        try (NetworkNamespace a = NetworkNamespace.create()) {
            assertThatThrownBy(() -> a.ip("link", "set", "nothing", "up"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nothing");
        }
    }
}
