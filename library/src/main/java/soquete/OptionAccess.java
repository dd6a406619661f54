package soquete;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.option.Option;
import soquete.option.Shape;
import soquete.sys.Calls;
import soquete.sys.Memory;
import soquete.sys.Scratch;

/// How sockets read and set options.
final class OptionAccess {
    private OptionAccess() {}

    static <T> T get(Socket socket, Option<T> option) throws IOException {
        Shape<T> shape = option.shape();
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            Memory.putInt(s.length(), shape.size());
            int result =
                    Calls.getsockopt(
                            s,
                            socket.descriptor().fd(),
                            option.level(),
                            option.number(),
                            s.data(),
                            s.length());
            if (result < 0) {
                throw ErrnoException.of("getsockopt", -result, option);
            }
            byte[] value = new byte[Math.min(Memory.getInt(s.length()), shape.size())];
            Memory.copy(s.data(), value, 0, value.length);
            return shape.decode(value);
        } finally {
            s.give();
            socket.leave();
        }
    }

    static <T> void set(Socket socket, Option<T> option, T value) throws IOException {
        byte[] bytes = option.shape().encode(value);
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            Memory.copy(bytes, 0, s.data(), bytes.length);
            int result =
                    Calls.setsockopt(
                            s,
                            socket.descriptor().fd(),
                            option.level(),
                            option.number(),
                            s.data(),
                            bytes.length);
            if (result < 0) {
                throw ErrnoException.of("setsockopt", -result, option);
            }
        } finally {
            s.give();
            socket.leave();
        }
    }
}
