package soquete.bpf;

/// What the kernel knows about a packet beside its bytes: a load from an absolute offset of
/// [#SKF_AD_OFF] plus this number answers it.
///
/// An open set: a newer kernel may have more.
///
/// @param name   as bpf_asm(8) writes it
/// @param number the `SKF_AD_*` number
/// @see <a href="https://docs.kernel.org/networking/filter.html">Linux Socket Filtering</a>
public record Ancillary(String name, int number) {
    /// Where the ancillary data begins.
    public static final int SKF_AD_OFF = -0x1000;

    /// The protocol (EtherType) of the packet.
    public static final Ancillary SKF_AD_PROTOCOL = new Ancillary("proto", 0);

    /// The kind of packet, `PACKET_HOST` and so on.
    public static final Ancillary SKF_AD_PKTTYPE = new Ancillary("type", 4);

    /// The index of the interface.
    public static final Ancillary SKF_AD_IFINDEX = new Ancillary("ifidx", 8);

    /// The offset of the netlink attribute of type X, from A on; 0 if there is none.
    public static final Ancillary SKF_AD_NLATTR = new Ancillary("nla", 12);

    /// The same within the attribute at A.
    public static final Ancillary SKF_AD_NLATTR_NEST = new Ancillary("nlan", 16);

    /// The mark (`SO_MARK`).
    public static final Ancillary SKF_AD_MARK = new Ancillary("mark", 20);

    /// The queue of the device that the packet came by.
    public static final Ancillary SKF_AD_QUEUE = new Ancillary("queue", 24);

    /// The type of the hardware, `ARPHRD_*`.
    public static final Ancillary SKF_AD_HATYPE = new Ancillary("hatype", 28);

    /// The hash of the flow.
    public static final Ancillary SKF_AD_RXHASH = new Ancillary("rxhash", 32);

    /// The processor that runs the filter.
    public static final Ancillary SKF_AD_CPU = new Ancillary("cpu", 36);

    /// A exclusive or X, put into A.
    public static final Ancillary SKF_AD_ALU_XOR_X = new Ancillary("xor_x", 40);

    /// The VLAN tag.
    public static final Ancillary SKF_AD_VLAN_TAG = new Ancillary("vlan_tci", 44);

    /// Whether there is a VLAN tag.
    public static final Ancillary SKF_AD_VLAN_TAG_PRESENT = new Ancillary("vlan_avail", 48);

    /// Where the payload begins.
    public static final Ancillary SKF_AD_PAY_OFFSET = new Ancillary("poff", 52);

    /// 32 random bits; since Linux 3.16.
    public static final Ancillary SKF_AD_RANDOM = new Ancillary("rand", 56);

    /// The protocol of the VLAN tag; since Linux 4.1.
    public static final Ancillary SKF_AD_VLAN_TPID = new Ancillary("vlan_tpid", 60);

    private static final Ancillary[] ALL = {
        SKF_AD_PROTOCOL,
        SKF_AD_PKTTYPE,
        SKF_AD_IFINDEX,
        SKF_AD_NLATTR,
        SKF_AD_NLATTR_NEST,
        SKF_AD_MARK,
        SKF_AD_QUEUE,
        SKF_AD_HATYPE,
        SKF_AD_RXHASH,
        SKF_AD_CPU,
        SKF_AD_ALU_XOR_X,
        SKF_AD_VLAN_TAG,
        SKF_AD_VLAN_TAG_PRESENT,
        SKF_AD_PAY_OFFSET,
        SKF_AD_RANDOM,
        SKF_AD_VLAN_TPID
    };

    /// Whether an absolute load of this offset is one of the ancillary data.
    static boolean isOffset(int k) {
        return k >= SKF_AD_OFF && k < 0;
    }

    /// The known name of an ancillary offset, or an empty text.
    static String nameOf(int k) {
        for (Ancillary each : ALL) {
            if (k == SKF_AD_OFF + each.number) {
                return each.name;
            }
        }
        return "";
    }
}
