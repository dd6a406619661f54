package soquete;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.resolve.Resolver;
import soquete.testkit.Descriptors;

/// The program of [LeakTest]: repeats one kind of work, and prints what the process holds after the
/// first tenth and at the end.
///
/// Arguments: the kind, and how often.
final class Cycles {
    private static final Pattern TOTAL = Pattern.compile("Total: reserved=\\d+, committed=(\\d+)");
    private static final Pattern PART =
            Pattern.compile("- +(Thread|Other|Internal) \\(reserved=\\d+, committed=(\\d+)");

    private Cycles() {}

    private interface Work {
        void once(int round) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        int times = Integer.parseInt(args[1]);
        try (Kept kept = new Kept()) {
            Work work = work(args[0], kept);
            for (int i = 0; i < times / 10; i++) {
                work.once(i);
            }
            held(); // measuring loads classes as well
            held();
            System.out.println("before " + held());
            for (int i = 0; i < times; i++) {
                work.once(i);
            }
            System.out.println("after " + held());
        }
    }

    private static Work work(String kind, Kept kept) throws Exception {
        Socket listener = kept.add(Loopback.listener(Family.AF_INET));
        Endpoint at = listener.localEndpoint();
        return switch (kind) {
            case "cycle" -> _ -> cycle(listener, at);
            case "waits" -> round -> waits(round % 2 == 0, round % 3);
            case "threads" -> _ -> threads();
            case "refused" -> refused();
            case "late" -> late(kept);
            case "reset" -> _ -> reset(listener, at);
            case "noname" -> _ -> noName();
            case "full" -> full();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static void cycle(Socket listener, Endpoint at) throws IOException {
        try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            client.connect(at);
            Socket server = listener.accept();
            // No TIME_WAIT: a million of them would use up the ports.
            client.set(SolSocket.SO_LINGER, Linger.RESET);
            server.close();
        }
    }

    /// A wait that ends by deadline, close or interrupt, on a thread of its own.
    private static void waits(boolean virtual, int how) throws Exception {
        try (SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            if (how == 0) {
                pair.first().timeout(Duration.ofNanos(1000));
            }
            Blocked blocked = Blocked.in(virtual, () -> pair.first().recv(1));
            if (how == 1) {
                blocked.thread().interrupt();
            } else if (how == 2) {
                pair.first().close();
            }
            blocked.failure();
        }
    }

    /// More threads at once than anything keeps.
    private static void threads() throws Exception {
        try (SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            List<Blocked> crowd = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                crowd.add(Blocked.in(false, () -> pair.first().recv(1)));
            }
            pair.first().close();
            for (Blocked one : crowd) {
                one.failure();
            }
        }
    }

    private static Work refused() throws IOException {
        InetEndpoint nobody;
        try (Socket gone = Loopback.listener(Family.AF_INET)) {
            nobody = (InetEndpoint) gone.localEndpoint();
        }
        return _ -> failing(() -> Socket.connect("127.0.0.1", nobody.port()).close());
    }

    private static Work late(Kept kept) throws IOException {
        SilentPeer silent = SilentPeer.of(Family.AF_INET);
        silent.sockets().forEach(kept::add);
        int port = ((InetEndpoint) silent.endpoint()).port();
        return _ ->
                failing(() -> Socket.connect("127.0.0.1", port, Duration.ofNanos(50_000)).close());
    }

    private static void reset(Socket listener, Endpoint at) throws Exception {
        try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            client.connect(at);
            client.set(SolSocket.SO_LINGER, Linger.RESET);
        }
        Socket server = listener.accept();
        failing(() -> server.recv(1));
        server.close();
    }

    private static void noName() throws Exception {
        failing(() -> Resolver.getaddrinfo("127.0.0.1", "no-such-service", Hints.TCP));
    }

    /// Fills the table of descriptors, fails ten times, and makes room.
    private static Work full() throws Exception {
        // Classes are read from files, which takes descriptors.
        failing(() -> Socket.open(new Family(200), SocketType.SOCK_DGRAM));
        return _ -> {
            try (Kept fillers = new Kept()) {
                failing(
                        () -> {
                            while (true) {
                                fillers.add(Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM));
                            }
                        });
                for (int i = 1; i < 10; i++) {
                    failing(() -> Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM).close());
                }
            }
        };
    }

    private interface Failing {
        void call() throws Exception;
    }

    private static void failing(Failing call) throws Exception {
        try {
            call.call();
        } catch (IOException e) {
            return;
        }
        throw new AssertionError("it should have failed");
    }

    /// Descriptors, platform threads, kilobytes of heap, and kilobytes of native memory that is
    /// neither heap nor the compiler's.
    private static String held() throws Exception {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
        }
        String report =
                (String)
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "vmNativeMemory",
                                        new Object[] {new String[] {"summary", "scale=B"}},
                                        new String[] {String[].class.getName()});
        long parts = 0;
        Matcher part = PART.matcher(report);
        while (part.find()) {
            parts += Long.parseLong(part.group(2));
        }
        if (!TOTAL.matcher(report).find()) {
            throw new IllegalStateException(report);
        }
        return Descriptors.ofThisProcess().withoutFiles().count()
                + " "
                + ManagementFactory.getThreadMXBean().getThreadCount()
                + " "
                + heap / 1024
                + " "
                + parts / 1024;
    }
}
