package soquete.netlink;

import static soquete.sys.NetlinkConstants.*;

/// A change of the network, as rtnetlink(7) tells it.
public sealed interface RouteEvent {
    /// An interface came, changed or went.
    ///
    /// @param link as it is now, or was
    /// @param gone whether it went
    record OfLink(Link link, boolean gone) implements RouteEvent {}

    /// An address came, changed or went.
    ///
    /// @param address as it is now, or was
    /// @param gone    whether it went
    record OfAddress(InterfaceAddress address, boolean gone) implements RouteEvent {}

    /// A route came, changed or went.
    ///
    /// @param route as it is now, or was
    /// @param gone  whether it went
    record OfRoute(Route route, boolean gone) implements RouteEvent {}

    /// A neighbour came, changed or went.
    ///
    /// @param neighbour as it is now, or was
    /// @param gone      whether it went
    record OfNeighbour(Neighbour neighbour, boolean gone) implements RouteEvent {}

    /// Something else.
    ///
    /// @param message as it came
    record Other(NetlinkMessage message) implements RouteEvent {}

    /// Reads a message of the protocol `NETLINK_ROUTE`.
    ///
    /// @param message from the kernel
    /// @return what it says
    /// @throws IllegalArgumentException if something in it is too short
    static RouteEvent of(NetlinkMessage message) {
        int type = message.type();
        return switch (type) {
            case RTM_NEWLINK, RTM_DELLINK -> new OfLink(Link.of(message), type == RTM_DELLINK);
            case RTM_NEWADDR, RTM_DELADDR ->
                    new OfAddress(InterfaceAddress.of(message), type == RTM_DELADDR);
            case RTM_NEWROUTE, RTM_DELROUTE -> new OfRoute(Route.of(message), type == RTM_DELROUTE);
            case RTM_NEWNEIGH, RTM_DELNEIGH ->
                    new OfNeighbour(Neighbour.of(message), type == RTM_DELNEIGH);
            default -> new Other(message);
        };
    }
}
