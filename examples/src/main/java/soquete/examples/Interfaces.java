package soquete.examples;

import java.io.IOException;
import java.util.List;
import soquete.netlink.InterfaceAddress;
import soquete.netlink.Link;
import soquete.netlink.NetlinkEvents;
import soquete.netlink.NetlinkOverrunException;
import soquete.netlink.RouteEvent;
import soquete.netlink.Rtnetlink;

/// Interfaces and addresses as `ip addr` shows them, and their changes as `ip monitor` does.
///
/// `Interfaces` prints them; `Interfaces watch` prints changes until it is stopped.
public final class Interfaces {
    private Interfaces() {}

    private static void list() throws IOException {
        try (Rtnetlink rtnetlink = Rtnetlink.open()) {
            List<InterfaceAddress> addresses = rtnetlink.addresses();
            for (Link link : rtnetlink.links()) {
                IO.println(
                        link.index()
                                + ": "
                                + link.name()
                                + " mtu "
                                + link.mtu()
                                + " "
                                + link.flags());
                link.address().ifPresent(hardware -> IO.println("    link " + hardware));
                for (InterfaceAddress address : addresses) {
                    if (address.device() == link.index()) {
                        IO.println("    " + address.prefix());
                    }
                }
            }
        }
    }

    private static void watch() throws IOException {
        // Subscribed first, listed second: nothing can be missed in between
        try (NetlinkEvents changes = Rtnetlink.changes()) {
            list();
            while (true) {
                try {
                    switch (RouteEvent.of(changes.next())) {
                        case RouteEvent.OfLink(Link link, boolean gone) ->
                                IO.println(
                                        (gone ? "gone " : "now ")
                                                + link.name()
                                                + " "
                                                + link.flags());
                        case RouteEvent.OfAddress(InterfaceAddress a, boolean gone) ->
                                IO.println((gone ? "gone " : "now ") + a.prefix());
                        case RouteEvent other -> {} // routes and neighbours
                    }
                } catch (NetlinkOverrunException e) {
                    IO.println("changes came faster than they were read: from the start");
                    list();
                }
            }
        }
    }

    /// Prints.
    ///
    /// @param args nothing, or `watch`
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("watch")) {
            watch();
        } else {
            list();
        }
    }
}
