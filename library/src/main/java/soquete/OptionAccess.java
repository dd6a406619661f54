package soquete;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.option.Option;
import soquete.sys.OptionValue;
import soquete.sys.Scratch;

/// How sockets read and set options.
final class OptionAccess {
    private OptionAccess() {}

    static <T> T get(Socket socket, Option<T> option) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = OptionValue.get(s, socket.descriptor().fd(), option);
            if (result < 0) {
                throw ErrnoException.of("getsockopt", -result, option);
            }
            return OptionValue.decode(s, option);
        } finally {
            s.give();
            socket.leave();
        }
    }

    static <T> void set(Socket socket, Option<T> option, T value) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = OptionValue.set(s, socket.descriptor().fd(), option, value);
            if (result < 0) {
                throw ErrnoException.of("setsockopt", -result, option);
            }
        } finally {
            s.give();
            socket.leave();
        }
    }
}
