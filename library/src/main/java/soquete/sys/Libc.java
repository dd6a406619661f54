package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/// Links functions of the C library, and opens memory: all that needs native access. Nothing but
/// this class and [Kernel] and [Netdb] holds handles.
@SuppressWarnings("restricted") // calling C is what this library is for
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();

    /// What was linked, in pairs, for the test of the metadata that GraalVM needs.
    private static final List<FunctionDescriptor> SHAPES = new ArrayList<>();

    private static final List<Linker.Option[]> OPTIONS = new ArrayList<>();

    private Libc() {}

    static MethodHandle link(String name, FunctionDescriptor shape, Linker.Option... options) {
        MemorySegment function =
                LINKER.defaultLookup()
                        .find(name)
                        .orElseThrow(
                                () ->
                                        new UnsatisfiedLinkError(
                                                "the C library has no function " + name));
        synchronized (SHAPES) {
            SHAPES.add(shape);
            OPTIONS.add(options);
        }
        try {
            return LINKER.downcallHandle(function, shape, options);
        } catch (IllegalCallerException e) {
            throw denied(e);
        }
    }

    /// A function type, and the options it was linked with.
    record Linked(FunctionDescriptor shape, List<Linker.Option> options) {}

    static List<Linked> linked() {
        List<Linked> linked = new ArrayList<>();
        synchronized (SHAPES) {
            for (int i = 0; i < SHAPES.size(); i++) {
                linked.add(new Linked(SHAPES.get(i), List.of(OPTIONS.get(i))));
            }
        }
        return linked;
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
