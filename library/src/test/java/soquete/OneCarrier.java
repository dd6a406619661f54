package soquete;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.resolve.Resolver;

/// The program of [PinningTest]: hundreds of virtual threads wait in each operation, and one more
/// thread runs all the same.
final class OneCarrier {
    private static final int EACH = 200;
    private static final byte[] MUCH = new byte[60_000_000];

    private OneCarrier() {}

    public static void main(String[] args) throws Exception {
        List<AutoCloseable> open = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        AtomicInteger ended = new AtomicInteger();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        for (Callable<?> operation : operations(open)) {
            for (int i = 0; i < EACH; i++) {
                threads.add(
                        Thread.startVirtualThread(
                                () -> {
                                    try {
                                        operation.call();
                                    } catch (Exception e) {
                                        failures.add(e);
                                        ended.incrementAndGet();
                                    }
                                }));
            }
        }
        for (Thread thread : threads) {
            while (!isWaiting(thread)) {
                if (thread.getState() == Thread.State.TERMINATED) {
                    System.out.println("an operation did not wait: " + failures);
                    System.exit(1);
                }
                Thread.onSpinWait();
            }
        }
        CountDownLatch unrelated = new CountDownLatch(1);
        Thread.startVirtualThread(
                () -> {
                    try {
                        // A look-up goes through the C library, which blocks its thread.
                        Resolver.getaddrinfo("localhost", "80", Hints.NONE);
                        unrelated.countDown();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
        unrelated.await();
        for (AutoCloseable one : open) {
            one.close();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        boolean all = ended.get() == threads.size();
        System.out.print(all ? "all waiting, all ended\n" : "only " + ended.get() + " ended\n");
    }

    private static boolean isWaiting(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    private static List<Callable<?>> operations(List<AutoCloseable> open) throws IOException {
        Socket listener = Loopback.listener(Family.AF_INET);
        Loopback.Pair tcp = Loopback.Pair.tcp();
        Loopback.Pair udp = Loopback.Pair.udp(Family.AF_INET6);
        Loopback.Pair full = Loopback.Pair.tcp();
        Socket backlog = Socket.server(Loopback.any(Family.AF_INET), 0);
        Socket unix = Socket.server(UnixEndpoint.UNNAMED, 0);
        Socket first = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM);
        first.connect(unix.localEndpoint());
        Socket receiver = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM);
        receiver.bind(UnixEndpoint.UNNAMED);
        Socket sender = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM);
        open.addAll(List.of(listener, tcp, udp, full, backlog, unix, first, receiver, sender));
        return List.of(
                listener::accept,
                () -> tcp.client().recv(10),
                () -> tcp.server().recvExactly(10),
                () -> udp.client().recvFrom(10),
                () -> sendAll(full.client()),
                () -> connectToFull(backlog.localEndpoint(), open),
                () -> connectToFull(unix.localEndpoint(), open),
                () -> sendForEver(sender, receiver.localEndpoint()));
    }

    private static Object sendAll(Socket socket) throws IOException {
        socket.sendAll(MUCH);
        return true;
    }

    /// The queue of the receiver is full after ten or so.
    private static Object sendForEver(Socket socket, Endpoint to) throws IOException {
        while (true) {
            socket.sendTo(new byte[1], to);
        }
    }

    /// The queue of the listener is full after two: the handshakes of the rest are not answered.
    private static Object connectToFull(Endpoint at, List<AutoCloseable> open) throws IOException {
        Socket socket = Socket.open(at.family(), SocketType.SOCK_STREAM);
        synchronized (open) {
            open.add(socket);
        }
        socket.connect(at);
        return socket.recv(1);
    }
}
