package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.message.MsgFlags;
import soquete.testkit.Descriptors;

/// The program of [InheritanceTest]: has descriptors of every way to get one, and starts programs
/// in three ways, which list what they have.
///
/// Arguments: the library with `fork_exec`, and a directory for the lists.
final class Inheritance {
    private Inheritance() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        Path file = Files.writeString(directory.resolve("file"), "content");
        try (Kept kept = new Kept()) {
            // What Java itself opens, not close-on-exec, is not what is tested.
            Waits.all().forEach(Waits::isPossible);
            Descriptors before = Descriptors.ofThisProcess();
            String[] list = {"/bin/sh", "-c", "ls -l /proc/self/fd > \"$0\"", ""};
            list[3] = directory.resolve("before").toString();
            forkExec(args[0], list);
            long javas = sockets(list[3]);
            openEverything(kept, file);
            int inheritable = 0;
            int ours = 0;
            for (int fd : newer(before)) {
                ours++;
                if (!isCloseOnExec(fd)) {
                    inheritable++;
                    System.out.println(
                            "inherited: " + Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)));
                }
            }
            System.out.println(ours >= 20 ? "many" : "only " + ours);
            System.out.println(inheritable + " without FD_CLOEXEC");
            list[3] = directory.resolve("fork").toString();
            forkExec(args[0], list);
            System.out.println("fork: " + (sockets(list[3]) - javas));
            list[3] = directory.resolve("spawn").toString();
            Spawned.run(list);
            System.out.println("posix_spawn: " + (sockets(list[3]) - javas));
            list[3] = directory.resolve("builder").toString();
            new ProcessBuilder(list).start().waitFor();
            System.out.println("ProcessBuilder: " + sockets(list[3]));

            // The test itself sees what is inherited.
            Socket socket = kept.add(Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM));
            socket.inheritable(true);
            list[3] = directory.resolve("one").toString();
            forkExec(args[0], list);
            System.out.println("one made inheritable: " + (sockets(list[3]) - javas));
        }
    }

    /// Files of Java's class path aside.
    private static Set<Integer> newer(Descriptors before) {
        Set<Integer> newer = new TreeSet<>();
        Descriptors.ofThisProcess()
                .targets()
                .forEach(
                        (fd, target) -> {
                            boolean java = target.endsWith(".jar") || target.startsWith("/dev/");
                            if (!before.targets().containsKey(fd) && !java) {
                                newer.add(fd);
                            }
                        });
        return newer;
    }

    private static void openEverything(Kept kept, Path file) throws Exception {
        Socket listener = kept.add(Loopback.listener(Family.AF_INET));
        Socket client = kept.add(Socket.client(listener.localEndpoint()));
        Socket server = kept.add(listener.accept());
        kept.add(client.duplicate());
        kept.add(Socket.adopt(kept.add(server.duplicate()).detach()));
        SocketPair pair = kept.add(Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM));
        Pipe pipe = kept.add(Pipe.open());
        OwnedFd open = kept.add(OwnedFd.open(file));
        OwnedFd process = kept.add(OwnedFd.ofProcess(ProcessHandle.current().pid()));
        kept.add(process.get(open.number()));
        pair.first().sendFds(new byte[1], open.number(), pipe.readEnd().number());
        for (OwnedFd received : pair.second().recvFds(1, 2).takeFds()) {
            kept.add(received);
        }
        pair.first().sendFds(new byte[1], open.number());
        try (MessageBatch batch = MessageBatch.of(1, 10, 100)) {
            pair.second().recvBatch(batch);
            for (OwnedFd received : batch.takeFds(0)) {
                kept.add(received);
            }
        }
        for (Waits wait : Waits.all()) {
            if (wait.isPossible() && !wait.toString().startsWith("rec")) {
                wait.prepare(kept);
            }
        }
        kept.add(pair.first().peerPidFd());
        // What waiting itself opens.
        for (boolean virtual : new boolean[] {false, true}) {
            Blocked.in(virtual, () -> pair.second().recv(1));
            Blocked.in(virtual, () -> pair.second().recv(1, MsgFlags.MSG_OOB));
        }
    }

    private static boolean isCloseOnExec(int fd) throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd))) {
            if (line.startsWith("flags:")) {
                return (Long.parseLong(line.substring(6).strip(), 8) & 02000000) != 0;
            }
        }
        throw new IllegalStateException("no flags of " + fd);
    }

    private static long sockets(String list) throws Exception {
        try (var lines = Files.lines(Path.of(list), UTF_8)) {
            return lines.filter(
                            line ->
                                    line.contains("socket:")
                                            || line.contains("anon_inode")
                                            || line.contains("/file"))
                    .count();
        }
    }

    @SuppressWarnings("restricted") // a fork that Java does not know of
    private static void forkExec(String library, String... command) throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            List<MemorySegment> words = new ArrayList<>();
            for (String word : command) {
                words.add(arena.allocateFrom(word));
            }
            MemorySegment arguments = arena.allocate(ValueLayout.ADDRESS, words.size() + 1L);
            for (int i = 0; i < words.size(); i++) {
                arguments.setAtIndex(ValueLayout.ADDRESS, i, words.get(i));
            }
            int status =
                    (int)
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            SymbolLookup.libraryLookup(library, arena)
                                                    .findOrThrow("fork_exec"),
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                                    .invokeExact(arguments);
            if (status != 0) {
                throw new IllegalStateException("the program ended with " + status);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new LinkageError("fork_exec", t);
        }
    }
}
