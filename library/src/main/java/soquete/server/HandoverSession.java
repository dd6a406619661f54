package soquete.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import soquete.Socket;
import soquete.option.PeerCredentials;
import soquete.option.SolSocket;

/// The conversation with one successor, at the predecessor's end, on its thread.
final class HandoverSession implements Runnable {
    private final HandoverOffer offer;
    private final Socket successor;
    private volatile boolean holds;
    private volatile boolean refused;

    HandoverSession(HandoverOffer offer, Socket successor) {
        this.offer = offer;
        this.successor = successor;
    }

    @Override
    public void run() {
        try (successor) {
            talk();
        } catch (ClosedChannelException ended) {
            // by the server, which knows
        } catch (Throwable t) {
            offer.failed(t);
        } finally {
            offer.remove(this);
        }
    }

    private void talk() throws IOException {
        HandoverTerms terms = offer.terms();
        successor.timeout(terms.step());
        PeerCredentials who = successor.get(SolSocket.SO_PEERCRED);
        HandoverMessage hello = HandoverMessage.receiveOn(successor);
        if (hello instanceof HandoverMessage.Gone) {
            return; // somebody looks whether this server lives
        }
        if (!terms.trusted().test(who)) {
            throw refusal("the process " + who.pid() + " of user " + who.uid() + " is not trusted");
        }
        if (!(hello instanceof HandoverMessage.Hello(int version))
                || version < HandoverMessage.VERSION) {
            throw refusal("this server speaks version " + HandoverMessage.VERSION);
        }
        if (!offer.hold(this)) {
            throw refusal(offer.why());
        }
        give();
        awaitReady(terms, who);
    }

    private void give() throws IOException {
        List<Listener> listeners = offer.listeners();
        if (listeners.size() > HandoverMessage.MAX_LISTENERS) {
            throw refusal(
                    "the server has " + listeners.size() + " listeners, more than can be given");
        }
        new HandoverMessage.Offer(HandoverMessage.VERSION, listeners.size()).sendOn(successor);
        for (Listener listener : listeners) {
            HandoverMessage.give(successor, listener);
        }
    }

    private void awaitReady(HandoverTerms terms, PeerCredentials who) throws IOException {
        successor.timeout(terms.readiness());
        HandoverMessage answer;
        try {
            answer = HandoverMessage.receiveOn(successor);
        } catch (SocketTimeoutException late) {
            throw refusal("the successor was not ready within " + terms.readiness());
        }
        successor.timeout(terms.step());
        switch (answer) {
            case HandoverMessage.Gone _ ->
                    throw new HandoverException(
                            "the successor, process " + who.pid() + ", ended before it was ready");
            case HandoverMessage.Ready _ -> {
                if (refused || !offer.taken(who)) {
                    throw refusal(offer.why());
                }
                new HandoverMessage.Leaving().sendOn(successor);
            }
            default -> throw refusal("the successor says " + answer);
        }
    }

    private HandoverException refusal(String why) throws IOException {
        HandoverException refusal = new HandoverException(why);
        try {
            new HandoverMessage.Refused(why).sendOn(successor);
        } catch (IOException gone) {
            refusal.addSuppressed(gone);
        }
        return refusal;
    }

    void close() {
        successor.close();
    }

    void hold() {
        holds = true;
    }

    boolean holds() {
        return holds;
    }

    /// The offer has ended. Who holds the listeners is refused when it is ready, if the server goes
    /// on, and left alone if not.
    void end(boolean serverGoesOn) {
        refused = serverGoesOn;
        if (!holds) {
            successor.close();
        }
    }
}
