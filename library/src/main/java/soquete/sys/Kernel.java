package soquete.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The one door to the kernel: libc's `syscall`, seven longs in, one long out, errno captured.
///
/// Every system call is a number through this door; nothing else is linked for them, because each
/// further shape of a function costs milliseconds at start-up, and because `syscall` is faster than
/// libc's own wrappers (no cancellation point). See docs/adr/0002-one-door-to-the-kernel.md.
@OwnConstants("when the brief handle is linked")
final class Kernel {
    /// `long syscall(long number, ...)`. Its variadic arguments are longs, which both
    /// architectures pass as they pass fixed ones.
    static final FunctionDescriptor SEVEN_LONGS =
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                    JAVA_LONG);

    /// The same with a buffer as the third argument, for the caller's own memory: the linker keeps
    /// the buffer alive during the call, and heap arrays need no copy.
    static final FunctionDescriptor WITH_BUFFER =
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                    JAVA_LONG);

    /// The same with segments as the last three arguments: `sendmsg` and `recvmsg` ignore them, but
    /// the linker keeps them alive during the call, which uses their addresses from a table.
    static final FunctionDescriptor KEEPING =
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS,
                    ADDRESS);

    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MethodHandle CALL = Libc.link("syscall", SEVEN_LONGS, ERRNO);

    /// Calls before the brief handle is worth the milliseconds that linking it takes.
    private static final int FEW = 1000;

    private static int calls;

    private Kernel() {}

    /// The result of a system call that may block, or `-errno`.
    ///
    /// @param errno at least 4 bytes that the caller alone uses during the call
    static long call(
            MemorySegment errno, long number, long a, long b, long c, long d, long e, long f) {
        try {
            long result = (long) CALL.invokeExact(errno, number, a, b, c, d, e, f);
            return result != -1 ? result : -Memory.getInt(errno.address());
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// The result of a system call that never blocks and is short, or `-errno`. It skips the
    /// thread-state transition, so a garbage collection would wait for it. The first ones go the
    /// longer way; that their count is not exact does no harm.
    static long brief(
            MemorySegment errno, long number, long a, long b, long c, long d, long e, long f) {
        if (calls < FEW) {
            calls++;
            return call(errno, number, a, b, c, d, e, f);
        }
        try {
            long result = (long) Brief.CALL.invokeExact(errno, number, a, b, c, d, e, f);
            return result != -1 ? result : -Memory.getInt(errno.address());
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// As [#brief], with the caller's buffer, on the heap or off it, in second place.
    static long briefWithBuffer(
            MemorySegment errno,
            long number,
            long a,
            MemorySegment buffer,
            long c,
            long d,
            long e,
            long f) {
        try {
            long result = (long) WithBuffer.BRIEF.invokeExact(errno, number, a, buffer, c, d, e, f);
            return result != -1 ? result : -Memory.getInt(errno.address());
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// As [#call], with the caller's buffer, off the heap, in second place.
    static long callWithBuffer(
            MemorySegment errno,
            long number,
            long a,
            MemorySegment buffer,
            long c,
            long d,
            long e,
            long f) {
        try {
            long result = (long) WithBuffer.CALL.invokeExact(errno, number, a, buffer, c, d, e, f);
            return result != -1 ? result : -Memory.getInt(errno.address());
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// As [#brief], with three segments off the heap that stay alive during the call.
    static long briefKeeping(
            MemorySegment errno,
            long number,
            long a,
            long b,
            long c,
            MemorySegment first,
            MemorySegment second,
            MemorySegment third) {
        try {
            long result =
                    (long) Keeping.BRIEF.invokeExact(errno, number, a, b, c, first, second, third);
            return result != -1 ? result : -Memory.getInt(errno.address());
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// A downcall throws only what the linker found wrong with its arguments (a closed arena, say).
    static RuntimeException unexpected(Throwable t) {
        if (t instanceof RuntimeException e) {
            return e;
        }
        if (t instanceof Error e) {
            throw e;
        }
        return new IllegalStateException("a downcall threw a checked exception", t);
    }

    /// Linked when a process has shown that it makes many calls.
    private static final class Brief {
        static final MethodHandle CALL =
                Libc.link("syscall", SEVEN_LONGS, ERRNO, Linker.Option.critical(false));
    }

    /// Linked at the first use of a caller's buffer, off the start-up path.
    private static final class WithBuffer {
        static final MethodHandle CALL = Libc.link("syscall", WITH_BUFFER, ERRNO);
        static final MethodHandle BRIEF =
                Libc.link("syscall", WITH_BUFFER, ERRNO, Linker.Option.critical(true));
    }

    /// Linked at the first use of several buffers at once.
    private static final class Keeping {
        static final MethodHandle BRIEF =
                Libc.link("syscall", KEEPING, ERRNO, Linker.Option.critical(false));
    }
}
