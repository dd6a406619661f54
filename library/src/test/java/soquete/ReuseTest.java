package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.BrokenPipeException;
import soquete.error.ConnectionResetException;

/// A number is not the kernel's to give again before the last call has left it. Sockets are closed
/// under threads of both kinds that receive and send, while another thread opens and closes
/// descriptors as fast as it can, and writes markers: no byte is ever in the wrong place.
///
/// `-Dsoquete.rounds=N` does N rounds (default 2000); it prints how many descriptors were churned.
@Timeout(600)
class ReuseTest {
    private static final int ROUNDS = Integer.getInteger("soquete.rounds", 2000);
    private static final byte MARKER = 99;
    private static final byte FROM_PEER = 1;
    private static final byte OURS = 2;

    @Test
    void close_underReadersAndWriters_noByteGoesAstray() throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong churned = new AtomicLong();
        Thread churner =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        while (!over.get()) {
                                            churn(wrong);
                                            churned.incrementAndGet();
                                        }
                                    } catch (IOException e) {
                                        wrong.add("churner: " + e);
                                    }
                                });
        AtomicLong gotMarkedEarly = new AtomicLong();
        try (ExecutorService platform = Executors.newCachedThreadPool();
                ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ExecutorService> kinds = List.of(platform, virtual);
            for (int round = 0; round < ROUNDS && wrong.isEmpty(); round++) {
                round(round, kinds, wrong, gotMarkedEarly);
            }
        }
        over.set(true);
        assertThat(churner.join(Duration.ofSeconds(20))).isTrue();
        assertThat(wrong).isEmpty();
        assertThat(churned.get()).isPositive();
        System.out.println(
                ROUNDS + " rounds of close, " + churned + " pairs churned, no byte astray");
    }

    private static void churn(Queue<String> wrong) throws IOException {
        byte[] marks = {MARKER, MARKER, MARKER};
        try (SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            pair.first().timeout(Duration.ofSeconds(20));
            pair.second().send(marks);
            pair.first().send(marks);
            byte[] one = pair.first().recv(100);
            byte[] other = pair.second().recv(100);
            if (!sameAs(marks, one) || !sameAs(marks, other)) {
                wrong.add("the churner found " + one.length + " and " + other.length + " bytes");
            }
        }
    }

    private static boolean sameAs(byte[] marks, byte[] found) {
        return Arrays.equals(marks, found);
    }

    private static void round(
            int round, List<ExecutorService> kinds, Queue<String> wrong, AtomicLong received)
            throws Exception {
        SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        Socket socket = pair.first();
        CountDownLatch running = new CountDownLatch(3);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            boolean reads = (round + i) % 3 != 0;
            calls.add(
                    kinds.get((round / 2 + i) % 2)
                            .submit(
                                    () -> {
                                        running.countDown();
                                        use(socket, reads, wrong, received);
                                    }));
        }
        running.await();
        if (round % 4 == 0) {
            pair.second().send(new byte[] {FROM_PEER});
        }
        for (int i = 0; i < round % 8 * 50; i++) {
            Thread.onSpinWait();
        }
        socket.close();
        for (Future<?> call : calls) {
            call.get(20, TimeUnit.SECONDS);
        }
        byte[] left = new byte[1000];
        pair.second().timeout(Duration.ofSeconds(20));
        while (true) {
            int size;
            try {
                size = pair.second().recv(left);
            } catch (ConnectionResetException e) {
                break; // what the peer sent was not read
            }
            if (size == 0) {
                break;
            }
            for (int i = 0; i < size; i++) {
                if (left[i] != OURS) {
                    wrong.add("round " + round + ": the peer received " + left[i]);
                }
            }
        }
        pair.second().close();
    }

    private static void use(
            Socket socket, boolean reads, Queue<String> wrong, AtomicLong received) {
        try {
            while (true) {
                if (reads) {
                    for (byte one : socket.recv(10)) {
                        received.incrementAndGet();
                        if (one != FROM_PEER) {
                            wrong.add("received " + one);
                        }
                    }
                } else {
                    socket.send(new byte[] {OURS, OURS});
                }
            }
        } catch (ClosedChannelException | BrokenPipeException e) {
            return; // as it should
        } catch (IOException e) {
            wrong.add(e.toString());
        }
    }
}
