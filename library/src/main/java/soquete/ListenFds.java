package soquete;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;

/// The descriptors that the starter of this process opened for it, from number 3 on: systemd's
/// socket activation, and whoever speaks its protocol.
///
/// ```java
/// ListenFds given = ListenFds.take();
/// Socket server = given.isEmpty() ? Socket.server(endpoint) : given.sockets().getFirst();
/// ```
///
/// The starter sets `LISTEN_PID` to the id of this process, `LISTEN_FDS` to the count, and may set
/// `LISTEN_FDNAMES` to the names, with colons between them, and `LISTEN_PIDFDID` to the number of
/// the inode of this process's pidfd. Variables for another process (a parent's, say) are ignored.
/// All descriptors become close-on-exec, and sockets non-blocking.
///
/// @see <a
///     href="https://man7.org/linux/man-pages/man3/sd_listen_fds.3.html">sd_listen_fds(3)</a>
public final class ListenFds implements Closeable {
    private static final int FIRST = 3;
    private static final String COUNT = "LISTEN_FDS";
    private static final String NAMES = "LISTEN_FDNAMES";
    private static final AtomicBoolean TAKEN = new AtomicBoolean();

    private final List<ListenFd> all;

    private ListenFds(List<ListenFd> all) {
        this.all = List.copyOf(all);
    }

    /// Takes the descriptors over. They have one owner, so this works once in the life of the
    /// process.
    ///
    /// @return what was given; empty where the variables are missing or meant for another process
    /// @throws ErrnoException `EBADF` a number that was promised is not open
    /// @throws IllegalStateException at the second call, and where the variables contradict
    ///     themselves; nothing is closed then
    public static ListenFds take() throws IOException {
        if (!TAKEN.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "the descriptors of LISTEN_FDS have been taken before: keep what take() gave");
        }
        return take(System.getenv(), ProcessHandle.current().pid());
    }

    private static ListenFds take(Map<String, String> environment, long pid) throws IOException {
        List<String> names = names(environment, pid);
        List<ListenFd> all = new ArrayList<>();
        try {
            for (int i = 0; i < names.size(); i++) {
                all.add(adopt(FIRST + i, names.get(i)));
            }
            return new ListenFds(all);
        } catch (Throwable t) {
            new ListenFds(all).close();
            throw t;
        }
    }

    private static ListenFd adopt(int number, String name) throws IOException {
        return Adopting.isOtherFile(number)
                ? new ListenFd.OfFile(number, name, OwnedFd.of(number))
                : new ListenFd.OfSocket(number, name, Socket.adopt(number));
    }

    /// The name of each descriptor that the variables promise to this process.
    static List<String> names(Map<String, String> environment, long pid) {
        String count = environment.get(COUNT);
        if (count == null || !isFor(pid, environment)) {
            return List.of();
        }
        int size = (int) number(COUNT, count, Integer.MAX_VALUE - FIRST);
        String given = environment.get(NAMES);
        if (given == null) {
            return Collections.nCopies(size, "unknown");
        }
        List<String> names = size == 0 ? List.of() : List.of(given.split(":", -1));
        if (names.size() != size) {
            throw new IllegalStateException(
                    NAMES + " has " + names.size() + " names, and " + COUNT + " is " + size);
        }
        return names;
    }

    private static boolean isFor(long pid, Map<String, String> environment) {
        String meant = environment.get("LISTEN_PID");
        if (meant == null || number("LISTEN_PID", meant, Integer.MAX_VALUE) != pid) {
            return false;
        }
        String inode = environment.get("LISTEN_PIDFDID");
        return inode == null || number("LISTEN_PIDFDID", inode, Long.MAX_VALUE) == pidfdId(pid);
    }

    /// The inode of a pidfd of the process, which no other process ever has.
    private static long pidfdId(long pid) {
        try (OwnedFd process = OwnedFd.ofProcess(pid)) {
            Path link = Path.of("/proc/self/fd", Integer.toString(process.number()));
            return ((Number) Files.getAttribute(link, "unix:ino")).longValue();
        } catch (IOException e) {
            throw new IllegalStateException("LISTEN_PIDFDID cannot be compared", e);
        }
    }

    private static long number(String variable, String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new IllegalStateException(
                variable + " is \"" + text + "\", which is not a number in 0 to " + most);
    }

    /// All of them, in the order of their numbers.
    ///
    /// @return the descriptors
    public List<ListenFd> all() {
        return all;
    }

    /// The sockets among them, in the order of their numbers.
    ///
    /// @return their owners
    public List<Socket> sockets() {
        return sockets(null);
    }

    /// The sockets of a name: what one `.socket` unit listens on.
    ///
    /// @param name as in `LISTEN_FDNAMES`
    /// @return their owners, in the order of their numbers
    public List<Socket> named(String name) {
        return sockets(name);
    }

    private List<Socket> sockets(@Nullable String name) {
        List<Socket> found = new ArrayList<>();
        for (ListenFd fd : all) {
            if (fd instanceof ListenFd.OfSocket of && (name == null || name.equals(fd.name()))) {
                found.add(of.socket());
            }
        }
        return found;
    }

    /// Whether nothing was given.
    ///
    /// @return true for none
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// Closes all of them.
    @Override
    public void close() {
        for (ListenFd fd : all) {
            switch (fd) {
                case ListenFd.OfSocket of -> of.socket().close();
                case ListenFd.OfFile of -> of.owned().close();
            }
        }
    }
}
