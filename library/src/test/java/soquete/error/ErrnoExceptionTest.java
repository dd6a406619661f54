package soquete.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.net.SocketException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrnoExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "EPERM, PermissionException",
        "EACCES, PermissionException",
        "EAGAIN, WouldBlockException",
        "EPIPE, BrokenPipeException",
        "ESHUTDOWN, BrokenPipeException",
        "ENOSYS, NotSupportedException",
        "ENOPROTOOPT, NotSupportedException",
        "EPROTONOSUPPORT, NotSupportedException",
        "ESOCKTNOSUPPORT, NotSupportedException",
        "EOPNOTSUPP, NotSupportedException",
        "EPFNOSUPPORT, NotSupportedException",
        "EAFNOSUPPORT, NotSupportedException",
        "EADDRINUSE, AddressInUseException",
        "EADDRNOTAVAIL, AddressNotAvailableException",
        "ENETDOWN, NetworkUnreachableException",
        "ENETUNREACH, NetworkUnreachableException",
        "EHOSTDOWN, NetworkUnreachableException",
        "EHOSTUNREACH, NetworkUnreachableException",
        "ECONNABORTED, ConnectionAbortedException",
        "ECONNRESET, ConnectionResetException",
        "ETIMEDOUT, ConnectionTimedOutException",
        "ECONNREFUSED, ConnectionRefusedException",
        "EALREADY, InProgressException",
        "EINPROGRESS, InProgressException",
        "EINVAL, ErrnoException",
    })
    void of_errno_isTheSubclassThatCallersBranchOn(String name, String type) throws Exception {
        Errno errno = (Errno) Errno.class.getField(name).get(null);

        ErrnoException made = ErrnoException.of("send", errno.number(), null);

        assertThat(made.getClass().getSimpleName()).isEqualTo(type);
        assertThat(made).isInstanceOf(SocketException.class);
        assertThat(made.errno()).isEqualTo(errno);
        assertThat(made.operation()).isEqualTo("send");
        assertThat(made.endpoint()).isEmpty();
        assertThat(made.transferred()).isZero();
        assertThat(made.received()).isEmpty();
    }

    @Test
    void message_namesOperationEndpointErrnoAndCause() {
        ErrnoException refused = ErrnoException.of("connect", 111, "127.0.0.1:80");

        assertThat(refused)
                .hasMessage(
                        "connect 127.0.0.1:80: ECONNREFUSED (Connection refused): nobody listens"
                                + " there: is the server running, and on this port?");
        assertThat(refused.endpoint()).contains("127.0.0.1:80");
        assertThat(refused.likelyCause()).startsWith("nobody listens");
    }

    @Test
    void message_withoutKnownCause_endsAfterTheErrno() {
        assertThat(ErrnoException.of("shutdown", 5, null))
                .hasMessage("shutdown: EIO (Input/output error)");
        assertThat(ErrnoException.of("shutdown", 4095, null))
                .hasMessage("shutdown: E4095 (Unknown error 4095)");
    }

    @Test
    void progress_isInTheMessageAndTheException() {
        ErrnoException reset = ErrnoException.of("send", 104, "[::1]:80", Progress.of(42));

        assertThat(reset).hasMessageEndingWith("(after 42 bytes)");
        assertThat(reset.transferred()).isEqualTo(42);
        assertThat(reset.received()).isEmpty();
    }

    static Stream<Errno> named() throws IllegalAccessException {
        return Stream.of(Errno.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(
                        field -> {
                            try {
                                Errno errno = (Errno) field.get(null);
                                assertThat(errno.name()).isEqualTo(field.getName());
                                return errno;
                            } catch (IllegalAccessException e) {
                                throw new AssertionError(e);
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("named")
    void errno_everyConstant_hasNameAndText(Errno errno) {
        assertThat(errno.message()).isNotBlank().doesNotStartWith("Unknown");
        assertThat(errno).hasToString(errno.name() + " (" + errno.message() + ")");
    }

    /// The sentences of the table in the guide, one per operation and errno that is common there.
    @ParameterizedTest
    @CsvSource({
        "bind, EACCES, CAP_NET_BIND_SERVICE",
        "bind, EADDRINUSE, TIME_WAIT",
        "bind, EADDRNOTAVAIL, no interface",
        "bind, EINVAL, already bound",
        "bind, EAFNOSUPPORT, another family",
        "connect, ENETUNREACH, no route",
        "connect, ETIMEDOUT, firewall",
        "connect, EISCONN, already connected",
        "connect, EADDRNOTAVAIL, ephemeral port",
        "connect, EALREADY, under way",
        "accept, EINVAL, does not listen",
        "accept, EMFILE, ulimit",
        "listen, EADDRINUSE, another socket listens",
        "listen, EOPNOTSUPP, SOCK_STREAM",
        "socket, EAFNOSUPPORT, the address family is not in this kernel",
        "socket, EPERM, CAP_NET_RAW",
        "socket, EPROTONOSUPPORT, protocol",
        "setsockopt, ENOPROTOOPT, does not have the option",
        "getsockopt, EBADF, not open",
        "send, EMSGSIZE, 65507",
        "send, EPIPE, closed for sending",
        "send, EDESTADDRREQ, no peer",
        "recv, ECONNRESET, without reading",
        "recv, ENOTCONN, not connected",
        "recv, ECONNREFUSED, earlier datagram",
        "recv, ENOTSOCK, not a socket",
        "recv, ENOBUFS, lost",
        "sendmsg, EBADF, a descriptor that the message carries",
        "sendmsg, EINVAL, control message",
        "sendmsg, EPERM, credentials",
        "sendmsg, ETOOMANYREFS, not yet received",
        "sendmmsg, EMSGSIZE, 65507",
        "recvmsg, EINVAL, flag",
        "recvmmsg, ECONNREFUSED, earlier datagram",
        "sendfile, EINVAL, no way from this file",
        "sendfile, EPIPE, closed for sending",
        "splice, EINVAL, not a pipe",
        "splice, EBADF, the other one",
        "splice, EPIPE, read from the pipe",
        "open, ENOENT, no such file",
        "openat, EACCES, no permission",
        "pread, EISDIR, directory",
        "pread, ESPIPE, splice",
        "mmap, EINVAL, ring",
        "fchmod, EPERM, another user",
        "shutdown, ENOTCONN, not connected",
        "pidfd_getfd, EPERM, ptrace",
        "ioctl, ENODEV, no interface",
    })
    void likelyCause_commonFailure_saysIt(String operation, String name, String words)
            throws Exception {
        Errno errno = (Errno) Errno.class.getField(name).get(null);

        assertThat(ErrnoException.of(operation, errno.number(), null).likelyCause())
                .contains(words);
    }

    /// What one operation means by an errno, another does not.
    @ParameterizedTest
    @CsvSource({
        "recv, EPERM",
        "recvmsg, EACCES",
        "splice, EISDIR",
        "open, EPIPE",
        "shutdown, EINVAL",
        "getsockname, EACCES",
        "send, ENOENT",
    })
    void likelyCause_foreignFailure_isNone(String operation, String name) throws Exception {
        Errno errno = (Errno) Errno.class.getField(name).get(null);

        assertThat(ErrnoException.of(operation, errno.number(), null).likelyCause()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "send, ENOENT, does not exist",
        "sendmsg, ECONNREFUSED, nobody receives at the path",
        "sendto, EACCES, write permission",
        "sendto, EPROTOTYPE, another type",
        "connect, EACCES, write permission",
    })
    void likelyCause_ofAPath_speaksOfIt(String operation, String name, String words)
            throws Exception {
        Errno errno = (Errno) Errno.class.getField(name).get(null);

        assertThat(ErrnoException.of(operation, errno.number(), "unix:/run/x").likelyCause())
                .contains(words);
    }

    @Test
    void exceptions_survivesSerialization() throws Exception {
        ErrnoException before = ErrnoException.of("send", 32, "x", Progress.of(7));

        ErrnoException after = (ErrnoException) copy(before);

        assertThat(after).isInstanceOf(BrokenPipeException.class).hasMessage(before.getMessage());
        assertThat(after.transferred()).isEqualTo(7);
    }

    private static Object copy(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void ownExceptions_carryProgress() {
        Progress progress = Progress.of(new byte[] {1, 2, 3}, 2);

        assertThat(progress.received()).containsExactly(1, 2);
        assertThat(progress).isEqualTo(Progress.of(new byte[] {1, 2}, 2)).hasToString("2 bytes");
        assertThat(progress).isNotEqualTo(Progress.of(2));
        assertThat(progress).hasSameHashCodeAs(Progress.of(new byte[] {1, 2}, 2));
        assertThat(Progress.of(0)).isSameAs(Progress.NOTHING);
        assertThat(Progress.of(new byte[3], 0)).isSameAs(Progress.NOTHING);
        assertThat(new DeadlineException("recv", progress))
                .hasMessage("recv (after 2 bytes)")
                .extracting(e -> e.bytesTransferred)
                .isEqualTo(2);
        assertThat(new InterruptedCallException("recv", progress).received()).containsExactly(1, 2);
        assertThat(new ClosedCallException("recv", progress)).hasMessage("recv (after 2 bytes)");
        assertThat(new EndOfStreamException("recv", Progress.NOTHING)).hasMessage("recv");
        assertThat(new TruncatedException("recv", progress)).hasMessage("recv");
        assertThat(new TruncatedException("recv", progress).transferred()).isEqualTo(2);
    }

    @Test
    void resolveException_hasHostAndCode() {
        ResolveException e = new ResolveException("nowhere", Eai.EAI_NONAME, "spelt right?");

        assertThat(e)
                .hasMessage(
                        "getaddrinfo nowhere: EAI_NONAME (Name or service not known): spelt"
                                + " right?");
        assertThat(e.host()).isEqualTo("nowhere");
        assertThat(e.code()).isEqualTo(Eai.EAI_NONAME);
        assertThat(new ResolveException("x", new Eai(-100), ""))
                .hasMessage("getaddrinfo x: EAI_-100 (Unknown error)");
    }

    @Test
    void eai_everyConstant_hasItsCNameAndAText() throws IllegalAccessException {
        for (var field : Eai.class.getFields()) {
            Eai eai = (Eai) field.get(null);
            assertThat(eai.name()).isEqualTo(field.getName());
            assertThat(eai.message()).isNotEqualTo("Unknown error");
        }
    }
}
