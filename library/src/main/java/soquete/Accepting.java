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
    /// (`ECONNABORTED`) is passed over: there is nothing that a caller could do about it. AF_ALG
    /// has no peers, and would answer so for ever when asked for one.
    static Socket accept(Socket listener) throws IOException {
        Descriptor descriptor = listener.descriptor();
        boolean named = listener.family().number() != Constants.AF_ALG;
        descriptor.enter();
        try {
            long deadline = listener.deadline(0);
            while (true) {
                int ticket = descriptor.ticket(Direction.READ);
                Scratch s = Scratch.take();
                int result;
                try {
                    Sockaddr.expect(s);
                    long address = named ? s.sockaddr() : 0;
                    long lengthAt = named ? s.length() : 0;
                    result = Calls.accept4Now(s, descriptor.fd(), address, lengthAt, FLAGS);
                    if (result >= 0) {
                        int family = listener.family().number();
                        Endpoint peer = named ? Sockaddr.answeredOrUnnamed(s, family) : null;
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
