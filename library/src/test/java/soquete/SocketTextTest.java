package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;

/// A socket prints its protocol by the name that it has in its family.
@Timeout(60)
class SocketTextTest {
    @Test
    void protocol_ofAnotherFamily_hasItsNameThere() throws Exception {
        try (Socket socket =
                Socket.open(Family.AF_NETLINK, SocketType.SOCK_RAW, Protocol.NETLINK_XFRM)) {
            assertThat(socket)
                    .hasToString(
                            "Socket[fd=" + socket.fd() + ", AF_NETLINK SOCK_RAW NETLINK_XFRM]");
        }
    }

    @Test
    void protocol_thatIsTheDefault_isNotPrinted() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThat(socket).hasToString("Socket[fd=" + socket.fd() + ", AF_INET SOCK_STREAM]");
        }
    }

    @Test
    void open_ofAnUnknownProtocol_saysItsNameInTheFamily() {
        SocketType stream = SocketType.SOCK_STREAM;
        assertThatThrownBy(() -> Socket.open(Family.AF_UNIX, stream, new Protocol(6)))
                .hasMessageContaining("AF_UNIX SOCK_STREAM 6")
                .hasMessageNotContaining("IPPROTO_TCP");
    }
}
