package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import soquete.OwnedFd;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;

/// One process opens a file and gives it, open, to another that may not open it (`SCM_RIGHTS`).
///
/// `receive PATH` waits at a Unix socket and prints what it is given; `send PATH FILE` gives a
/// file.
public final class PassDescriptor {
    private PassDescriptor() {}

    static void send(UnixEndpoint to, Path file) throws IOException {
        try (OwnedFd fd = OwnedFd.open(file);
                Socket s = Socket.client(to)) {
            // At least one byte goes along on a stream; here, what the file is called
            s.sendFds(file.getFileName().toString().getBytes(UTF_8), fd.number());
        }
    }

    static void receive(UnixEndpoint at) throws IOException {
        try (Socket server = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            server.bind(at, UnixBinding.AS_C.withMode(0600).removedOnClose());
            server.listen();
            IO.println("waiting on " + at);
            try (Socket conn = server.accept();
                    ReceivedMessage message = conn.recvFds(255, 1)) {
                String name = new String(message.data(), UTF_8);
                List<OwnedFd> files = message.takeFds();
                if (files.isEmpty()) {
                    IO.println(name + " came without a descriptor");
                    return;
                }
                try (OwnedFd file = files.getFirst();
                        InputStream in = new FileInputStream("/proc/self/fd/" + file.number())) {
                    IO.print(name + ": " + new String(in.readAllBytes(), UTF_8));
                }
            }
        }
    }

    /// Runs one of them.
    ///
    /// @param args `receive PATH` or `send PATH FILE`
    public static void main(String[] args) throws IOException {
        UnixEndpoint path = UnixEndpoint.path(args[1]);
        if (args[0].equals("receive")) {
            receive(path);
        } else {
            send(path, Path.of(args[2]));
        }
    }
}
