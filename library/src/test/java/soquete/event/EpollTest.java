package soquete.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static soquete.message.EpollEvents.EPOLLET;
import static soquete.message.EpollEvents.EPOLLEXCLUSIVE;
import static soquete.message.EpollEvents.EPOLLHUP;
import static soquete.message.EpollEvents.EPOLLIN;
import static soquete.message.EpollEvents.EPOLLONESHOT;
import static soquete.message.EpollEvents.EPOLLOUT;
import static soquete.message.EpollEvents.EPOLLRDHUP;
import static soquete.message.EpollEvents.EPOLLWAKEUP;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Blocked;
import soquete.OwnedFd;
import soquete.Pollable;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.EpollReady;
import soquete.message.Shutdown;
import soquete.testkit.Descriptors;

@Timeout(120)
class EpollTest {
    private static final byte[] ONE = {1};
    private static final Duration SHORT = Duration.ofMillis(20);

    private Epoll epoll;
    private Socket here;
    private Socket there;

    @BeforeEach
    void open() throws IOException {
        epoll = Epoll.open();
        SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        here = pair.first();
        there = pair.second();
    }

    @AfterEach
    void close() {
        epoll.close();
        here.close();
        there.close();
    }

    @Test
    void levelTriggered_isToldUntilItIsRead() throws Exception {
        epoll.add(here, EPOLLIN);
        assertThat(epoll.poll(Duration.ZERO)).isEmpty();
        there.sendAll(ONE);
        List<EpollReady> ready = List.of(new EpollReady(EPOLLIN, here.fd()));
        assertThat(epoll.poll()).isEqualTo(ready);
        assertThat(epoll.poll(Duration.ZERO)).isEqualTo(ready);
        here.recv(10);
        assertThat(epoll.poll(Duration.ZERO)).isEmpty();
    }

    @Test
    void edgeTriggered_isToldOncePerChange() throws Exception {
        epoll.add(here, EPOLLIN.and(EPOLLET), -7);
        there.sendAll(ONE);
        assertThat(epoll.poll(SHORT)).containsExactly(new EpollReady(EPOLLIN, -7));
        assertThat(epoll.poll(Duration.ZERO)).isEmpty();
        there.sendAll(ONE);
        assertThat(epoll.poll(SHORT)).containsExactly(new EpollReady(EPOLLIN, -7));
    }

    @Test
    void oneShot_isSilentUntilModified() throws Exception {
        epoll.add(here, EPOLLIN.and(EPOLLONESHOT).and(EPOLLWAKEUP), 1);
        there.sendAll(ONE);
        assertThat(epoll.poll(SHORT)).hasSize(1);
        there.sendAll(ONE);
        assertThat(epoll.poll(SHORT)).isEmpty();
        epoll.modify(here, EPOLLIN, 2);
        assertThat(epoll.poll(SHORT)).containsExactly(new EpollReady(EPOLLIN, 2));
        epoll.modify(here, EPOLLOUT);
        assertThat(epoll.poll(SHORT)).containsExactly(new EpollReady(EPOLLOUT, here.fd()));
        epoll.remove(here);
        assertThat(epoll.poll(SHORT)).isEmpty();
    }

    @Test
    void exclusive_isForAddingAlone() throws Exception {
        epoll.add(here, EPOLLIN.and(EPOLLEXCLUSIVE));
        assertErrno("EINVAL", () -> epoll.modify(here, EPOLLOUT));
        there.sendAll(ONE);
        assertThat(epoll.poll(SHORT)).hasSize(1);
    }

    @Test
    void ends_areToldInEachWay() throws Exception {
        epoll.add(here, EPOLLIN.and(EPOLLRDHUP));
        there.shutdown(Shutdown.SHUT_WR);
        assertThat(epoll.poll(SHORT).getFirst().events()).isEqualTo(EPOLLIN.and(EPOLLRDHUP));
        there.close();
        assertThat(epoll.poll(SHORT).getFirst().events())
                .isEqualTo(EPOLLIN.and(EPOLLRDHUP).and(EPOLLHUP));
    }

