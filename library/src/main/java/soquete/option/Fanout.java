package soquete.option;

import java.nio.ByteBuffer;

/// A group of packet sockets that share the packets, `PACKET_FANOUT`: `struct fanout_args`,
/// packet(7).
///
/// @param id         the group, 0 to 65535
/// @param type       how a socket is chosen: [#PACKET_FANOUT_HASH] and so on
/// @param flags      [#PACKET_FANOUT_FLAG_ROLLOVER] and so on
/// @param maxMembers the most sockets, 0 for the default of 256; since Linux 5.11
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
public record Fanout(int id, int type, int flags, int maxMembers) {
    /// By the hash of the flow.
    public static final int PACKET_FANOUT_HASH = 0;

    /// In turn.
    public static final int PACKET_FANOUT_LB = 1;

    /// By the processor that received.
    public static final int PACKET_FANOUT_CPU = 2;

    /// The next when one is full.
    public static final int PACKET_FANOUT_ROLLOVER = 3;

    /// At random.
    public static final int PACKET_FANOUT_RND = 4;

    /// By the queue of the device.
    public static final int PACKET_FANOUT_QM = 5;

    /// By a classic BPF program, `PACKET_FANOUT_DATA`.
    public static final int PACKET_FANOUT_CBPF = 6;

    /// By an eBPF program, `PACKET_FANOUT_DATA`.
    public static final int PACKET_FANOUT_EBPF = 7;

    /// When the chosen socket is full, another.
    public static final int PACKET_FANOUT_FLAG_ROLLOVER = 0x1000;

    /// The kernel chooses an id that is free.
    public static final int PACKET_FANOUT_FLAG_UNIQUEID = 0x2000;

    /// Put fragments together first.
    public static final int PACKET_FANOUT_FLAG_DEFRAG = 0x8000;

    private static final int TYPE_BITS = 0xff;
    private static final Struct FANOUT_ARGS = Struct.of("fanout_args", 8);
    private static final Struct.Field ID = FANOUT_ARGS.field("id", 0, 2);
    private static final Struct.Field TYPE_FLAGS = FANOUT_ARGS.field("type_flags", 2, 2);
    private static final Struct.Field MAX = FANOUT_ARGS.field("max_num_members", 4, 4);

    static final Shape<Fanout> SHAPE =
            Coded.bytes(
                    Fanout.class,
                    FANOUT_ARGS.size(),
                    Passing.VALUE,
                    Fanout::encode,
                    Fanout::decode);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if one is exceeded
    public Fanout {
        Range.check("the id of a fanout group", id, 0xffff);
        Range.check("the type of a fanout group", type, TYPE_BITS);
        Range.check("the flags of a fanout group", flags, 0xffff);
        if ((flags & TYPE_BITS) != 0) {
            throw new IllegalArgumentException(
                    "the flags 0x" + Integer.toHexString(flags) + " reach into the type");
        }
        Range.check("max_num_members", maxMembers, 1 << 16);
    }

    /// A group of a type.
    ///
    /// @param id   the group
    /// @param type how a socket is chosen
    /// @return the value
    public static Fanout of(int id, int type) {
        return new Fanout(id, type, 0, 0);
    }

    private byte[] encode() {
        ByteBuffer to = Struct.blank(maxMembers == 0 ? Integer.BYTES : FANOUT_ARGS.size());
        TYPE_FLAGS.put(ID.put(to, id), type | flags);
        return (maxMembers == 0 ? to : MAX.put(to, maxMembers)).array();
    }

    private static Fanout decode(byte[] bytes) {
        Struct.require(bytes, Integer.BYTES);
        ByteBuffer from = Struct.blank(FANOUT_ARGS.size());
        from.put(0, bytes, 0, Math.min(bytes.length, FANOUT_ARGS.size()));
        int both = TYPE_FLAGS.getInt(from);
        return new Fanout(
                ID.getInt(from), both & TYPE_BITS, both & ~TYPE_BITS & 0xffff, MAX.getInt(from));
    }
}
