package soquete.netdevice;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.Ifreq;
import soquete.sys.InterfaceNames;
import soquete.sys.Scratch;

/// One question of netdevice(7), or one change.
final class DeviceRequest {
    private DeviceRequest() {}

    static <T> T ask(String name, int request, String title, Function<Long, T> answer)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            Ifreq.encode(s.data(), name);
            check(InterfaceNames.ask(s, request), title, name);
            return answer.apply(s.data());
        } finally {
            s.give();
        }
    }

    /// As [#ask], and null where the kernel says `absent`.
    static <T> @Nullable T askIf(
            String name, int request, String title, int absent, Function<Long, T> answer)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            Ifreq.encode(s.data(), name);
            int result = InterfaceNames.ask(s, request);
            if (result == -absent) {
                return null;
            }
            check(result, title, name);
            return answer.apply(s.data());
        } finally {
            s.give();
        }
    }

    static void tell(String name, int request, String title, Consumer<Long> value)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            Ifreq.encode(s.data(), name);
            value.accept(s.data());
            check(InterfaceNames.ask(s, request), title, name);
        } finally {
            s.give();
        }
    }

    static void check(int result, String title, String name) throws ErrnoException {
        if (result < 0) {
            throw ErrnoException.of("ioctl", -result, title + " " + name);
        }
    }
}
