package soquete;

import soquete.endpoint.Family;
import soquete.option.MulticastMembership;

/// Which of the two levels a membership belongs to.
final class Multicast {
    private Multicast() {}

    static boolean isInet4(MulticastMembership membership) {
        return membership.group().family().equals(Family.AF_INET);
    }
}
