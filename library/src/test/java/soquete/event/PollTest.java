package soquete.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static soquete.message.PollEvents.POLLHUP;
import static soquete.message.PollEvents.POLLIN;
import static soquete.message.PollEvents.POLLNVAL;
import static soquete.message.PollEvents.POLLOUT;
import static soquete.message.PollEvents.POLLPRI;
import static soquete.message.PollEvents.POLLRDHUP;
import static soquete.message.PollEvents.POLLRDNORM;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.message.MsgFlags;
import soquete.message.PollEvents;
import soquete.posix.Unistd;
import soquete.testkit.Descriptors;

@Timeout(120)
class PollTest {
    private static final byte[] ONE = {1};
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Poll poll = new Poll();
    private Socket here;
    private Socket there;

    @BeforeEach
    void open() throws IOException {
        SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        here = pair.first();
        there = pair.second();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static PollReady ready(Pollable pollable, PollEvents events) {
        return new PollReady(pollable, events);
    }

    @Test
    void registered_isFound_andReplaced() throws Exception {
        poll.register(here, POLLIN.and(POLLPRI).and(POLLOUT));
        assertThat(poll.poll()).containsExactly(ready(here, POLLOUT));
        poll.register(here, POLLIN.and(POLLRDNORM));
        assertThat(poll.poll(SHORT)).isEmpty();
        there.sendAll(ONE);
        assertThat(poll.poll()).containsExactly(ready(here, POLLIN.and(POLLRDNORM)));
        poll.modify(here, POLLOUT);
        poll.register(there, POLLOUT);
        assertThat(poll.poll()).containsExactly(ready(here, POLLOUT), ready(there, POLLOUT));
        poll.unregister(here);
        assertThat(poll.poll()).containsExactly(ready(there, POLLOUT));
        there.close();
        poll.unregister(there);
        assertThat(poll.poll(SHORT)).isEmpty();
    }

    @Test
    void hangUp_isToldUnasked() throws Exception {
        poll.register(here, POLLRDHUP);
        there.close();
        assertThat(poll.poll()).containsExactly(ready(here, POLLHUP.and(POLLRDHUP)));
        poll.modify(here, PollEvents.NONE);
        assertThat(poll.poll()).containsExactly(ready(here, POLLHUP));
    }

    @Test
    void mistakes_areRefused() throws Exception {
        assertThatThrownBy(() -> poll.modify(here, POLLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not registered with this poll");
        assertThatThrownBy(() -> poll.unregister(here))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> poll.register(here, new PollEvents(0x10000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 bits");
        assertThatThrownBy(() -> poll.poll(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        here.close();
        assertThatThrownBy(() -> poll.register(here, POLLIN))
                .isInstanceOf(ClosedChannelException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closed_isInvalid_alsoWhereItsNumberIsAnothers(boolean reused) throws Exception {
        int fd = here.fd();
        poll.register(here, POLLIN);
        here.close();
        List<Socket> more = new ArrayList<>();
        while (reused && more.stream().noneMatch(s -> s.fd() == fd)) {
            SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
            more.add(pair.first());
            more.add(pair.second());
            pair.first().sendAll(ONE);
            pair.second().sendAll(ONE);
        }
        assertThat(poll.poll(SHORT)).containsExactly(ready(here, POLLNVAL));
        more.forEach(Socket::close);
        poll.unregister(here);
        Pollable bare = Pollable.of(1_000_000);
        poll.register(bare, POLLIN);
        assertThat(poll.poll(SHORT)).containsExactly(ready(bare, POLLNVAL));
    }

    @Test
    void regularFile_isAlwaysReady(@TempDir Path directory) throws Exception {
        try (OwnedFd file = OwnedFd.open(Files.write(directory.resolve("file"), ONE))) {
            poll.register(file, POLLIN.and(POLLOUT));
            assertThat(poll.poll()).containsExactly(ready(file, POLLIN.and(POLLOUT)));
            poll.modify(file, POLLPRI);
            assertThat(poll.poll(SHORT)).as("beside a file").isEmpty();
        }
    }

    @Test
    void urgentData_isPriority() throws Exception {
        try (Socket listener = Socket.server(Endpoint.of("127.0.0.1", 0));
                Socket client = Socket.client(listener.localEndpoint());
                Socket server = listener.accept()) {
            poll.register(server, POLLPRI);
            Blocked waiting = Blocked.in(true, () -> poll.poll());
            client.send(ONE, MsgFlags.MSG_OOB);
            assertThat(waiting.result()).isEqualTo(List.of(ready(server, POLLPRI)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wait_endsByAnEventOfAny_andLeavesNothing(boolean virtual) throws Exception {
        poll.register(there, POLLIN);
        poll.register(here, POLLIN);
        poll.register(Pollable.of(here.fd()), POLLPRI);
        Blocked.in(virtual, () -> poll.poll(SHORT)).result();
        Descriptors before = Descriptors.ofThisProcess();
        for (int round = 0; round < 500; round++) {
            Blocked waiting = Blocked.in(virtual, () -> poll.poll());
            there.sendAll(ONE);
            assertThat(waiting.result()).isEqualTo(List.of(ready(here, POLLIN)));
            here.recv(1);
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    @Test
    void manyDescriptors_areAllFound() throws Exception {
        List<Pollable> all = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            all.add(Pollable.of(Unistd.dup(here.fd())));
            poll.register(all.getLast(), POLLOUT);
        }
        try {
            assertThat(poll.poll()).extracting(PollReady::pollable).isEqualTo(all);
        } finally {
            for (Pollable each : all) {
                each.withFd(
                        fd -> {
                            Unistd.close(fd);
                            return fd;
                        });
            }
        }
    }
}
