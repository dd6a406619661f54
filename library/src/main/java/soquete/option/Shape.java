package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;

/// How an option's value lies in memory, and the Java type that stands for it.
///
/// @param <T> the Java type
public sealed interface Shape<T> {
    /// A C `int` that is 0 or 1.
    Shape<Boolean> FLAG = new Mapped<>(Boolean.class, n -> n != 0, on -> on ? 1 : 0);

    /// A C `int`.
    Shape<Integer> INT = new Mapped<>(Integer.class, n -> n, n -> n);

    /// `struct linger`.
    Shape<Linger> LINGER = new LingerShape();

    /// A C `int` that is an errno number or 0.
    Shape<Errno> ERRNO = new Mapped<>(Errno.class, Errno::new, Errno::number);

    /// A C `int` that is a `SOCK_*` number.
    Shape<SocketType> SOCKET_TYPE =
            new Mapped<>(SocketType.class, SocketType::new, SocketType::number);

    /// A C `int` that is an `AF_*` number.
    Shape<Family> FAMILY = new Mapped<>(Family.class, Family::new, Family::number);

    /// A C `int` that is a protocol number.
    Shape<Protocol> PROTOCOL = new Mapped<>(Protocol.class, Protocol::new, Protocol::number);

    /// The Java type of the value.
    ///
    /// @return the class
    Class<T> type();

    /// The most bytes that a value takes.
    ///
    /// @return a size in bytes
    int size();

    /// The value as C wants it.
    ///
    /// @param value the value
    /// @return the bytes, in the byte order of this machine
    byte[] encode(T value);

    /// The value that the kernel answered.
    ///
    /// @param bytes exactly the bytes that the kernel wrote
    /// @return the value
    /// @throws IllegalArgumentException if there are too few
    T decode(byte[] bytes);

    /// A C `int` that stands for a Java value.
    ///
    /// @param type  the Java type
    /// @param toJava the value of a number
    /// @param toC   the number of a value
    /// @param <T>   the Java type
    record Mapped<T>(Class<T> type, Function<Integer, T> toJava, Function<T, Integer> toC)
            implements Shape<T> {
        @Override
        public int size() {
            return Integer.BYTES;
        }

        @Override
        public byte[] encode(T value) {
            return buffer(size()).putInt(toC.apply(value)).array();
        }

        @Override
        public T decode(byte[] bytes) {
            return toJava.apply(wrap(bytes, size()).getInt());
        }
    }

    /// `struct linger`: two C `int`s, `l_onoff` and `l_linger`.
    record LingerShape() implements Shape<Linger> {
        @Override
        public Class<Linger> type() {
            return Linger.class;
        }

        @Override
        public int size() {
            return 2 * Integer.BYTES;
        }

        @Override
        public byte[] encode(Linger value) {
            return buffer(size()).putInt(value.on() ? 1 : 0).putInt(value.seconds()).array();
        }

        @Override
        public Linger decode(byte[] bytes) {
            ByteBuffer from = wrap(bytes, size());
            return new Linger(from.getInt() != 0, from.getInt());
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer wrap(byte[] bytes, int size) {
        if (bytes.length < size) {
            throw new IllegalArgumentException(
                    "the kernel answered " + bytes.length + " bytes where " + size + " belong");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }
}
