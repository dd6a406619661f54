package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import soquete.endpoint.InetEndpoint;

/// Which sources of a joined group are heard: `struct group_filter` of `MCAST_MSFILTER`, the same
/// for
/// IPv4 and IPv6. Ports do not count.
///
/// To read it, ask with the group and the interface ([#question]): `socket.get(option, question)`.
///
/// @param group          the group
/// @param interfaceIndex the interface on which it was joined
/// @param mode           [#MCAST_INCLUDE]: these sources alone; [#MCAST_EXCLUDE]: all but these
/// @param sources        the sources, of the family of the group
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3678#section-5.2.2">RFC 3678, 5.2.2</a>
public record MulticastFilter(
        InetEndpoint group, int interfaceIndex, int mode, List<InetEndpoint> sources) {
    /// All sources but those of the list.
    public static final int MCAST_EXCLUDE = 0;

    /// The sources of the list alone.
    public static final int MCAST_INCLUDE = 1;

    private static final int HEAD = 144;
    private static final int ROOM = 128;

    private static final Struct GROUP_FILTER = Struct.growing("group_filter", HEAD);
    private static final Struct.Field INTERFACE = GROUP_FILTER.field("gf_interface", 0, 4);
    private static final Struct.Field GROUP = GROUP_FILTER.field("gf_group", 8, 128);
    private static final Struct.Field MODE = GROUP_FILTER.field("gf_fmode", 136, 4);
    private static final Struct.Field COUNT = GROUP_FILTER.field("gf_numsrc", 140, 4);

    static final Shape<MulticastFilter> SHAPE =
            Coded.bytes(
                            MulticastFilter.class,
                            HEAD,
                            Passing.VALUE,
                            MulticastFilter::encode,
                            MulticastFilter::decode)
                    .asking(MulticastFilter::ask);

    /// Checks the parts and copies the list.
    ///
    /// @throws IllegalArgumentException if the group is no multicast address or a source is of
    ///     another
    ///     family
    public MulticastFilter {
        if (!MulticastMembership.isMulticast(group)) {
            throw new IllegalArgumentException(group.host() + " is no multicast address");
        }
        sources = List.copyOf(sources);
        for (InetEndpoint source : sources) {
            if (!source.family().equals(group.family())) {
                throw new IllegalArgumentException(
                        "the source "
                                + source.host()
                                + " is of another family than the group "
                                + group.host());
            }
        }
    }

    /// A question about a group.
    ///
    /// @param group          the group
    /// @param interfaceIndex the interface on which it was joined
    /// @return a filter that is empty
    public static MulticastFilter question(InetEndpoint group, int interfaceIndex) {
        return new MulticastFilter(group, interfaceIndex, MCAST_EXCLUDE, List.of());
    }

    private byte[] encode() {
        return encode(sources.size(), sources.size());
    }

    private byte[] ask() {
        return encode(0, ROOM);
    }

    private byte[] encode(int filled, int room) {
        ByteBuffer to =
                ByteBuffer.allocate(HEAD + room * InetBytes.storageSize())
                        .order(ByteOrder.nativeOrder());
        INTERFACE.put(to, interfaceIndex);
        InetBytes.put(to, GROUP.offset(), group);
        MODE.put(to, mode);
        COUNT.put(to, room);
        for (int i = 0; i < filled; i++) {
            InetBytes.put(to, HEAD + i * InetBytes.storageSize(), sources.get(i));
        }
        return to.array();
    }

    private static MulticastFilter decode(byte[] bytes) {
        ByteBuffer from = GROUP_FILTER.wrap(bytes);
        int there = (bytes.length - HEAD) / InetBytes.storageSize();
        List<InetEndpoint> sources = new ArrayList<>();
        for (int i = 0; i < Math.min(COUNT.get(from), there); i++) {
            sources.add(InetBytes.inet(from, HEAD + i * InetBytes.storageSize()));
        }
        return new MulticastFilter(
                InetBytes.inet(from, GROUP.offset()),
                INTERFACE.getInt(from),
                MODE.getInt(from),
                sources);
    }
}
