package soquete;

import java.io.IOException;
import soquete.endpoint.Endpoint;
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
            return Sockaddr.answered(s);
        } finally {
            s.give();
            socket.leave();
        }
    }

    /// A stream's peer never changes, so what accept or connect said is still true when the
    /// connection is over and the kernel answers `ENOTCONN`.
    static Endpoint remote(Socket socket) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            Sockaddr.expect(s);
            int fd = socket.descriptor().fd();
            int result = Calls.getpeername(s, fd, s.sockaddr(), s.length());
            if (result >= 0) {
                return Sockaddr.answered(s);
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