    @Test
    void refusals_areTheKernels(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("file"), ONE);
        try (OwnedFd regular = OwnedFd.open(file);
                Epoll other = Epoll.open()) {
            assertErrno("EPERM", () -> epoll.add(regular, EPOLLIN));
            assertErrno("ENOENT", () -> epoll.modify(here, EPOLLIN));
            assertErrno("ENOENT", () -> epoll.remove(here));
            epoll.add(here, EPOLLIN);
            assertErrno("EEXIST", () -> epoll.add(Pollable.of(here.fd()), EPOLLIN));
            assertErrno("EBADF", () -> epoll.add(Pollable.of(1_000_000), EPOLLIN));
            assertErrno("EBADF", () -> epoll.remove(Pollable.of(1_000_000)));
            assertErrno("EINVAL", () -> epoll.add(epoll, EPOLLIN));
            epoll.add(other, EPOLLIN);
            assertErrno("ELOOP", () -> other.add(epoll, EPOLLIN));
        }
        assertThatThrownBy(() -> Pollable.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EpollResults(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> epoll.poll(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertErrno(String name, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        e -> assertThat(e.errno().name()).as(e.getMessage()).isEqualTo(name));
    }

    @Test
    void closed_onEitherSide_isRefused() throws Exception {
        epoll.add(here, EPOLLIN);
        here.close();
        assertThatThrownBy(() -> epoll.remove(here)).isInstanceOf(ClosedChannelException.class);
        assertThat(epoll.poll(Duration.ZERO)).isEmpty();
        epoll.close();
        epoll.close();
        assertThat(epoll.isOpen()).isFalse();
        assertThat(epoll.fd()).isEqualTo(-1);
        assertThat(epoll).hasToString("Epoll[closed]");
        assertThatThrownBy(() -> epoll.add(there, EPOLLIN))
                .isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> epoll.poll()).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void results_smallerThanTheEvents_tellTheRestNext() throws Exception {
        epoll.add(here, EPOLLOUT, 1);
        epoll.add(there, EPOLLOUT, 2);
        EpollResults results = new EpollResults(1);
        assertThat(epoll.poll(results, Duration.ZERO)).isEqualTo(1);
        long first = results.data(0);
        assertThat(results.hasAny(0, EPOLLOUT)).isTrue();
        assertThat(results.hasAny(0, EPOLLIN)).isFalse();
        assertThatThrownBy(() -> results.events(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(epoll.poll(results, Duration.ZERO)).isEqualTo(1);
        assertThat(results.data(0)).isEqualTo(3 - first);
        epoll.remove(here);
        epoll.remove(there);
        assertThat(epoll.poll(results, Duration.ZERO)).isZero();
        assertThat(results.count()).isZero();
        assertThatThrownBy(() -> results.data(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wait_endsByAnEvent(boolean virtual) throws Exception {
        epoll.add(here, EPOLLIN, 5);
        Blocked waiting = Blocked.in(virtual, () -> epoll.poll());
        there.sendAll(ONE);
        assertThat(waiting.result()).isEqualTo(List.of(new EpollReady(EPOLLIN, 5)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wait_endsByAddingWhatIsReady(boolean virtual) throws Exception {
        there.sendAll(ONE);
        Blocked waiting = Blocked.in(virtual, () -> epoll.poll());
        epoll.add(here, EPOLLIN, 5);
        assertThat(waiting.result()).isEqualTo(List.of(new EpollReady(EPOLLIN, 5)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wait_endsByClosing(boolean virtual) throws Exception {
        List<Blocked> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waiting.add(Blocked.in(virtual, () -> epoll.poll()));
        }
        epoll.close();
        for (Blocked each : waiting) {
            assertThat(each.failure()).isInstanceOf(AsynchronousCloseException.class);
        }
    }

    /// Several threads take one-shot events of many sockets from one epoll: each event comes to one
    /// of them, none is lost.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyWaiters_loseNoEvent(boolean virtual) throws Exception {
        int rounds = 3000;
        AtomicInteger taken = new AtomicInteger();
        epoll.add(here, EPOLLIN.and(EPOLLONESHOT));
        List<Blocked> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(
                    Blocked.in(
                            virtual,
                            () -> {
                                EpollResults results = new EpollResults(1);
                                while (true) {
                                    epoll.poll(results, Socket.FOREVER);
                                    assertThat(here.recvExactly(1)).isEqualTo(ONE);
                                    taken.incrementAndGet();
                                    epoll.modify(here, EPOLLIN.and(EPOLLONESHOT));
                                    here.sendAll(ONE);
                                }
                            }));
        }
        there.timeout(Duration.ofSeconds(20));
        for (int i = 0; i < rounds; i++) {
            there.sendAll(ONE);
            assertThat(there.recvExactly(1)).isEqualTo(ONE);
        }
        epoll.close();
        for (Blocked each : waiting) {
            assertThat(each.failure()).isInstanceOf(ClosedChannelException.class);
        }
        assertThat(taken).hasValue(rounds);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nested_isReadableWhenItHasEvents(boolean virtual) throws Exception {
        try (Epoll outer = Epoll.open()) {
            outer.add(epoll, EPOLLIN, 9);
            epoll.add(here, EPOLLIN, 1);
            Blocked waiting = Blocked.in(virtual, () -> outer.poll());
            there.sendAll(ONE);
            assertThat(waiting.result()).isEqualTo(List.of(new EpollReady(EPOLLIN, 9)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closeRacingWaits_neverHangsNorLeaks(boolean virtual) throws Exception {
        Blocked.in(virtual, () -> epoll.poll(SHORT)).result();
        epoll.close();
        Descriptors before = Descriptors.ofThisProcess();
        Blocked rounds =
                Blocked.in(
                        virtual,
                        () -> {
                            for (int round = 0; round < 2000; round++) {
                                Epoll racing = Epoll.open();
                                racing.add(here, EPOLLIN);
                                Thread closer = Thread.startVirtualThread(racing::close);
                                assertThatThrownBy(() -> racing.poll())
                                        .isInstanceOf(ClosedChannelException.class);
                                closer.join();
                            }
                            return "done";
                        });
        assertThat(rounds.result()).isEqualTo("done");
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    @Test
    void polling_withRoomOfTheCaller_allocatesNothing() throws Exception {
        epoll.add(here, EPOLLOUT);
        EpollResults results = new EpollResults(8);
        long found = 0;
        for (int i = 0; i < 30_000; i++) {
            found += epoll.poll(results, Duration.ZERO) + results.events(0);
        }
        var threads =
                (com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20_000; i++) {
            found += epoll.poll(results, Duration.ZERO) + results.events(0);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(found).isEqualTo(50_000L * 5);
        // The compiler may still be at work on the first few
        assertThat(allocated).isLessThan(20_000 * 8);
    }
}
