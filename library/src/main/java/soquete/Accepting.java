package soquete;

import java.io.IOException;
import soquete.endpoint.Endpoint;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;
import soquete.wait.Descriptor;
import soquete.wait.Direction;

/// How sockets accept.
final class Accepting {
    private static final int FLAGS = Constants.SOCK_CLOEXEC | Constants.SOCK_NONBLOCK;

    private Accepting() {}

    /// Takes the next connection. One that was given up before it could be taken
    /// (`ECONNABORTED`) is passed over: there is nothing that a caller could do about it.
    static Socket accept(Socket listener) throws IOException {
        Descriptor descriptor = listener.descriptor();
        descriptor.enter();
        try {
            long deadline = listener.deadline(0);
            while (true) {
                int ticket = descriptor.ticket(Direction.READ);
                Scratch s = Scratch.take();
                int result;
                try {
                    Sockaddr.expect(s);
                    result = Calls.accept4Now(s, descriptor.fd(), s.sockaddr(), s.length(), FLAGS);
                    if (result >= 0) {
                        int family = listener.family().number();
                        Endpoint peer = Sockaddr.answeredOrUnnamed(s, family);
                        return Socket.accepted(result, listener, peer);
                    }
                } finally {
                    s.give();
                }
                if (result != -Constants.ECONNABORTED) {
                    Attempt.again(
                            descriptor,
                            result,
                            "accept",
                            listener.peer(),
                            Direction.READ,
                            ticket,
                            deadline);
                }
            }
        } finally {
            listener.leave();
        }
    }
}
