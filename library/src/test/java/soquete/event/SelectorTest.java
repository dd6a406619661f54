package soquete.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static soquete.event.Interest.READ;
import static soquete.event.Interest.READ_WRITE;
import static soquete.event.Interest.WRITE;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import soquete.posix.Unistd;
import soquete.testkit.Descriptors;

@Timeout(120)
class SelectorTest {
    private static final byte[] ONE = {1};
    private static final Duration SHORT = Duration.ofMillis(20);

    private Selector<String> selector;
    private Socket here;
    private Socket there;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        SocketPair pair = pair();
        here = pair.first();
        there = pair.second();
    }

    private static SocketPair pair() throws IOException {
        return Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
    }

    @AfterEach
    void close() {
        selector.close();
        here.close();
        there.close();
    }

    private static void assertRefused(String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static void assertErrno(String name, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        e -> assertThat(e.errno().name()).as(e.getMessage()).isEqualTo(name));
    }

    @Test
    void selecting_findsWhatIsReady_withItsAttachment() throws Exception {
        Key<String> key = selector.register(here, READ, "here");
        assertThat(selector.select(Duration.ZERO)).isEmpty();
        there.sendAll(ONE);
        assertThat(selector.select()).containsExactly(new Selected<>(key, READ));
        assertThat(selector.select(SHORT)).as("level-triggered").hasSize(1);
        selector.modify(here, READ_WRITE);
        assertThat(selector.select()).containsExactly(new Selected<>(key, READ_WRITE));
        here.recv(10);
        assertThat(selector.select()).containsExactly(new Selected<>(key, WRITE));
        assertThat(key.attachment()).as("kept by modify").isEqualTo("here");
        assertThat(key.fd()).isEqualTo(here.fd());
        assertThat(key.pollable()).isSameAs(here);
        assertThat(selector.modify(here, READ, "again")).isSameAs(key);
        assertThat(key.attachment()).isEqualTo("again");
        assertThat(key.interest()).isEqualTo(READ);
        assertThat(selector.key(here)).containsSame(key);
        assertThat(selector.keys()).containsExactly(key);
        assertThat(selector).hasToString("Selector[1 registered]");
        assertThat(selector.unregister(here)).containsSame(key);
        assertThat(key.isRegistered()).isFalse();
        assertThat(selector.key(here)).isEmpty();
        there.sendAll(ONE);
        assertThat(selector.select(SHORT)).isEmpty();
    }

    /// A hang-up is found as whatever was waited for.
    @Test
    void hangUp_isFoundAsWhatWasWaitedFor() throws Exception {
        there.close();
        for (Interest interest : Interest.values()) {
            Key<String> key = selector.register(here, interest, "x");
            assertThat(selector.select(SHORT)).containsExactly(new Selected<>(key, interest));
            selector.unregister(here);
        }
    }

    @Test
    void interest_ofEvents_isAsInPython() {
        int in = 1;
        int pri = 2;
        int out = 4;
        int hup = 0x10;
        assertThat(READ.found(in)).isEqualTo(READ);
        assertThat(READ.found(in | out)).isEqualTo(READ);
        assertThat(READ.found(out)).isNull();
        assertThat(WRITE.found(in)).isNull();
        assertThat(WRITE.found(hup)).isEqualTo(WRITE);
        assertThat(READ_WRITE.found(hup)).isEqualTo(READ_WRITE);
        assertThat(READ_WRITE.found(pri)).isEqualTo(READ_WRITE);
        assertThat(READ_WRITE.found(in)).isEqualTo(READ);
        assertThat(READ_WRITE.found(out)).isEqualTo(WRITE);
    }

    @Test
    void mistakes_areRefused(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("file"), ONE);
        selector.register(here, READ, "x");
        assertRefused(
                "registered with this selector already", () -> selector.register(here, WRITE, ""));
        assertRefused(
                "registered with this selector already",
                () -> selector.register(Pollable.of(here.fd()), WRITE, ""));
        assertRefused("is not registered", () -> selector.modify(there, READ));
        assertRefused("is not registered", () -> selector.modify(there, READ, "x"));
        assertRefused("is not registered", () -> selector.unregister(there));
        assertRefused("negative", () -> selector.select(Duration.ofNanos(-1)));
        assertErrno("EBADF", () -> selector.register(Pollable.of(1_000_000), READ, "x"));
        try (OwnedFd regular = OwnedFd.open(file)) {
            assertErrno("EPERM", () -> selector.register(regular, READ, "x"));
        }
        assertThat(selector.keys()).as("no failed one is kept").hasSize(1);
        there.close();
        assertThatThrownBy(() -> selector.register(there, READ, "x"))
                .isInstanceOf(ClosedChannelException.class);
    }

    /// The kernel is not asked where nothing changes: it would say that the descriptor is closed.
    @Test
    void modify_withTheSameInterest_makesNoCall() throws Exception {
        int fd = Unistd.dup(here.fd());
        Pollable bare = Pollable.of(fd);
        selector.register(bare, READ, "a");
        Unistd.close(fd);
        assertThat(selector.modify(bare, READ, "b").attachment()).isEqualTo("b");
        assertErrno("EBADF", () -> selector.modify(bare, READ_WRITE));
        assertRefused("is not registered", () -> selector.modify(bare, READ));
    }

    @Test
    void unregister_ofWhatIsClosed_works() throws Exception {
        Key<String> key = selector.register(here, READ, "x");
        here.close();
        assertThat(selector.key(here)).isEmpty();
        assertThat(selector.keys()).isEmpty();
        assertThat(key.isRegistered()).isFalse();
        assertThat(selector.unregister(here)).containsSame(key);
        assertThat(selector.unregister(here)).isEmpty();
        int fd = Unistd.dup(there.fd());
        selector.register(Pollable.of(fd), READ, "y");
        Unistd.close(fd);
        assertThat(selector.unregister(Pollable.of(fd))).isPresent();
    }

    @Test
    void afterClose_everythingIsRefused() throws Exception {
        selector.register(here, READ, "x");
        selector.close();
        selector.close();
        assertThat(selector.isOpen()).isFalse();
        assertThat(selector).hasToString("Selector[closed]");
        assertThat(selector.key(here)).isEmpty();
        assertThat(selector.keys()).isEmpty();
        for (ThrowingCallable call :
                List.<ThrowingCallable>of(
                        () -> selector.register(there, READ, "x"),
                        () -> selector.modify(here, READ),
                        () -> selector.unregister(here),
                        () -> selector.select(),
                        () -> selector.wakeup())) {
            assertThatThrownBy(call).isInstanceOf(ClosedChannelException.class);
        }
        assertThat(here.isOpen()).isTrue();
    }

    /// The number of a closed socket is used again: the event of the new one meets its own
    /// attachment, whatever became of the old key.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reusedNumber_neverMeetsTheOldAttachment(boolean unregistered) throws Exception {
        int fd = here.fd();
        Key<String> old = selector.register(here, READ, "old");
        here.close();
        try (SocketPair next = pair();
                SocketPair spare = pair()) {
            assertThat(List.of(next.first().fd(), next.second().fd())).contains(fd);
            Socket reused = next.first().fd() == fd ? next.first() : next.second();
            Socket other = next.first().fd() == fd ? next.second() : next.first();
            other.sendAll(ONE);
            assertThat(selector.select(SHORT)).as("not registered").isEmpty();
            Key<String> key = selector.register(reused, READ, "new");
            if (unregistered) {
                assertThat(selector.unregister(here)).as("ended by itself").isEmpty();
            }
            assertThat(old.isRegistered()).isFalse();
            assertThat(selector.select()).containsExactly(new Selected<>(key, READ));
            assertThat(selector.key(reused)).containsSame(key);
            assertThat(selector.keys()).containsExactly(key);
            spare.first().sendAll(ONE);
        }
    }

    @Test
    void reusedBareNumber_canBeRegisteredAnew() throws Exception {
        int fd = Unistd.dup(here.fd());
        selector.register(Pollable.of(fd), READ, "old");
        there.sendAll(ONE);
        assertThat(selector.select(SHORT)).hasSize(1);
        try (SocketPair next = pair()) {
            Unistd.close(fd);
            List<Integer> lower = new ArrayList<>();
            int again = Unistd.dup(next.first().fd());
            while (again < fd) {
                lower.add(again);
                again = Unistd.dup(next.first().fd());
            }
            assertThat(again).isEqualTo(fd);
            Key<String> key = selector.register(Pollable.of(fd), READ, "new");
            next.second().sendAll(ONE);
            assertThat(selector.select()).containsExactly(new Selected<>(key, READ));
            lower.add(fd);
            for (int each : lower) {
                Unistd.close(each);
            }
        }
    }

    /// A duplicate keeps the registration of a closed socket in the kernel alive, and no call can
    /// end it there. It is not found, and it does not make the selector spin.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closedWithADuplicateElsewhere_isNotFound_norSpins(boolean unregistered) throws Exception {
        try (SocketPair others = pair();
                Socket duplicate = here.duplicate()) {
            Key<String> kept = selector.register(others.first(), READ, "kept");
            selector.register(here, READ, "gone");
            there.sendAll(ONE);
            here.close();
            if (unregistered) {
                selector.unregister(here);
            }
            long cpu = cpu();
            assertThat(selector.select(Duration.ofMillis(300))).isEmpty();
            assertThat(cpu() - cpu).as("nanoseconds of CPU").isLessThan(200_000_000);
            others.second().sendAll(ONE);
            assertThat(selector.select()).containsExactly(new Selected<>(kept, READ));
            assertThat(selector.keys()).containsExactly(kept);
            assertThat(duplicate.recv(10)).isEqualTo(ONE);
        }
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void otherSelectingThreads_followToTheNewEpoll(boolean virtual) throws Exception {
        try (SocketPair others = pair();
                Socket duplicate = here.duplicate()) {
            selector.register(here, READ, "gone");
            Blocked waiting = Blocked.in(virtual, () -> selector.select());
            here.close();
            there.sendAll(ONE);
            Key<String> key = selector.register(others.first(), READ, "kept");
            assertThat(selector.select(SHORT)).isEmpty();
            others.second().sendAll(ONE);
            assertThat(waiting.result()).isEqualTo(List.of(new Selected<>(key, READ)));
            assertThat(duplicate.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void registration_duringASelect_takesEffect(boolean virtual) throws Exception {
        Blocked waiting = Blocked.in(virtual, () -> selector.select());
        there.sendAll(ONE);
        Key<String> key = selector.register(here, READ, "x");
        assertThat(waiting.result()).isEqualTo(List.of(new Selected<>(key, READ)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wakeup_endsASelect_orTheNext(boolean virtual) throws Exception {
        Blocked waiting = Blocked.in(virtual, () -> selector.select());
        selector.wakeup();
        assertThat(waiting.result()).isEqualTo(List.of());
        selector.wakeup();
        selector.wakeup();
        assertThat(selector.select()).isEmpty();
        assertThat(selector.select(SHORT)).as("several count as one").isEmpty();
        selector.register(here, WRITE, "x");
        selector.wakeup();
        assertThat(selector.select()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void close_endsEverySelect(boolean virtual) throws Exception {
        List<Blocked> waiting =
                List.of(
                        Blocked.in(virtual, () -> selector.select()),
                        Blocked.in(virtual, () -> selector.select()),
                        Blocked.in(!virtual, () -> selector.select(Duration.ofDays(1))));
        selector.close();
        for (Blocked each : waiting) {
            assertThat(each.failure()).isInstanceOf(AsynchronousCloseException.class);
        }
    }

    @Test
    void action_mayChangeTheSelector() throws Exception {
        selector.register(here, READ_WRITE, "here");
        selector.register(there, READ_WRITE, "there");
        int count =
                selector.select(
                        (key, ready) -> {
                            assertThat(ready).isEqualTo(WRITE);
                            selector.unregister(here);
                            selector.unregister(there);
                        });
        assertThat(count).as("the other one was passed over").isEqualTo(1);
        selector.register(here, WRITE, "here");
        assertThatThrownBy(
                        () ->
                                selector.select(
                                        (key, ready) -> {
                                            throw new IOException("of the action");
                                        }))
                .hasMessage("of the action");
        assertThat(selector.select((key, ready) -> selector.close())).isEqualTo(1);
        assertThat(selector.isOpen()).isFalse();
    }

    /// One thread wakes, registers, unregisters and closes while another selects, thousands of
    /// times; nothing hangs, nothing leaks, nothing is found that was not registered.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void racesOfEverything_neverHangNorLeak(boolean virtual) throws Exception {
        Blocked.in(virtual, () -> selector.select(SHORT)).result();
        there.sendAll(ONE);
        selector.close();
        Descriptors before = Descriptors.ofThisProcess();
        for (int round = 0; round < 2000; round++) {
            Selector<String> racing = Selector.open();
            Blocked selecting = Blocked.in(virtual, () -> untilClosed(racing));
            racing.wakeup();
            racing.register(here, READ, "a");
            racing.unregister(here);
            racing.register(here, READ, "b");
            racing.close();
            assertThat(selecting.failure()).isInstanceOf(ClosedChannelException.class);
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    private static Object untilClosed(Selector<String> racing) throws IOException {
        while (true) {
            for (Selected<String> each : racing.select()) {
                assertThat(each.ready()).isEqualTo(READ);
                assertThat(each.key().attachment()).isIn("a", "b");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wakeups_racingSelects_areNeverLost(boolean virtual) throws Exception {
        int rounds = 5000;
        Blocked selecting =
                Blocked.in(
                        virtual,
                        () -> {
                            for (int i = 0; i < rounds; i++) {
                                assertThat(selector.select()).isEmpty();
                                there.sendAll(ONE);
                            }
                            return "done";
                        });
        here.timeout(Duration.ofSeconds(20));
        for (int i = 0; i < rounds; i++) {
            selector.wakeup();
            assertThat(here.recvExactly(1)).isEqualTo(ONE);
        }
        assertThat(selecting.result()).isEqualTo("done");
    }

    /// Sockets come and go on another thread, without being unregistered, while one selects: what
    /// is found has the attachment of the socket that has the data.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void churnOfNumbers_neverMixesAttachments(boolean virtual) throws Exception {
        Selector<Integer> churned = Selector.open();
        try (churned) {
            Blocked churn =
                    Blocked.in(
                            virtual,
                            () -> {
                                for (int i = 0; i < 3000; i++) {
                                    try (SocketPair pair = pair()) {
                                        pair.second().sendAll(new byte[] {(byte) i});
                                        churned.register(pair.first(), READ, i);
                                        while (pair.second().isOpen()
                                                && pair.second().recv(1)[0] != (byte) i) {
                                            throw new AssertionError("another's answer");
                                        }
                                    }
                                }
                                churned.close();
                                return "done";
                            });
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    churned.select(SelectorTest::answer);
                                }
                            })
                    .isInstanceOf(ClosedChannelException.class);
            assertThat(churn.result()).isEqualTo("done");
        }
    }

    private static void answer(Key<Integer> key, Interest ready) throws IOException {
        Socket socket = (Socket) key.pollable();
        try {
            if (socket.recv(1, soquete.message.MsgFlags.MSG_DONTWAIT).length == 1) {
                socket.sendAll(new byte[] {key.attachment().byteValue()});
            }
        } catch (soquete.error.WouldBlockException | ClosedChannelException e) {
            // It is closed already, or was found twice.
        }
    }

    @Test
    void selecting_withAnAction_allocatesNothing() throws Exception {
        selector.register(here, WRITE, "x");
        SelectedAction<String> nothing = (key, ready) -> {};
        int found = 0;
        for (int i = 0; i < 30_000; i++) {
            found += selector.select(Duration.ZERO, nothing);
        }
        var threads =
                (com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20_000; i++) {
            found += selector.select(Duration.ZERO, nothing);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(found).isEqualTo(50_000);
        assertThat(allocated).isLessThan(20_000 * 8);
    }

    @Test
    void forgotten_isClosedAndReported() throws Exception {
        List<String> reports = soquete.Reports.of("soquete");
        Selector.open().register(here, READ, "x");
        Epoll.open().add(here, soquete.message.EpollEvents.EPOLLIN);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (reports.stream().noneMatch(r -> r.startsWith("selector (descriptor "))
                || reports.stream().noneMatch(r -> r.startsWith("epoll (descriptor "))) {
            assertThat(System.nanoTime()).as("reports: " + reports).isLessThan(end);
            System.gc();
            Thread.onSpinWait();
        }
    }
}
