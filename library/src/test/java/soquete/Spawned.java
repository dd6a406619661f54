package soquete;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A program started by posix_spawn(3), which inherits every descriptor that is not close-on-exec,
/// as no child of [ProcessBuilder] does.
final class Spawned {
    private static final Linker LINKER = Linker.nativeLinker();

    private Spawned() {}

    /// Runs it to its end.
    ///
    /// @return the status of waitpid(2); 0 is success
    static int run(String... command) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = arena.allocate(ADDRESS, command.length + 1L);
            for (int i = 0; i < command.length; i++) {
                arguments.setAtIndex(ADDRESS, i, arena.allocateFrom(command[i]));
            }
            MemorySegment pid = arena.allocate(JAVA_INT);
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment none = MemorySegment.NULL;
            FunctionDescriptor six =
                    FunctionDescriptor.of(
                            JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
            int error =
                    (int)
                            link("posix_spawn", six)
                                    .invokeExact(
                                            pid,
                                            arguments.get(ADDRESS, 0),
                                            none,
                                            none,
                                            arguments,
                                            arena.allocate(ADDRESS));
            if (error != 0) {
                throw new IllegalStateException("posix_spawn answered " + error);
            }
            FunctionDescriptor three = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
            int child = pid.get(JAVA_INT, 0);
            int ended = (int) link("waitpid", three).invokeExact(child, status, 0);
            if (ended != child) {
                throw new IllegalStateException("waitpid answered " + ended);
            }
            return status.get(JAVA_INT, 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new LinkageError("posix_spawn", t);
        }
    }

    @SuppressWarnings("restricted") // only libc has these
    private static MethodHandle link(String function, FunctionDescriptor shape) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(function), shape);
    }
}
