package soquete.server;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.endpoint.VsockEndpoint;
import soquete.option.SolSocket;

/// How many connections each peer has.
final class Peers {
    private final int most;
    private final ConcurrentHashMap<Peer, Integer> counts = new ConcurrentHashMap<>();

    Peers(int most) {
        this.most = most;
    }

    /// A peer: what its connections have in common.
    ///
    /// @param family of its endpoint
    /// @param number its address, the first half of it, its user, its machine
    /// @param rest   the second half of its address, where that is not its own choice alone
    record Peer(Family family, long number, long rest) {
        Peer(Family family, long number) {
            this(family, number, 0);
        }
    }

    /// Whose connection this is; null where that is not limited.
    @Nullable Peer of(Socket socket, Endpoint remote) throws IOException {
        if (most == Integer.MAX_VALUE) {
            return null;
        }
        if (remote instanceof UnixEndpoint) {
            return new Peer(Family.AF_UNIX, socket.get(SolSocket.SO_PEERCRED).uid());
        }
        return of(remote);
    }

    /// As [#of(Socket, Endpoint)], by the endpoint alone.
    @Nullable Peer of(Endpoint remote) {
        if (most == Integer.MAX_VALUE) {
            return null;
        }
        return switch (remote) {
            case Inet4Endpoint inet -> new Peer(Family.AF_INET, inet.address());
            case Inet6Endpoint inet when inet.isMapped() ->
                    new Peer(Family.AF_INET, inet.unmapped().address());
            case Inet6Endpoint inet when isLinkLocal(inet) ->
                    new Peer(Family.AF_INET6, inet.high(), inet.low());
            case Inet6Endpoint inet -> new Peer(Family.AF_INET6, inet.high());
            case VsockEndpoint vsock -> new Peer(Family.AF_VSOCK, vsock.cid());
            default -> null;
        };
    }

    /// `fe80::/10`: the neighbours of a link have the first half in common.
    private static boolean isLinkLocal(Inet6Endpoint inet) {
        return inet.high() >>> 54 == 0x3fa;
    }

    /// Counts a connection, unless the peer has as many as it may have.
    boolean enter(@Nullable Peer peer) {
        if (peer == null) {
            return true;
        }
        boolean[] entered = {false};
        counts.compute(
                peer,
                (_, count) -> {
                    int now = count == null ? 0 : count;
                    entered[0] = now < most;
                    return entered[0] ? now + 1 : now;
                });
        return entered[0];
    }

    /// Ends what [#enter] began.
    void leave(@Nullable Peer peer) {
        if (peer != null) {
            counts.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /// How many peers have connections.
    int size() {
        return counts.size();
    }
}
