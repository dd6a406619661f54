package soquete.testkit;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A network of a test's own: a named network namespace with its loopback interface up, in which
/// code of this process runs, on one platform thread, and child processes that this code starts.
///
/// Sockets belong to the namespace in which they were opened, and may be used on any thread. Needs
/// root and `ip`; see [#available()]. Closing takes the namespace away with all its interfaces.
public final class NetworkNamespace implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long SECONDS = 20;

    private final String name;
    private final ExecutorService thread;

    private NetworkNamespace(String name, ExecutorService thread) {
        this.name = name;
        this.thread = thread;
    }

    /// Whether namespaces can be made: root, `ip`, and a kernel that lets us.
    public static Capability available() {
        return Capability.probed(
                "needs root and ip(8) for network namespaces",
                () -> {
                    if (!Capability.root().isPresent() || Programs.find("ip").isEmpty()) {
                        return false;
                    }
                    create().close();
                    return true;
                });
    }

    /// A new namespace.
    public static NetworkNamespace create() throws IOException, InterruptedException {
        String name = "soquete-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        run(List.of("ip", "netns", "add", name));
        ExecutorService thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name(name).factory());
        NetworkNamespace made = new NetworkNamespace(name, thread);
        try {
            made.call(
                    () -> {
                        Setns.enter(Path.of("/run/netns", name));
                        return null;
                    });
            made.ip("link", "set", "lo", "up");
            return made;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            made.close();
            throw e;
        } catch (Exception e) {
            made.close();
            throw new IOException(e);
        }
    }

    /// Its name, for `ip netns exec`.
    public String name() {
        return name;
    }

    /// Runs code in the namespace and waits for it: the sockets it opens, and the processes it
    /// starts, are there. One call at a time.
    public <T> T call(Callable<T> code) throws Exception {
        try {
            return thread.submit(code).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// Runs `ip` in the namespace: `ip("addr", "add", "10.0.0.1/24", "dev", "a")`.
    public void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(arguments));
        run(command);
    }

    /// Runs a program in the namespace to its end.
    ///
    /// @return its standard output
    public String exec(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
        all.addAll(List.of(command));
        return run(all);
    }

    /// Sets a variable of the namespace: `sysctl("net.ipv4.tcp_fastopen", "3")`.
    public void sysctl(String variable, String value) throws Exception {
        Path file = Path.of("/proc/sys", variable.split("\\.", -1));
        call(() -> Files.writeString(file, value));
    }

    /// Joins this namespace with another by a pair of virtual Ethernet interfaces, both up and
    /// without addresses.
    ///
    /// @param here  the name of the interface in this namespace
    /// @param other the other namespace
    /// @param there the name of the interface in it
    public void join(String here, NetworkNamespace other, String there)
            throws IOException, InterruptedException {
        ip("link", "add", "name", here, "type", "veth", "peer", "name", there, "netns", other.name);
        ip("link", "set", "dev", here, "up");
        other.ip("link", "set", "dev", there, "up");
    }

    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            run(List.of("ip", "netns", "del", name));
        } catch (IOException e) {
            throw new AssertionError("Cannot remove the namespace " + name, e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " does not end; it said: " + out);
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + out);
        }
        return out;
    }

    /// setns(2), for the calling platform thread.
    private static final class Setns {
        private static final int CLONE_NEWNET = 0x4000_0000;
        private static final int READ_ONLY = 0;
        private static final Linker LINKER = Linker.nativeLinker();

        private Setns() {}

        static void enter(Path namespace) throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment path = arena.allocateFrom(namespace.toString());
                int fd =
                        (int)
                                link("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT))
                                        .invokeExact(path, READ_ONLY);
                FunctionDescriptor two = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT);
                int entered = (int) link("setns", two).invokeExact(fd, CLONE_NEWNET);
                FunctionDescriptor one = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
                int closed = fd < 0 ? 0 : (int) link("close", one).invokeExact(fd);
                if (fd < 0 || entered != 0 || closed != 0) {
                    throw new IOException("cannot enter " + namespace);
                }
            } catch (IOException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable t) {
                throw new LinkageError("setns", t);
            }
        }

        @SuppressWarnings("restricted") // only libc has setns
        private static MethodHandle link(String function, FunctionDescriptor shape) {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(function), shape);
        }
    }
}
