package soquete.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Hints;
import soquete.endpoint.NameInfo;
import soquete.endpoint.NiFlags;
import soquete.endpoint.ProtocolEntry;
import soquete.endpoint.ServiceEntry;
import soquete.error.Eai;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

/// The functions of `<netdb.h>`, which are more than a system call: linked from the C library at
/// their first use. They have the shape of the one door, so that no further shape is linked; the C
/// calling conventions ignore arguments that a function does not take.
@CConstants
public final class Netdb {
    private static final int ERANGE = 34;
    private static final int NI_MAXHOST = 1025;
    private static final int NI_MAXSERV = 32;

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

    /// getnameinfo(3). It blocks as [#getaddrinfo].
    public static NameInfo getnameinfo(Endpoint endpoint, NiFlags flags)
            throws ResolveException, ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(JAVA_INT);
            MemorySegment address = arena.allocate(Sockaddr.STORAGE, 8);
            MemorySegment host = arena.allocate(NI_MAXHOST);
            MemorySegment service = arena.allocate(NI_MAXSERV);
            int length = Sockaddr.encode(endpoint, address.address());
            int code =
                    call(
                            Reverse.GETNAMEINFO,
                            errno,
                            address.address(),
                            length,
                            host.address(),
                            NI_MAXHOST,
                            service.address(),
                            NI_MAXSERV,
                            flags.bits());
            if (code == Constants.EAI_SYSTEM) {
                throw ErrnoException.of("getnameinfo", errno.get(JAVA_INT, 0), endpoint);
            }
            if (code != 0) {
                throw new ResolveException(
                        "getnameinfo",
                        endpoint.toString(),
                        new Eai(code),
                        code == -2 ? "no name is known for it" : cause(code));
            }
            return new NameInfo(host.getString(0), service.getString(0));
        }
    }

    /// getservbyname_r(3). It may block.
    public static Optional<ServiceEntry> getservbyname(String name, @Nullable String protocol)
            throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            long key = arena.allocateFrom(name).address();
            return service("getservbyname", Services.GETSERVBYNAME, key, protocol, name);
        }
    }

    /// getservbyport_r(3). It may block.
    public static Optional<ServiceEntry> getservbyport(int port, @Nullable String protocol)
            throws ErrnoException {
        int key = Short.toUnsignedInt(Short.reverseBytes((short) port));
        return service("getservbyport", Services.GETSERVBYPORT, key, protocol, port);
    }

    private static Optional<ServiceEntry> service(
            String operation,
            MethodHandle function,
            long key,
            @Nullable String protocol,
            Object about)
            throws ErrnoException {
        for (int room = 1024; ; room *= 2) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment errno = arena.allocate(JAVA_INT);
                long proto = protocol == null ? 0 : arena.allocateFrom(protocol).address();
                long entry = arena.allocate(Servent.SIZE, 8).address();
                long buffer = arena.allocate(room, 8).address();
                MemorySegment answer = arena.allocate(Long.BYTES, 8);
                int error =
                        call(function, errno, key, proto, entry, buffer, room, answer.address(), 0);
                if (error != ERANGE) {
                    return isThere(operation, error, answer, about)
                            ? Optional.of(Servent.decode(entry))
                            : Optional.empty();
                }
            }
        }
    }

    /// getprotobyname_r(3). It may block.
    public static Optional<ProtocolEntry> getprotobyname(String name) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            long key = arena.allocateFrom(name).address();
            return protocol("getprotobyname", Protocols.GETPROTOBYNAME, key, name);
        }
    }

    /// getprotobynumber_r(3). It may block.
    public static Optional<ProtocolEntry> getprotobynumber(int number) throws ErrnoException {
        return protocol("getprotobynumber", Protocols.GETPROTOBYNUMBER, number, number);
    }

    private static Optional<ProtocolEntry> protocol(
            String operation, MethodHandle function, long key, Object about) throws ErrnoException {
        for (int room = 1024; ; room *= 2) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment errno = arena.allocate(JAVA_INT);
                long entry = arena.allocate(Protoent.SIZE, 8).address();
                long buffer = arena.allocate(room, 8).address();
                MemorySegment answer = arena.allocate(Long.BYTES, 8);
                int error = call(function, errno, key, entry, buffer, room, answer.address(), 0, 0);
                if (error != ERANGE) {
                    return isThere(operation, error, answer, about)
                            ? Optional.of(Protoent.decode(entry))
                            : Optional.empty();
                }
            }
        }
    }

    /// Whether a function of the `_r` kind found its entry.
    private static boolean isThere(String operation, int error, MemorySegment answer, Object about)
            throws ErrnoException {
        if (error != 0) {
            throw ErrnoException.of(operation, error, about);
        }
        return Memory.getLong(answer.address()) != 0;
    }

    /// gethostname(2).
    public static String gethostname() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(JAVA_INT);
            MemorySegment name = arena.allocate(NI_MAXHOST);
            long at = name.address();
            if (call(HostName.GETHOSTNAME, errno, at, NI_MAXHOST - 1, 0, 0, 0, 0, 0) != 0) {
                throw ErrnoException.of("gethostname", errno.get(JAVA_INT, 0), null);
            }
            return name.getString(0);
        }
    }

    /// sethostname(2).
    public static void sethostname(String name) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(JAVA_INT);
            MemorySegment text = arena.allocateFrom(name);
            long length = text.byteSize() - 1;
            if (call(HostName.SETHOSTNAME, errno, text.address(), length, 0, 0, 0, 0, 0) != 0) {
                throw ErrnoException.of("sethostname", errno.get(JAVA_INT, 0), name);
            }
        }
    }

    /// The C strings of a `char **` that ends with a null pointer.
    static List<String> strings(long array) {
        List<String> all = new ArrayList<>();
        if (array != 0) {
            for (long at = array; Memory.getLong(at) != 0; at += Long.BYTES) {
                all.add(Memory.string(Memory.getLong(at)));
            }
        }
        return List.copyOf(all);
    }

    /// Those that are not needed to connect are linked at their first use.
    private static int call(
            MethodHandle function,
            MemorySegment errno,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f,
            long g) {
        try {
            return (int) (long) function.invokeExact(errno, a, b, c, d, e, f, g);
        } catch (Throwable t) {
            throw Kernel.unexpected(t);
        }
    }

    private static ResolveException failure(
            @Nullable String host, @Nullable String service, int code) {
        String what = host == null ? "" : host;
        if (service != null) {
            what = what + " " + service;
        }
        return new ResolveException("getaddrinfo", what.strip(), new Eai(code), cause(code));
    }

    private static String cause(int code) {
        return switch (code) {
            case -2 -> "is the name spelt right? nothing in /etc/hosts or the DNS has it";
            case -3 -> "the name server does not answer: is the network up?";
            case -8 -> "no such service in /etc/services for this type: give a number";
            case -105 ->
                    "AI_IDN needs libidn2 and a UTF-8 locale; without the flag Java encodes the"
                            + " name";
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

    private static final class Reverse {
        static final MethodHandle GETNAMEINFO = Libc.link("getnameinfo", Kernel.SEVEN_LONGS, ERRNO);
    }

    private static final class Services {
        static final MethodHandle GETSERVBYNAME =
                Libc.link("getservbyname_r", Kernel.SEVEN_LONGS, ERRNO);
        static final MethodHandle GETSERVBYPORT =
                Libc.link("getservbyport_r", Kernel.SEVEN_LONGS, ERRNO);
    }

    private static final class Protocols {
        static final MethodHandle GETPROTOBYNAME =
                Libc.link("getprotobyname_r", Kernel.SEVEN_LONGS, ERRNO);
        static final MethodHandle GETPROTOBYNUMBER =
                Libc.link("getprotobynumber_r", Kernel.SEVEN_LONGS, ERRNO);
    }

    private static final class HostName {
        static final MethodHandle GETHOSTNAME = Libc.link("gethostname", Kernel.SEVEN_LONGS, ERRNO);
        static final MethodHandle SETHOSTNAME = Libc.link("sethostname", Kernel.SEVEN_LONGS, ERRNO);
    }
}
