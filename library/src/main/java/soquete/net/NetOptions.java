package soquete.net;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.option.Linger;
import soquete.option.Option;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.option.SolTcp;

/// The options of `java.net` on sockets of any family.
///
/// TCP and IP options mean nothing to a Unix or vsock socket, yet libraries set them without asking
/// on every socket: there, setting does nothing, `TCP_NODELAY` reads true (nothing is held back),
/// and the traffic class 0.
final class NetOptions {
    private static final Set<SocketOption<?>> OF_ALL =
            Set.of(
                    StandardSocketOptions.SO_KEEPALIVE,
                    StandardSocketOptions.SO_LINGER,
                    StandardSocketOptions.SO_RCVBUF,
                    StandardSocketOptions.SO_REUSEADDR,
                    StandardSocketOptions.SO_REUSEPORT,
                    StandardSocketOptions.SO_SNDBUF,
                    StandardSocketOptions.TCP_NODELAY,
                    StandardSocketOptions.IP_TOS);
    private static final Set<SocketOption<?>> OF_SERVERS =
            Set.of(
                    StandardSocketOptions.SO_RCVBUF,
                    StandardSocketOptions.SO_REUSEADDR,
                    StandardSocketOptions.SO_REUSEPORT);

    private NetOptions() {}

    static Set<SocketOption<?>> supported(boolean server) {
        return server ? OF_SERVERS : OF_ALL;
    }

    /// Sets an option of `java.net`, or one of Soquete's own.
    @SuppressWarnings("unchecked") // an option's value has its type
    static <T> void set(Socket socket, SocketOption<T> option, @Nullable T value)
            throws IOException {
        if (value == null) {
            throw new IllegalArgumentException("the value for " + option.name() + " is null");
        }
        if (option instanceof Option<?> own) {
            socket.set((Option<T>) own, value);
        } else if (option.equals(StandardSocketOptions.TCP_NODELAY)) {
            setNoDelay(socket, (Boolean) value);
        } else if (option.equals(StandardSocketOptions.IP_TOS)) {
            setTrafficClass(socket, (Integer) value);
        } else if (option.equals(StandardSocketOptions.SO_LINGER)) {
            setLinger(socket, (Integer) value);
        } else if (option.equals(StandardSocketOptions.SO_RCVBUF)) {
            socket.set(SolSocket.SO_RCVBUF, size((Integer) value));
        } else if (option.equals(StandardSocketOptions.SO_SNDBUF)) {
            socket.set(SolSocket.SO_SNDBUF, size((Integer) value));
        } else {
            socket.set(flag(option), (Boolean) value);
        }
    }

    /// Reads an option of `java.net`, or one of Soquete's own.
    static <T> T get(Socket socket, SocketOption<T> option) throws IOException {
        if (option instanceof Option<?> own) {
            return option.type().cast(socket.get(own));
        }
        Object value;
        if (option.equals(StandardSocketOptions.TCP_NODELAY)) {
            value = noDelay(socket);
        } else if (option.equals(StandardSocketOptions.IP_TOS)) {
            value = trafficClass(socket);
        } else if (option.equals(StandardSocketOptions.SO_LINGER)) {
            value = linger(socket);
        } else if (option.equals(StandardSocketOptions.SO_RCVBUF)) {
            value = asked(socket, SolSocket.SO_RCVBUF);
        } else if (option.equals(StandardSocketOptions.SO_SNDBUF)) {
            value = asked(socket, SolSocket.SO_SNDBUF);
        } else {
            value = socket.get(flag(option));
        }
        return option.type().cast(value);
    }

    private static Option<Boolean> flag(SocketOption<?> option) {
        if (option.equals(StandardSocketOptions.SO_KEEPALIVE)) {
            return SolSocket.SO_KEEPALIVE;
        }
        if (option.equals(StandardSocketOptions.SO_REUSEADDR)) {
            return SolSocket.SO_REUSEADDR;
        }
        if (option.equals(StandardSocketOptions.SO_REUSEPORT)) {
            return SolSocket.SO_REUSEPORT;
        }
        throw new UnsupportedOperationException(
                option.name() + " is not supported: give a soquete.option.Option instead");
    }

    static void setNoDelay(Socket socket, boolean on) throws IOException {
        if (isInet(socket)) {
            socket.set(SolTcp.TCP_NODELAY, on);
        }
    }

    static boolean noDelay(Socket socket) throws IOException {
        return !isInet(socket) || socket.get(SolTcp.TCP_NODELAY);
    }

    static void setTrafficClass(Socket socket, int bits) throws IOException {
        if (bits < 0 || bits > 0xff) {
            throw new IllegalArgumentException("the traffic class " + bits + " is not in 0 to 255");
        }
        if (isInet(socket)) {
            socket.set(isInet6(socket) ? SolIpv6.IPV6_TCLASS : SolIp.IP_TOS, bits);
        }
    }

    static int trafficClass(Socket socket) throws IOException {
        return isInet(socket)
                ? socket.get(isInet6(socket) ? SolIpv6.IPV6_TCLASS : SolIp.IP_TOS)
                : 0;
    }

    /// @param seconds negative for off
    static void setLinger(Socket socket, int seconds) throws IOException {
        Linger value = seconds < 0 ? Linger.OFF : new Linger(true, Math.min(seconds, 0xffff));
        socket.set(SolSocket.SO_LINGER, value);
    }

    static int linger(Socket socket) throws IOException {
        Linger value = socket.get(SolSocket.SO_LINGER);
        return value.on() ? value.seconds() : -1;
    }

    /// What `java.net` answers: the size that was asked for, half of what the kernel stores.
    static int asked(Socket socket, Option<Integer> option) throws IOException {
        return socket.get(option) / 2;
    }

    static int size(int bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(
                    "a buffer of " + bytes + " bytes: the size must be positive");
        }
        return bytes;
    }

    private static boolean isInet(Socket socket) {
        return socket.family().equals(Family.AF_INET) || isInet6(socket);
    }

    private static boolean isInet6(Socket socket) {
        return socket.family().equals(Family.AF_INET6);
    }
}
