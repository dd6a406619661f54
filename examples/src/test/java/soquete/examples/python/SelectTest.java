package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.message.EpollEvents.EPOLLIN;
import static soquete.message.EpollEvents.EPOLLOUT;
import static soquete.message.EpollEvents.EPOLLPRI;
import static soquete.message.PollEvents.POLLIN;
import static soquete.message.PollEvents.POLLOUT;
import static soquete.message.PollEvents.POLLPRI;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import soquete.OwnedFd;
import soquete.Pollable;
import soquete.Socket;
import soquete.event.Epoll;
import soquete.event.Poll;
import soquete.event.PollReady;
import soquete.event.Select;
import soquete.event.Selection;
import soquete.message.EpollReady;
import soquete.posix.Unistd;

/// Python's `select`.
class SelectTest extends Sockets {
    @TempDir Path directory;

    @Row(
            value = "select.select",
            before = "import select; peer.sendall(b'x')",
            python = "r, w, x = select.select([s, u], [s], [s], 1.5)",
            result = "[o is s for o in r], len(w), len(x)")
    void select(Answer answer) throws IOException {
        peer.sendAll("x".getBytes(UTF_8));
        // begin
        Selection<Socket> ready =
                Select.select(List.of(s, u), List.of(s), List.of(s), Duration.ofMillis(1500));
        // end
        answer.is(
                ready.read().stream().map(o -> o == s).toList(),
                ready.write().size(),
                ready.except().size());
    }

    @Row(
            value = "select.poll",
            before = "import select; from select import POLLIN, POLLPRI, POLLOUT",
            python =
                    """
                    poll = select.poll()
                    poll.register(s, POLLIN | POLLPRI | POLLOUT)
                    ready = poll.poll(1500)
                    """,
            result = "[(fd == s.fileno(), e) for fd, e in ready]",
            note = "a `Duration`; the objects come back, not their numbers")
    void poll(Answer answer) throws IOException {
        // begin
        Poll poll = new Poll();
        poll.register(s, POLLIN.and(POLLPRI).and(POLLOUT));
        List<PollReady> ready = poll.poll(Duration.ofMillis(1500));
        // end
        answer.is(
                ready.stream()
                        .map(r -> (Object) List.of(r.pollable() == s, r.events().bits()))
                        .toList());
    }

    @Row(
            value = "poll.modify, poll.unregister",
            before =
                    "import select; from select import POLLIN, POLLOUT; poll = select.poll();"
                            + " poll.register(s, POLLOUT)",
            python =
                    """
                    poll.modify(s, POLLIN)
                    before = poll.poll(0)
                    poll.unregister(s)
                    """,
            result = "before, poll.poll(0)")
    void pollModify(Answer answer) throws IOException {
        Poll poll = new Poll();
        poll.register(s, POLLOUT);
        // begin
        poll.modify(s, POLLIN);
        List<PollReady> before = poll.poll(Duration.ZERO);
        poll.unregister(s);
        // end
        answer.is(before, poll.poll(Duration.ZERO));
    }

    @Row(
            value = "poll, a closed descriptor",
            before =
                    "import select; poll = select.poll(); fd = s.detach(); os.close(fd);"
                            + " poll.register(fd)",
            python = "ready = poll.poll()",
            result = "[e for fd, e in ready]",
            note = "`POLLNVAL`; a closed `Socket` is told so too, whoever has its number by then")
    void pollClosed(Answer answer) throws IOException {
        Poll poll = new Poll();
        int fd = s.detach();
        Unistd.close(fd);
        poll.register(Pollable.of(fd), POLLIN);
        // begin
        List<PollReady> ready = poll.poll();
        // end
        answer.is(ready.stream().map(r -> r.events().bits()).toList());
    }

