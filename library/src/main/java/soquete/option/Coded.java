package soquete.option;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A shape by a pair of functions.
final class Coded<T> implements Shape<T> {
    private final Class<T> type;
    private final int size;
    private final Passing passing;
    private final Function<T, byte[]> toC;
    private final Function<byte[], T> toJava;
    private @Nullable Function<T, byte[]> asking;
    private byte[] question = {};

    private Coded(
            Class<T> type,
            int size,
            Passing passing,
            Function<T, byte[]> toC,
            Function<byte[], T> toJava) {
        this.type = type;
        this.size = size;
        this.passing = passing;
        this.toC = toC;
        this.toJava = toJava;
    }

    static <T> Coded<T> bytes(
            Class<T> type,
            int size,
            Passing passing,
            Function<T, byte[]> toC,
            Function<byte[], T> toJava) {
        return new Coded<>(type, size, passing, toC, toJava);
    }

    /// A C `int` that stands for a Java value.
    static <T> Coded<T> number(
            Class<T> type, Function<T, Integer> toC, Function<Integer, T> toJava) {
        return new Coded<>(
                type,
                Integer.BYTES,
                Passing.VALUE,
                value -> Shape.INT.encode(toC.apply(value)),
                from -> toJava.apply(Shape.INT.decode(from)));
    }

    /// A struct.
    static <T> Coded<T> struct(
            Class<T> type,
            Struct struct,
            BiConsumer<T, ByteBuffer> toC,
            Function<ByteBuffer, T> toJava) {
        return new Coded<>(
                type,
                struct.size(),
                Passing.VALUE,
                value -> {
                    byte[] bytes = new byte[struct.size()];
                    toC.accept(value, struct.element(bytes, 0));
                    return bytes;
                },
                from -> toJava.apply(struct.wrap(from)));
    }

    /// A struct that only the kernel writes.
    static <T> Coded<T> answer(
            Class<T> type, Struct struct, int room, Function<ByteBuffer, T> toJava) {
        return new Coded<>(
                type,
                room,
                Passing.VALUE,
                value -> {
                    throw new IllegalArgumentException(
                            "the kernel alone makes a " + type.getSimpleName());
                },
                from -> toJava.apply(struct.wrap(from)));
    }

    /// An array of structs.
    static <E> Coded<E[]> array(
            Class<E[]> type,
            Struct struct,
            BiConsumer<E, ByteBuffer> toC,
            Function<ByteBuffer, E> toJava) {
        return new Coded<>(
                type,
                64 * struct.size(),
                Passing.LIST,
                values -> {
                    byte[] bytes = new byte[values.length * struct.size()];
                    for (int i = 0; i < values.length; i++) {
                        toC.accept(values[i], struct.element(bytes, i));
                    }
                    return bytes;
                },
                from -> {
                    E[] values =
                            type.cast(
                                    Array.newInstance(
                                            type.getComponentType(), from.length / struct.size()));
                    for (int i = 0; i < values.length; i++) {
                        values[i] = toJava.apply(struct.element(from, i));
                    }
                    return values;
                });
    }

    /// The same, with what the kernel is told on the way in when nothing is asked.
    Coded<T> asked(byte[] question) {
        Coded<T> same = new Coded<>(type, size, passing, toC, toJava);
        same.question = question;
        same.asking = asking;
        return same;
    }

    /// The same, with another form of a value that asks.
    Coded<T> asking(Function<T, byte[]> asking) {
        Coded<T> same = new Coded<>(type, size, passing, toC, toJava);
        same.question = question;
        same.asking = asking;
        return same;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Passing passing() {
        return passing;
    }

    @Override
    public byte[] question() {
        return question.clone();
    }

    @Override
    public byte[] ask(T value) {
        return asking != null ? asking.apply(value) : encode(value);
    }

    @Override
    public byte[] encode(T value) {
        return toC.apply(value);
    }

    @Override
    public T decode(byte[] bytes) {
        return toJava.apply(bytes);
    }
}
