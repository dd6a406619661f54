package soquete;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.event.Select;

/// The program of [FullTableTest], with few descriptors: it queues connections, fills the table,
/// accepts in vain on both kinds of threads, makes room, and accepts all.
final class FullTable {
    static final String EXPECTED =
            """
            platform: accept EMFILE
            virtual: accept EMFILE
            all 10 in order
            after a wait: 1
            after waits together: [1, 1, 1, 1, 1]
            """;

    private static final int QUEUED = 10;
    private static final int TOGETHER = 5;

    private FullTable() {}

    public static void main(String[] args) throws Exception {
        Socket listener = Loopback.listener(Family.AF_INET);
        Loopback.Pair used = Loopback.Pair.tcp();
        // What a thread of each kind needs to wait is there before the table is full.
        Blocked one = Blocked.in(false, () -> used.client().recv(1));
        Blocked other = Blocked.in(true, () -> used.client().recv(1));
        used.server().send(new byte[2]);
        one.result();
        other.result();
        Select.select(List.of(used.client()), List.of(), List.of(), Duration.ofMillis(1));
        List<Socket> clients = new ArrayList<>();
        // Classes are read from files, which takes descriptors too.
        List<Socket> fillers = new ArrayList<>();
        Protocol.DEFAULT.name(Family.AF_INET);
        listener.timeout(Duration.ZERO);
        failing(listener, false);
        failing(listener, true);
        listener.timeout(Socket.FOREVER);
        fill(fillers);
        failing(listener, false);
        failing(listener, true);
        fillers.forEach(Socket::close);
        fillers.clear();
        for (int i = 0; i < QUEUED; i++) {
            Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
            client.connect(listener.localEndpoint());
            clients.add(client);
        }
        fill(fillers);
        System.out.println("platform: " + failing(listener, false));
        System.out.println("virtual: " + failing(listener, true));
        fillers.forEach(Socket::close);
        List<Socket> accepted = new ArrayList<>();
        for (Socket client : clients) {
            Socket next = listener.accept();
            accepted.add(next);
            if (!next.remoteEndpoint().equals(client.localEndpoint())) {
                System.out.println("expected " + client.localEndpoint() + ", not " + next);
            }
        }
        System.out.println("all " + accepted.size() + " in order");
        fillers.clear();
        fill(fillers);
        // Who waits on a socket that is open does not need a new descriptor.
        Blocked waiting = Blocked.in(false, () -> clients.getFirst().recv(1).length);
        accepted.getFirst().send(new byte[1]);
        System.out.println("after a wait: " + waiting.result());
        // Nor do several at once, more than have waited before.
        List<Blocked> together = new ArrayList<>();
        for (Socket client : clients.subList(0, TOGETHER)) {
            together.add(Blocked.in(false, () -> client.recv(1).length));
        }
        List<Object> received = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            accepted.get(i).send(new byte[1]);
            received.add(together.get(i).result());
        }
        System.out.println("after waits together: " + received);
    }

    private static String failing(Socket listener, boolean virtual) throws Exception {
        return OnThread.call(
                virtual,
                () -> {
                    try {
                        listener.accept();
                        return "accepted";
                    } catch (ErrnoException e) {
                        return e.operation() + " " + e.errno().name();
                    }
                });
    }

    private static void fill(List<Socket> fillers) throws IOException {
        try {
            while (true) {
                fillers.add(Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM));
            }
        } catch (ErrnoException e) {
            if (!e.errno().name().equals("EMFILE")) {
                throw e;
            }
        }
    }
}