    @Row(
            value = "select.epoll",
            before = "import select; from select import EPOLLIN, EPOLLPRI, EPOLLOUT",
            python =
                    """
                    epoll = select.epoll()
                    epoll.register(s, EPOLLIN | EPOLLPRI | EPOLLOUT)
                    ready = epoll.poll(1.5)
                    """,
            result = "[(fd == s.fileno(), e) for fd, e in ready]",
            note = "the number is the default; any other goes along with `add(s, events, data)`")
    void epoll(Answer answer) throws IOException {
        // begin
        Epoll epoll = Epoll.open();
        epoll.add(s, EPOLLIN.and(EPOLLPRI).and(EPOLLOUT));
        List<EpollReady> ready = epoll.poll(Duration.ofMillis(1500));
        // end
        epoll.close();
        answer.is(
                ready.stream()
                        .map(r -> (Object) List.of(r.data() == s.fd(), r.events().bits()))
                        .toList());
    }

    @Row(
            value = "epoll.modify, epoll.unregister",
            before =
                    "import select; from select import EPOLLIN, EPOLLOUT; epoll = select.epoll();"
                            + " epoll.register(s, EPOLLOUT)",
            python =
                    """
                    epoll.modify(s, EPOLLIN)
                    before = epoll.poll(0)
                    epoll.unregister(s)
                    """,
            result = "before, failure(lambda: epoll.unregister(s))")
    void epollModify(Answer answer) throws IOException {
        try (Epoll epoll = Epoll.open()) {
            epoll.add(s, EPOLLOUT);
            // begin
            epoll.modify(s, EPOLLIN);
            List<EpollReady> before = epoll.poll(Duration.ZERO);
            epoll.remove(s);
            // end
            answer.is(before, Answer.failure(() -> epoll.remove(s)));
        }
    }

    @Row(
            value = "epoll, refusals",
            before =
                    "import select, tempfile; epoll = select.epoll(); epoll.register(s);"
                            + " file = tempfile.TemporaryFile()",
            python = "refused = failure(lambda: epoll.register(file))",
            result =
                    "refused, failure(lambda: epoll.register(s)),"
                            + " failure(lambda: epoll.modify(u, 1)),"
                            + " failure(lambda: epoll.register(1000000))")
    void epollRefuses(Answer answer) throws IOException {
        Path path = Files.writeString(directory.resolve("file"), "x");
        try (Epoll epoll = Epoll.open();
                OwnedFd file = OwnedFd.open(path)) {
            epoll.add(s, EPOLLIN);
            answer.is(
                    Answer.failure(
                            () -> {
                                // begin
                                epoll.add(file, EPOLLIN);
                                // end
                            }),
                    Answer.failure(() -> epoll.add(s, EPOLLIN)),
                    Answer.failure(() -> epoll.modify(u, EPOLLIN)),
                    Answer.failure(() -> epoll.add(Pollable.of(1_000_000), EPOLLIN)));
        }
    }

    @Surprise(
            value = "51",
            is = "`select` tells of numbers beyond the process's table as if they were ready.",
            ours = "EBADF",
            here = "what is not open is refused",
            python = "import select",
            result = "len(select.select([1023], [], [], 0)[0])")
    void selectBeyondTheTable(Answer answer) {
        Duration now = Duration.ZERO;
        List<Pollable> high = List.of(Pollable.of(1023));
        answer.is(Answer.failure(() -> Select.select(high, List.of(), List.of(), now)));
    }

    @Surprise(
            value = "43",
            is =
                    "What is not registered is `ENOENT` in `poll.modify`, `KeyError` in"
                            + " `poll.unregister`, `ENOENT` in `epoll`.",
            ours = "refused, refused, ENOENT",
            here = "`Poll` and `Selector` refuse it; of an `Epoll` the kernel says `ENOENT`",
            python =
                    """
                    import select
                    poll, epoll = select.poll(), select.epoll()
                    def kind(operation):
                        try:
                            operation()
                        except Exception as e:
                            return type(e).__name__
                    """,
            result =
                    "kind(lambda: poll.modify(s, 1)), kind(lambda: poll.unregister(s)),"
                            + " kind(lambda: epoll.modify(s, 1))")
    void unknown(Answer answer) throws IOException {
        Poll poll = new Poll();
        try (Epoll epoll = Epoll.open()) {
            answer.is(
                    Answer.failure(() -> poll.modify(s, POLLIN)),
                    Answer.failure(() -> poll.unregister(s)),
                    Answer.failure(() -> epoll.modify(s, EPOLLIN)));
        }
    }
}
