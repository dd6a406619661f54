package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.error.DeadlineException;

/// Signals interrupt system calls (`EINTR`); callers never see it.
class SignalTest {
    private static final int GETTID = Architecture.AARCH64 ? 178 : 186;
    private static final int TGKILL = Architecture.AARCH64 ? 131 : 234;

    @Test
    void recv_underAStormOfSignals_waitsOnAndKeepsItsDeadline() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        int signal = handle("WINCH", handled);
        try (Socket listener = Socket.server(Endpoint.of("127.0.0.1", 0));
                Socket client = Socket.open(listener.family(), listener.type())) {
            client.connect(listener.localEndpoint());
            try (Socket server = listener.accept()) {
                CompletableFuture<Integer> thread = new CompletableFuture<>();
                CompletableFuture<Long> waited = new CompletableFuture<>();
                CompletableFuture<byte[]> received = new CompletableFuture<>();
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    thread.complete(system(GETTID, 0, 0, 0));
                                    waited.complete(timeOut(server));
                                    try {
                                        received.complete(server.recv(10));
                                    } catch (Exception e) {
                                        received.completeExceptionally(e);
                                    }
                                });
                int tid = thread.get(10, TimeUnit.SECONDS);
                int pid = (int) ProcessHandle.current().pid();
                int sent = 0;
                while (!waited.isDone()) {
                    assertThat(system(TGKILL, pid, tid, signal)).isZero();
                    sent++;
                }
                assertThat(waited.get()).isBetween(300_000_000L, 5_000_000_000L);
                for (int i = 0; i < 1000; i++) {
                    assertThat(system(TGKILL, pid, tid, signal)).isZero();
                }
                client.sendAll(new byte[] {1});
                assertThat(received.get(10, TimeUnit.SECONDS)).containsExactly(1);
                assertThat(sent).isPositive();
                assertThat(handled.get()).isPositive();
            }
        }
    }

    /// Installs a handler that counts. By reflection, because the compiler warns of the class, and
    /// that warning cannot be switched off.
    private static int handle(String name, AtomicInteger count) throws Exception {
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = type.getConstructor(String.class).newInstance(name);
        Object handler =
                Proxy.newProxyInstance(
                        SignalTest.class.getClassLoader(),
                        new Class<?>[] {handlerType},
                        (proxy, method, arguments) -> {
                            count.incrementAndGet();
                            return null;
                        });
        type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
        return (int) type.getMethod("getNumber").invoke(signal);
    }

    private static long timeOut(Socket socket) {
        socket.timeout(Duration.ofMillis(300));
        long start = System.nanoTime();
        try {
            socket.recv(10);
            return -1;
        } catch (DeadlineException e) {
            socket.timeout(Socket.FOREVER);
            return System.nanoTime() - start;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int system(int number, long a, long b, long c) {
        Scratch s = Scratch.take();
        try {
            return (int) Kernel.call(s.errno, number, a, b, c, 0, 0, 0);
        } finally {
            s.give();
        }
    }
}
