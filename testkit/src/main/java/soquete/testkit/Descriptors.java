package soquete.testkit;

import static java.util.Collections.unmodifiableSortedMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/// The open descriptors of a process as `/proc/PID/fd` shows them: number and target
/// (`socket:[4711]`, `anon_inode:[eventpoll]`, `/dev/null`).
///
/// Take one before and compare after:
///
/// ```java
/// Descriptors before = Descriptors.ofThisProcess();
/// …
/// before.assertNoneAdded(Duration.ofSeconds(2));
/// ```
///
/// Files with a path are left out of the comparison: the JVM opens jars whenever it likes. What the
/// code under test opens once for its whole life (an epoll descriptor, say) must be open before.
///
/// @param targets the target of each descriptor, by number
public record Descriptors(SortedMap<Integer, String> targets) {
    private static final Path SELF = Path.of("/proc/self/fd");

    /// An own copy.
    public Descriptors {
        targets = unmodifiableSortedMap(new TreeMap<>(targets));
    }

    /// Those of this JVM.
    public static Descriptors ofThisProcess() {
        return in(SELF);
    }

    /// Those of another process that this one may look at.
    public static Descriptors of(long pid) {
        return in(Path.of("/proc/" + pid + "/fd"));
    }

    private static Descriptors in(Path directory) {
        SortedMap<Integer, String> targets = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String target = target(entry);
                if (!isOwnLook(target)) {
                    targets.put(Integer.parseInt(entry.getFileName().toString()), target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory, e);
        }
        return new Descriptors(targets);
    }

    private static String target(Path entry) throws IOException {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    /// The descriptor through which the directory itself is being read, or one closed meanwhile.
    private static boolean isOwnLook(String target) {
        return target.isEmpty() || (target.startsWith("/proc/") && target.endsWith("/fd"));
    }

    /// How many descriptors are open.
    public int count() {
        return targets.size();
    }

    /// Only the sockets.
    public Descriptors sockets() {
        SortedMap<Integer, String> sockets = new TreeMap<>(targets);
        sockets.values().removeIf(target -> !target.startsWith("socket:"));
        return new Descriptors(sockets);
    }

    /// Only what has no path: sockets, pipes, epoll and event descriptors.
    public Descriptors withoutFiles() {
        SortedMap<Integer, String> kept = new TreeMap<>(targets);
        kept.values().removeIf(target -> target.startsWith("/"));
        return new Descriptors(kept);
    }

    /// Those that were opened since: their number was free before, or belonged to something else.
    public Descriptors since(Descriptors before) {
        SortedMap<Integer, String> opened = new TreeMap<>(targets);
        opened.entrySet().removeAll(before.targets.entrySet());
        return new Descriptors(opened);
    }

    /// Fails unless this process comes to have no descriptor (files aside) that was not there when
    /// this was taken. One that is gone is no fault here: what an earlier test forgot is closed by
    /// its cleaner at any time.
    ///
    /// @param atMost how long a close under way in another thread may take
    public void assertNoneAdded(Duration atMost) {
        Patience patience = new Patience(atMost);
        Descriptors opened = ofThisProcess().withoutFiles().since(this);
        while (opened.count() > 0 && patience.left()) {
            opened = ofThisProcess().withoutFiles().since(this);
        }
        if (opened.count() > 0) {
            throw new AssertionError("Descriptors left open: " + opened.targets);
        }
    }
}
