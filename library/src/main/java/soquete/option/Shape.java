package soquete.option;

import java.time.Duration;
import java.util.function.Function;
import soquete.bpf.Filter;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;

/// How an option's value lies in memory, and the Java type that stands for it.
///
/// Those of structs belong to their records and come with the options. One more is a line: [#of].
///
/// @param <T> the Java type
public sealed interface Shape<T> permits Coded, Deferred, Scalar {
    /// A C `int` that is 0 or 1.
    Shape<Boolean> FLAG = new Scalar<>(Boolean.class, Scalar.FLAG);

    /// A C `int`, signed, or 32 bits that are a set of flags.
    Shape<Integer> INT = new Scalar<>(Integer.class, Scalar.INT);

    /// A C `unsigned int`: 0 to 4294967295.
    Shape<Long> UNSIGNED = new Scalar<>(Long.class, Scalar.UNSIGNED);

    /// 64 bits, as `__u64` and `unsigned long`; -1 is the largest.
    Shape<Long> LONG = new Scalar<>(Long.class, Scalar.LONG);

    /// 16 bits, unsigned, in the byte order of this machine.
    Shape<Integer> SHORT = new Scalar<>(Integer.class, Scalar.SHORT);

    /// 16 bits, unsigned, in network order.
    Shape<Integer> NET_SHORT = new Scalar<>(Integer.class, Scalar.NET_SHORT);

    /// 8 bits, unsigned.
    Shape<Integer> BYTE = new Scalar<>(Integer.class, Scalar.BYTE);

    /// 32 bits in network order, as the interface index of `IP_UNICAST_IF`.
    Shape<Integer> NET_INT = new Scalar<>(Integer.class, Scalar.NET_INT);

    /// An array of C `int`s, of any length.
    Shape<int[]> INTS = new Scalar<>(int[].class, Scalar.INTS);

    /// Any bytes, of any length.
    Shape<byte[]> BYTES = new Scalar<>(byte[].class, Scalar.BYTES);

    /// A C string of at most 15 bytes, as the name of an interface or of a module; read up to NUL.
    Shape<String> NAME = new Scalar<>(String.class, Scalar.NAME);

    /// A C string of any length.
    Shape<String> TEXT = new Scalar<>(String.class, Scalar.TEXT);

    /// `struct timeval`: seconds and microseconds, 0 for no limit. Rounded up to microseconds here,
    /// and by the kernel to its ticks (4 ms where HZ is 250).
    Shape<Duration> TIMEVAL = new Scalar<>(Duration.class, Scalar.TIMEVAL);

    /// A null pointer with a length: Python's `setsockopt(level, option, None, length)`, as
    /// `ALG_SET_AEAD_AUTHSIZE` takes it.
    Shape<Integer> LENGTH = new Scalar<>(Integer.class, Scalar.LENGTH);

    /// `struct linger`.
    Shape<Linger> LINGER = Deferred.LINGER;

    /// A C `int` that is an errno number or 0.
    Shape<Errno> ERRNO = new Scalar<>(Errno.class, Scalar.ERRNO);

    /// A C `int` that is a `SOCK_*` number.
    Shape<SocketType> SOCKET_TYPE = new Scalar<>(SocketType.class, Scalar.SOCKET_TYPE);

    /// A C `int` that is an `AF_*` number.
    Shape<Family> FAMILY = new Scalar<>(Family.class, Scalar.FAMILY);

    /// A C `int` that is a protocol number.
    Shape<Protocol> PROTOCOL = new Scalar<>(Protocol.class, Scalar.PROTOCOL);

    /// A `struct sockaddr` of its own length. IPv4 and IPv6 have their records; another family is
    /// its bytes.
    Shape<Endpoint> SOCKADDR = Deferred.SOCKADDR;

    /// A `struct sock_fprog`: a program of classic BPF. Read back by `SO_GET_FILTER`.
    Shape<Filter> PROGRAM = Deferred.PROGRAM;

    /// A shape of one's own.
    ///
    /// @param type   the Java type
    /// @param size   the most bytes that the kernel may answer
    /// @param toC    the bytes of a value, in the byte order of this machine where that matters
    /// @param toJava the value of the bytes that the kernel wrote
    /// @param <T>    the Java type
    /// @return a shape for `new Option<>(…)`
    /// @throws IllegalArgumentException if the size is negative
    static <T> Shape<T> of(
            Class<T> type, int size, Function<T, byte[]> toC, Function<byte[], T> toJava) {
        if (size < 0) {
            throw new IllegalArgumentException("a size is 0 or more, and " + size + " is not");
        }
        return Coded.bytes(type, size, Passing.VALUE, toC, toJava);
    }

    /// The Java type of the value.
    ///
    /// @return the class
    Class<T> type();

    /// The room on the way back; for a [Passing#LIST] the first that is tried.
    ///
    /// @return a size in bytes
    int size();

    /// How the value passes.
    ///
    /// @return the way
    Passing passing();

    /// The value as C wants it.
    ///
    /// @param value the value
    /// @return the bytes, in the byte order of this machine
    /// @throws IllegalArgumentException if the value is out of a range that is certain
    byte[] encode(T value);

    /// The value that the kernel answered.
    ///
    /// @param bytes exactly the bytes that the kernel wrote
    /// @return the value
    /// @throws IllegalArgumentException if there are too few
    T decode(byte[] bytes);

    /// What lies in the room when nothing in particular is asked.
    ///
    /// @return bytes, none for most
    byte[] question();

    /// What lies in the room when this value is the question.
    ///
    /// @param value what is asked about
    /// @return bytes
    byte[] ask(T value);
}
