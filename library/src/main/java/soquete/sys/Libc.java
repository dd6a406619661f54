package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Links functions of the C library, and opens memory: all that needs native access. Nothing but
/// this class and [Kernel] and [Netdb] holds handles.
@SuppressWarnings("restricted") // calling C is what this library is for
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();

    private Libc() {}

    static MethodHandle link(String name, FunctionDescriptor shape, Linker.Option... options) {
        MemorySegment function =
                LINKER.defaultLookup()
                        .find(name)
                        .orElseThrow(
                                () ->
                                        new UnsatisfiedLinkError(
                                                "the C library has no function " + name));
        try {
            return LINKER.downcallHandle(function, shape, options);
        } catch (IllegalCallerException e) {
            throw denied(e);
        }
    }

    /// Every address of the process.
    static MemorySegment everything() {
        try {
            return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
        } catch (IllegalCallerException e) {
            throw denied(e);
        }
    }

    /// Memory that ends with an arena.
    static MemorySegment ending(long address, long length, Arena arena, Runnable last) {
        return MemorySegment.ofAddress(address).reinterpret(length, arena, ended -> last.run());
    }

    /// An error, and not an exception, because it arises where classes are initialised: an
    /// exception
    /// would reach the caller wrapped in one that does not say what to do.
    private static UnsatisfiedLinkError denied(IllegalCallerException cause) {
        UnsatisfiedLinkError error =
                new UnsatisfiedLinkError(
                        "Soquete calls the kernel through java.lang.foreign, and native access is"
                                + " denied: run java with --enable-native-access=soquete (on the"
                                + " class path: --enable-native-access=ALL-UNNAMED)");
        error.initCause(cause);
        return error;
    }
}
