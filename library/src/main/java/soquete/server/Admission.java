package soquete.server;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.proxy.ProxyHeader;

/// Who is let in, within the limits of a server, and who is there until its end.
final class Admission {
    private final Server server;
    private final Drain drain;
    private final Draining draining;
    private final Semaphore room;
    private final AcceptRate rate;
    private final Peers peers;
    private final AtomicLong ids = new AtomicLong();

    /// Those that have room.
    private final AtomicInteger open = new AtomicInteger();

    /// Those whose last event has not been told yet.
    private final Set<Serving> live = ConcurrentHashMap.newKeySet();

    Admission(Server server, Drain drain, Draining draining) {
        this.server = server;
        this.drain = drain;
        this.draining = draining;
        this.room = new Semaphore(server.settings().maxConnections(), true);
        this.rate = new AcceptRate(server.settings().acceptRate());
        this.peers = new Peers(server.settings().maxPerPeer());
    }

    /// To be acquired before a connection is accepted.
    Semaphore room() {
        return room;
    }

    /// To be asked before a connection is accepted.
    AcceptRate rate() {
        return rate;
    }

    /// How many have room.
    int count() {
        return open.get();
    }

    boolean isEmpty() {
        return live.isEmpty();
    }

    /// How many have not come to their end.
    int live() {
        return live.size();
    }

    void cutAll() {
        for (Serving serving : live) {
            if (serving.cutForDrain()) {
                drain.cut();
            }
        }
    }

    /// Takes over an accepted socket, and the room that was acquired for it. Never throws.
    void admit(Socket socket, Listener listener) {
        Serving serving = null;
        Peers.Peer peer = null;
        boolean entered = false;
        try {
            Endpoint remote = socket.remoteEndpoint();
            peer = server.settings().proxy().trusts(remote) ? null : peers.of(socket, remote);
            entered = peers.enter(peer);
            if (!entered) {
                refuse(socket, listener, Limit.PER_PEER);
            } else {
                Connection connection =
                        new Connection(
                                ids.incrementAndGet(),
                                listener,
                                socket,
                                remote,
                                socket.localEndpoint(),
                                draining);
                serving = server.settings().service().serve(server, connection, socket, peer);
                open.incrementAndGet();
                live.add(serving);
                server.tally().accepted.increment();
                serving.start();
                if (draining.hasBegun()) {
                    drain.queued();
                }
                return;
            }
        } catch (IOException gone) {
            server.ignored(listener, gone);
        } catch (Throwable t) { // no memory for the thread, no loop that runs
            Reports.log(System.Logger.Level.WARNING, "a server refuses a connection", t);
            if (serving != null && live.remove(serving)) {
                open.decrementAndGet();
                server.tally().ended.increment();
                server.tally().failed.increment();
            }
            refuse(socket, listener, Limit.MEMORY);
        }
        socket.close();
        if (entered) {
            peers.leave(peer);
        }
        room.release();
    }

    /// Counts a connection that a proxy forwards, by its client.
    ///
    /// @return who is to be left at the end
    Peers.@Nullable Peer enterAsClient(Connection connection) throws IOException {
        boolean told = connection.proxyHeader().orElse(null) instanceof ProxyHeader.Proxied;
        Endpoint remote = connection.remoteEndpoint();
        Peers.Peer peer = told ? peers.of(remote) : peers.of(connection.socket(), remote);
        if (!peers.enter(peer)) {
            throw new ProxyException(
                    remote + " has as many connections as one may have, through a proxy");
        }
        return peer;
    }

    /// Closes a socket that nobody serves.
    void refuse(Socket socket, Listener listener, Limit limit) {
        server.tally().refused.increment();
        try (socket) {
            server.tell(new ServerEvent.Refused(listener, socket.remoteEndpoint(), limit));
        } catch (IOException gone) {
            // nobody to name
        }
    }

    /// A connection is over.
    void ended(Serving serving) {
        Connection connection = serving.connection();
        draining.forget(connection);
        boolean cutByDrain = connection.cut().filter(CutReason.DRAIN::equals).isPresent();
        if (draining.hasBegun() && !cutByDrain) {
            drain.finished();
        }
        peers.leave(serving.peer());
        server.tally().ended.increment();
        open.decrementAndGet();
        room.release();
        server.tell(new ServerEvent.Ended(connection));
        live.remove(serving);
        if (draining.hasBegun()) {
            drain.signal();
        }
    }
}
