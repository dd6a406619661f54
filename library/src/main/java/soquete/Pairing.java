package soquete;

import java.io.IOException;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.sys.Constants;
import soquete.sys.PairCalls;
import soquete.sys.Scratch;

/// How pairs of sockets are made.
final class Pairing {
    private static final int FLAGS = Constants.SOCK_CLOEXEC | Constants.SOCK_NONBLOCK;

    private Pairing() {}

    static SocketPair pair(Family family, SocketType type, Protocol protocol) throws IOException {
        Scratch s = Scratch.take();
        try {
            int kind = type.number() | FLAGS;
            int result = PairCalls.socketpair(s, family.number(), kind, protocol.number());
            if (result < 0) {
                throw ErrnoException.of(
                        "socketpair", -result, family + " " + type + " " + protocol.name(family));
            }
            return new SocketPair(
                    Socket.paired(PairCalls.first(s), family, type, protocol),
                    Socket.paired(PairCalls.second(s), family, type, protocol));
        } finally {
            s.give();
        }
    }
}
