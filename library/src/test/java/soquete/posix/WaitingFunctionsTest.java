package soquete.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static soquete.message.PollEvents.POLLHUP;
import static soquete.message.PollEvents.POLLIN;
import static soquete.message.PollEvents.POLLNVAL;
import static soquete.message.PollEvents.POLLOUT;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.EpollEvents;
import soquete.message.EpollReady;
import soquete.message.PollEvents;

/// The functions of `<sys/epoll.h>`, `<poll.h>` and `<sys/select.h>`.
@Timeout(60)
class WaitingFunctionsTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    private int here;
    private int there;

    @BeforeEach
    void open() throws Exception {
        DescriptorPair pair =
                SysSocket.socketpair(Family.AF_UNIX, SocketType.SOCK_STREAM, Protocol.DEFAULT);
        here = pair.first();
        there = pair.second();
    }

    @AfterEach
    void close() throws Exception {
        Unistd.close(here);
        Unistd.close(there);
    }

    private void sendOne() throws Exception {
        Unistd.write(there, MemorySegment.ofArray(new byte[1]));
    }

    private static void assertErrno(
            String name, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno().name()).isEqualTo(name));
    }

    @Test
    void epoll_addsModifiesWaitsAndRemoves() throws Exception {
        int epoll = SysEpoll.epoll_create1(SysEpoll.EPOLL_CLOEXEC);
        try {
            assertThat(Fcntl.fcntl(epoll, FcntlCommand.F_GETFD, 0)).isEqualTo(Fcntl.FD_CLOEXEC);
            int add = SysEpoll.EPOLL_CTL_ADD;
            SysEpoll.epoll_ctl(epoll, add, here, EpollEvents.EPOLLIN, 1L << 40);
            assertErrno(
                    "EEXIST", () -> SysEpoll.epoll_ctl(epoll, add, here, EpollEvents.EPOLLIN, 0));
            assertThat(SysEpoll.epoll_wait(epoll, 10, 0)).isEmpty();
            long start = System.nanoTime();
            assertThat(SysEpoll.epoll_pwait2(epoll, 10, SHORT)).isEmpty();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
            sendOne();
            List<EpollReady> ready = List.of(new EpollReady(EpollEvents.EPOLLIN, 1L << 40));
            assertThat(SysEpoll.epoll_wait(epoll, 10, -1)).isEqualTo(ready);
            assertThat(SysEpoll.epoll_pwait2(epoll, 1, Duration.ofSeconds(Long.MAX_VALUE)))
                    .isEqualTo(ready);
            int modify = SysEpoll.EPOLL_CTL_MOD;
            SysEpoll.epoll_ctl(epoll, modify, here, EpollEvents.EPOLLOUT, 5);
            assertThat(SysEpoll.epoll_wait(epoll, 10, 1000))
                    .containsExactly(new EpollReady(EpollEvents.EPOLLOUT, 5));
            int delete = SysEpoll.EPOLL_CTL_DEL;
            SysEpoll.epoll_ctl(epoll, delete, here, EpollEvents.NONE, 0);
            assertErrno(
                    "ENOENT", () -> SysEpoll.epoll_ctl(epoll, delete, here, EpollEvents.NONE, 0));
        } finally {
            Unistd.close(epoll);
        }
    }

    @Test
    void epoll_mistakes_areRefused() {
        assertErrno("EINVAL", () -> SysEpoll.epoll_create1(1));
        assertErrno("EINVAL", () -> SysEpoll.epoll_wait(here, 1, 0));
        assertThatThrownBy(() -> SysEpoll.epoll_wait(here, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SysEpoll.epoll_pwait2(here, 1, Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void poll_answersInOrder_andPassesOverNegativeNumbers() throws Exception {
        List<Pollfd> asked =
                List.of(
                        Pollfd.of(here, POLLIN.and(POLLOUT)),
                        Pollfd.of(-1, POLLIN),
                        Pollfd.of(1_000_000, POLLIN));
        for (List<Pollfd> answers :
                List.of(SysPoll.poll(asked, -1), SysPoll.ppoll(asked, Duration.ofSeconds(1)))) {
            assertThat(answers)
                    .extracting(Pollfd::revents)
                    .containsExactly(POLLOUT, PollEvents.NONE, POLLNVAL);
            assertThat(answers).extracting(Pollfd::fd).containsExactly(here, -1, 1_000_000);
        }
        List<Pollfd> waiting = List.of(Pollfd.of(here, POLLIN));
        long start = System.nanoTime();
        assertThat(SysPoll.poll(waiting, 3).getFirst().revents()).isEqualTo(PollEvents.NONE);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(3_000_000);
        SysSocket.shutdown(there, soquete.message.Shutdown.SHUT_RDWR);
        assertThat(SysPoll.ppoll(waiting, Duration.ZERO).getFirst().revents())
                .isEqualTo(POLLIN.and(POLLHUP));
    }

    @Test
    void select_changesItsSets() throws Exception {
        int highest = Math.max(here, there) + 1;
        FdSet read = new FdSet().set(here).set(there);
        FdSet write = new FdSet().set(here).set(there).clear(there);
        sendOne();
        assertThat(SysSelect.select(highest, read, write, null, Duration.ofSeconds(1)))
                .isEqualTo(2);
        assertThat(read.isSet(here)).isTrue();
        assertThat(read.isSet(there)).isFalse();
        assertThat(write).hasToString("{" + here + "}");
        FdSet except = new FdSet().set(here);
        long start = System.nanoTime();
        assertThat(SysSelect.pselect(highest, null, null, except, SHORT)).isZero();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(except).hasToString("{}");
    }

    @Test
    void select_mistakes_areRefused() throws Exception {
        FdSet set = new FdSet();
        assertThatThrownBy(() -> set.set(FdSet.FD_SETSIZE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not for 1024");
        assertThatThrownBy(() -> set.isSet(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SysSelect.select(1025, set, null, null, SHORT))
                .isInstanceOf(IllegalArgumentException.class);
        assertErrno("EINVAL", () -> SysSelect.select(-1, set, null, null, SHORT));
        int closed = Unistd.dup(here);
        Unistd.close(closed);
        set.set(closed);
        assertErrno("EBADF", () -> SysSelect.select(closed + 1, set, null, null, SHORT));
    }
}
