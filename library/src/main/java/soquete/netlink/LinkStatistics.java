package soquete.netlink;

import java.nio.ByteBuffer;
import soquete.sys.RtnlLinkStats64;

/// Counters of an interface since it was made.
///
/// @param rxPackets  packets received
/// @param txPackets  packets sent
/// @param rxBytes    bytes received
/// @param txBytes    bytes sent
/// @param rxErrors   packets received broken
/// @param txErrors   packets not sent for an error
/// @param rxDropped  packets received and thrown away
/// @param txDropped  packets thrown away instead of sent
/// @param multicast  packets received for groups
/// @param collisions packets that met others on the wire
public record LinkStatistics(
        long rxPackets,
        long txPackets,
        long rxBytes,
        long txBytes,
        long rxErrors,
        long txErrors,
        long rxDropped,
        long txDropped,
        long multicast,
        long collisions) {
    static LinkStatistics of(NetlinkAttribute attribute) {
        ByteBuffer from = attribute.number(RtnlLinkStats64.COLLISIONS + Long.BYTES);
        return new LinkStatistics(
                from.getLong(RtnlLinkStats64.RX_PACKETS),
                from.getLong(RtnlLinkStats64.TX_PACKETS),
                from.getLong(RtnlLinkStats64.RX_BYTES),
                from.getLong(RtnlLinkStats64.TX_BYTES),
                from.getLong(RtnlLinkStats64.RX_ERRORS),
                from.getLong(RtnlLinkStats64.TX_ERRORS),
                from.getLong(RtnlLinkStats64.RX_DROPPED),
                from.getLong(RtnlLinkStats64.TX_DROPPED),
                from.getLong(RtnlLinkStats64.MULTICAST),
                from.getLong(RtnlLinkStats64.COLLISIONS));
    }
}
