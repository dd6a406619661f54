package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;

@Tag("guest")
@Timeout(60)
class VsockTest {
    @Test
    void open_vsock_isThere() throws Exception {
        try (Socket socket = Socket.open(Family.AF_VSOCK, SocketType.SOCK_STREAM)) {
            assertThat(socket.isOpen()).isTrue();
        }
    }
}
