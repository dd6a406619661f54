package soquete;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.option.Option;
import soquete.option.Shape;
import soquete.sys.OptionValue;
import soquete.sys.Scratch;

/// How sockets read and set options.
final class OptionAccess {
    private OptionAccess() {}

    static <T> T get(Socket socket, Option<T> option) throws IOException {
        return read(socket, option, option.shape().question());
    }

    static <T> T get(Socket socket, Option<T> option, T question) throws IOException {
        return read(socket, option, option.shape().ask(option.check(question)));
    }

    private static <T> T read(Socket socket, Option<T> option, byte[] question) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            OptionValue value = new OptionValue(s, socket.descriptor().fd());
            int result = value.get(option, question);
            if (result < 0) {
                throw ErrnoException.of("getsockopt", -result, option);
            }
            return option.shape().decode(value.bytes());
        } finally {
            s.give();
            socket.leave();
        }
    }

    static <T> int set(Socket socket, Option<T> option, T value) throws IOException {
        option.check(value);
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = new OptionValue(s, socket.descriptor().fd()).set(option, value);
            if (result < 0) {
                throw ErrnoException.of("setsockopt", -result, option);
            }
            return result;
        } finally {
            s.give();
            socket.leave();
        }
    }

    static byte[] getRaw(Socket socket, int level, int number, int size) throws IOException {
        if (size < 0) {
            throw new IllegalArgumentException("room of " + size + " bytes is not 0 or more");
        }
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            OptionValue value = new OptionValue(s, socket.descriptor().fd());
            int result = value.get(level, number, size);
            if (result < 0) {
                throw ErrnoException.of("getsockopt", -result, raw(level, number));
            }
            return value.bytes();
        } finally {
            s.give();
            socket.leave();
        }
    }

    static void setRaw(Socket socket, int level, int number, byte[] value) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = new OptionValue(s, socket.descriptor().fd()).set(level, number, value);
            if (result < 0) {
                throw ErrnoException.of("setsockopt", -result, raw(level, number));
            }
        } finally {
            s.give();
            socket.leave();
        }
    }

    private static Option<byte[]> raw(int level, int number) {
        return new Option<>("level " + level + " option " + number, level, number, Shape.BYTES);
    }
}
