package soquete.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Hints;
import soquete.error.Eai;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

/// The functions of `<netdb.h>`, which are more than a system call: linked from the C library at
/// their first use. They have the shape of the one door, so that no further shape is linked; the C
/// calling conventions ignore arguments that a function does not take.
public final class Netdb {
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MethodHandle GETADDRINFO =
            Libc.link("getaddrinfo", Kernel.SEVEN_LONGS, ERRNO);
    private static final MethodHandle FREEADDRINFO =
            Libc.link("freeaddrinfo", Kernel.SEVEN_LONGS, ERRNO);

    private Netdb() {}

    /// getaddrinfo(3). It may block for many seconds, and cannot be interrupted.
    ///
    /// @param host    a name or a literal, or null
    /// @param service a name or a number, or null
    public static List<AddressInfo> getaddrinfo(
            @Nullable String host, @Nullable String service, Hints hints)
            throws ResolveException, ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(JAVA_INT);
            MemorySegment wanted = arena.allocate(Addrinfo.SIZE, 8);
            MemorySegment answer = arena.allocate(Long.BYTES, 8);
            Addrinfo.encode(hints, wanted.address());
            long node = host == null ? 0 : arena.allocateFrom(host).address();
            long port = service == null ? 0 : arena.allocateFrom(service).address();
            int code = getaddrinfo(errno, node, port, wanted.address(), answer.address());
            if (code == Constants.EAI_SYSTEM) {
                throw ErrnoException.of("getaddrinfo", errno.get(JAVA_INT, 0), host);
            }
            if (code != 0) {
                throw failure(host, service, code);
            }
            long first = Memory.getLong(answer.address());
            try {
                return List.copyOf(Addrinfo.decode(first));
            } finally {
                freeaddrinfo(errno, first);
            }
        }
    }

    private static ResolveException failure(
            @Nullable String host, @Nullable String service, int code) {
        String what = host == null ? "" : host;
        if (service != null) {
            what = what + " " + service;
        }
        return new ResolveException(what.strip(), new Eai(code), cause(code));
    }

    private static String cause(int code) {
        return switch (code) {
            case -2 -> "is the name spelt right? nothing in /etc/hosts or the DNS has it";
            case -3 -> "the name server does not answer: is the network up?";
            case -8 -> "no such service in /etc/services for this type: give a number";
            default -> "";
        };
    }

    private static int getaddrinfo(
            MemorySegment errno, long host, long service, long hints, long answer) {
        try {
            return (int)
                    (long) GETADDRINFO.invokeExact(errno, host, service, hints, answer, 0L, 0L, 0L);
        } catch (Throwable t) {
            throw Kernel.unexpected(t);
        }
    }

    private static void freeaddrinfo(MemorySegment errno, long first) {
        try {
            var _ = (long) FREEADDRINFO.invokeExact(errno, first, 0L, 0L, 0L, 0L, 0L, 0L);
        } catch (Throwable t) {
            throw Kernel.unexpected(t);
        }
    }
}
