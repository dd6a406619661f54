package soquete.resolve;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.NiFlags;

/// The program of [SilentNameServerTest]: its name server is a socket that nobody reads. Prints one
/// line per finding.
final class SilentNameServer {
    private static final Hints FOUR = Hints.TCP.with(Family.AF_INET);

    private SilentNameServer() {}

    public static void main(String[] args) throws Exception {
        try (DatagramSocket _ = new DatagramSocket(53, InetAddress.getLoopbackAddress())) {
            for (boolean virtual : new boolean[] {false, true}) {
                String kind = virtual ? "virtual " : "platform ";
                print(kind + "deadline", virtual, () -> look("a.test", 300));
                print(kind + "interrupt", virtual, SilentNameServer::interrupted);
                print(kind + "reverse", virtual, SilentNameServer::reverse);
            }
            // More than may have a caller that waits, all given up.
            List<FutureTask<Object>> lost = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String name = "lost" + i + ".test";
                lost.add(start(true, () -> look(name, 100)));
            }
            for (FutureTask<Object> task : lost) {
                task.get();
            }
            print("after the lost", true, () -> look("localhost", 5_000));
            // As many as may have a caller that waits, and they do.
            for (int i = 0; i < 64; i++) {
                String name = "wait" + i + ".test";
                var _ = start(true, () -> look(name, 20_000));
            }
            while (Thread.getAllStackTraces().keySet().stream()
                            .filter(t -> t.getName().startsWith("soquete-resolve"))
                            .count()
                    < 64) {
                Thread.onSpinWait();
            }
            print("beside the waiting", true, () -> look("localhost", 400));
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    private static Object look(String name, long millis) throws Exception {
        return Resolver.getaddrinfo(name, "80", FOUR, Duration.ofMillis(millis))
                .getFirst()
                .endpoint();
    }

    private static Object reverse() throws Exception {
        return Resolver.getnameinfo(
                Endpoint.of("192.0.2.1", 80), NiFlags.NONE, Duration.ofMillis(300));
    }

    private static Object interrupted() throws Exception {
        Thread thread = Thread.currentThread();
        Thread.ofPlatform()
                .start(
                        () -> {
                            while (thread.getState() != Thread.State.WAITING
                                    && thread.getState() != Thread.State.TIMED_WAITING) {
                                Thread.onSpinWait();
                            }
                            thread.interrupt();
                        });
        return look("b.test", 20_000);
    }

    private static FutureTask<Object> start(boolean virtual, Callable<Object> call) {
        FutureTask<Object> task =
                new FutureTask<>(
                        () -> {
                            try {
                                return call.call();
                            } catch (Exception e) {
                                return e.getClass().getSimpleName();
                            }
                        });
        Thread thread =
                virtual ? Thread.ofVirtual().unstarted(task) : Thread.ofPlatform().unstarted(task);
        thread.start();
        return task;
    }

    private static void print(String title, boolean virtual, Callable<Object> call)
            throws Exception {
        long start = System.nanoTime();
        Object outcome = start(virtual, call).get();
        System.out.println(title + ": " + outcome + " " + (System.nanoTime() - start) / 1_000_000);
    }
}
