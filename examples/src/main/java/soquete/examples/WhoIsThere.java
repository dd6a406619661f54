package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import soquete.OwnedFd;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.option.PeerCredentials;
import soquete.option.SolSocket;

/// Who is at the other end of a Unix socket: the kernel says, the peer cannot lie.
///
/// `WhoIsThere PATH` tells each client who it is, and refuses those of other users.
public final class WhoIsThere {
    private WhoIsThere() {}

    private static String greet(Socket conn, int ourUid) throws IOException {
        PeerCredentials peer = conn.get(SolSocket.SO_PEERCRED);
        if (peer.uid() != ourUid) {
            return "user " + peer.uid() + " may not talk to user " + ourUid + "\n";
        }
        // A pid may be that of another process by now; a pidfd stays with this one
        try (OwnedFd process = conn.peerPidFd()) {
            return command(peer.pid())
                    + (isThere(process) ? ", pid " : ", which has gone, pid ")
                    + peer.pid()
                    + ", uid "
                    + peer.uid()
                    + ", gid "
                    + peer.gid()
                    + "\n";
        }
    }

    /// A pidfd says `Pid: -1` when its process has ended.
    private static boolean isThere(OwnedFd process) throws IOException {
        return Files.readString(Path.of("/proc/self/fdinfo/" + process.number()))
                .lines()
                .noneMatch(line -> line.matches("Pid:\\s+-1"));
    }

    private static String command(int pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/comm")).strip();
    }

    /// Runs the server.
    ///
    /// @param args `PATH`
    public static void main(String[] args) throws IOException {
        int ourUid = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        try (Socket server = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            server.bind(
                    UnixEndpoint.path(args[0]), UnixBinding.AS_C.withMode(0666).removedOnClose());
            server.listen();
            IO.println("waiting on " + server.localEndpoint());
            while (true) {
                try (Socket conn = server.accept()) {
                    String answer = greet(conn, ourUid);
                    IO.print(answer);
                    conn.sendAll(answer.getBytes(UTF_8));
                } catch (IOException e) {
                    IO.println("no answer: " + e.getMessage());
                }
            }
        }
    }
}
