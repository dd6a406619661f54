package soquete.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import soquete.endpoint.UnixEndpoint;

/// The offers of one server.
final class HandoverOffers {
    private final Server server;
    private final List<HandoverOffer> offers = new ArrayList<>();
    private boolean ending;
    private volatile boolean sharedAtEnd;

    HandoverOffers(Server server) {
        this.server = server;
    }

    synchronized HandoverOffer open(UnixEndpoint control, HandoverTerms terms) throws IOException {
        if (ending) {
            throw new IllegalStateException("the server drains: it has nothing to hand over");
        }
        HandoverOffer offer = HandoverOffer.open(server, control, terms);
        offers.add(offer);
        offer.start();
        return offer;
    }

    /// The server drains. Who has the listeners by now may go on with them.
    synchronized void end() {
        ending = true;
        offers.forEach(HandoverOffer::serverEnds);
        sharedAtEnd = offers.stream().anyMatch(HandoverOffer::isHeld);
    }

    /// The server has ended: who is not ready yet has nobody to say it to.
    synchronized void over() {
        offers.forEach(HandoverOffer::serverIsOver);
    }

    /// Whether another process has the listeners of a server that drains, so that they and their
    /// files must stay as they are.
    boolean areShared() {
        return sharedAtEnd;
    }
}
