package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.VsockEndpoint;
import soquete.error.ConnectionResetException;
import soquete.error.NotSupportedException;

/// Between a virtual machine and its host, without a network: `vsock`.
///
/// `server PORT` echoes; `client CID PORT TEXT` asks once: CID 2 is the host, 1 this machine
/// itself.
public final class VsockEcho {
    private VsockEcho() {}

    static void server(int port) throws IOException {
        VsockEndpoint any = new VsockEndpoint(VsockEndpoint.VMADDR_CID_ANY, port);
        try (Socket server = Socket.server(any)) {
            IO.println(
                    "listening on "
                            + server.localEndpoint()
                            + ", this is CID "
                            + Socket.localCid());
            while (true) {
                try (Socket conn = server.accept()) {
                    for (byte[] data = conn.recv(4096); data.length > 0; data = conn.recv(4096)) {
                        conn.sendAll(data);
                    }
                }
            }
        }
    }

    static void client(VsockEndpoint to, String text) throws IOException {
        byte[] question = text.getBytes(UTF_8);
        try (Socket s = Socket.client(to, Duration.ofSeconds(5))) {
            s.sendAll(question);
            IO.println(new String(s.recvExactly(question.length), UTF_8));
        } catch (ConnectionResetException | SocketTimeoutException e) {
            IO.println("nobody listens there: " + e.getMessage());
        }
    }

    /// Runs one of them.
    ///
    /// @param args `server PORT` or `client CID PORT TEXT`
    public static void main(String[] args) throws IOException {
        try {
            if (args[0].equals("server")) {
                server(Integer.parseInt(args[1]));
            } else {
                int cid = Integer.parseUnsignedInt(args[1]);
                client(new VsockEndpoint(cid, Integer.parseInt(args[2])), args[3]);
            }
        } catch (NotSupportedException e) {
            IO.println(e.getMessage());
            System.exit(1);
        }
    }
}
