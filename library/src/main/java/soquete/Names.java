package soquete;

import java.io.IOException;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;

/// The endpoints of a socket, as the kernel knows them.
final class Names {
    private Names() {}

    static Endpoint local(Socket socket) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            Sockaddr.expect(s);
            int fd = socket.descriptor().fd();
            int result = Calls.getsockname(s, fd, s.sockaddr(), s.length());
            if (result < 0) {
                throw ErrnoException.of("getsockname", -result, null);
            }
            return Sockaddr.answeredOrUnnamed(s, socket.family().number());
        } finally {
            s.give();
            socket.leave();
        }
    }

    /// Who sent what came without an address: the peer of a connection; otherwise a socket without
    /// a name. What came must not be lost, so where the kernel does not know either it is unnamed.
    static Endpoint sender(Socket socket) throws IOException {
        if (!socket.type().equals(SocketType.SOCK_DGRAM)) {
            try {
                return remote(socket);
            } catch (ErrnoException e) {
                Endpoint known = socket.peer();
                return known != null ? known : Sockaddr.unnamed(socket.family().number());
            }
        }
        return Sockaddr.unnamed(socket.family().number());
    }

    /// A stream's peer never changes, so what accept or connect said is still true when the
    /// connection is over and the kernel answers `ENOTCONN`.
    static Endpoint remote(Socket socket) throws IOException {
        Endpoint told = socket.acceptedFrom();
        if (told != null && socket.isOpen()) {
            return told;
        }
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            Sockaddr.expect(s);
            int fd = socket.descriptor().fd();
            int result = Calls.getpeername(s, fd, s.sockaddr(), s.length());
            if (result >= 0) {
                return Sockaddr.answeredOrUnnamed(s, socket.family().number());
            }
            Endpoint known = socket.peer();
            boolean over = result == -Constants.ENOTCONN && !socket.type().keepsMessages();
            if (over && known != null) {
                return known;
            }
            throw ErrnoException.of("getpeername", -result, null);
        } finally {
            s.give();
            socket.leave();
        }
    }
}
