package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import soquete.endpoint.Inet4Endpoint;

/// Which sources of a joined group of IPv4 are heard: `struct ip_msfilter` of `IP_MSFILTER`. Ports
/// do
/// not count. [MulticastFilter] is the same for both families.
///
/// To read it, ask with the group and the interface: `socket.get(option, question)`.
///
/// @param group            the group
/// @param interfaceAddress a local address of the interface on which it was joined
/// @param mode             [MulticastFilter#MCAST_INCLUDE] or [MulticastFilter#MCAST_EXCLUDE]
/// @param sources          the sources
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3678#section-4.2">RFC 3678, 4.2</a>
public record IpMsfilter(
        Inet4Endpoint group,
        Inet4Endpoint interfaceAddress,
        int mode,
        List<Inet4Endpoint> sources) {
    private static final int HEAD = 16;
    private static final int ROOM = 128;

    private static final Struct IP_MSFILTER = Struct.growing("ip_msfilter", HEAD);
    private static final Struct.Field GROUP = IP_MSFILTER.field("imsf_multiaddr", 0, 4);
    private static final Struct.Field INTERFACE = IP_MSFILTER.field("imsf_interface", 4, 4);
    private static final Struct.Field MODE = IP_MSFILTER.field("imsf_fmode", 8, 4);
    private static final Struct.Field COUNT = IP_MSFILTER.field("imsf_numsrc", 12, 4);

    static final Shape<IpMsfilter> SHAPE =
            Coded.bytes(
                            IpMsfilter.class,
                            HEAD,
                            Passing.VALUE,
                            IpMsfilter::encode,
                            IpMsfilter::decode)
                    .asking(IpMsfilter::ask);

    /// Copies the list.
    public IpMsfilter {
        sources = List.copyOf(sources);
    }

    private byte[] encode() {
        return encode(sources.size(), sources.size());
    }

    private byte[] ask() {
        return encode(0, ROOM);
    }

    private byte[] encode(int filled, int room) {
        ByteBuffer to =
                ByteBuffer.allocate(HEAD + room * Integer.BYTES).order(ByteOrder.nativeOrder());
        GROUP.putNet(to, group.address());
        INTERFACE.putNet(to, interfaceAddress.address());
        MODE.put(to, mode);
        COUNT.put(to, room);
        for (int i = 0; i < filled; i++) {
            to.putInt(HEAD + i * Integer.BYTES, Integer.reverseBytes(sources.get(i).address()));
        }
        return to.array();
    }

    private static IpMsfilter decode(byte[] bytes) {
        ByteBuffer from = IP_MSFILTER.wrap(bytes);
        int there = (bytes.length - HEAD) / Integer.BYTES;
        List<Inet4Endpoint> sources = new ArrayList<>();
        for (int i = 0; i < Math.min(COUNT.get(from), there); i++) {
            int source = Integer.reverseBytes(from.getInt(HEAD + i * Integer.BYTES));
            sources.add(new Inet4Endpoint(source, 0));
        }
        return new IpMsfilter(
                new Inet4Endpoint(GROUP.getNet(from), 0),
                new Inet4Endpoint(INTERFACE.getNet(from), 0),
                MODE.getInt(from),
                sources);
    }
}
