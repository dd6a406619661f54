package soquete.sys;

/// Constants of packet(7) and of mappings, by their C names.
@CConstants
public final class PacketConstants {
    public static final int ETH_P_ALL = 3;
    public static final int PACKET_ADD_MEMBERSHIP = 1;
    public static final int PACKET_FANOUT = 18;
    public static final int PACKET_IGNORE_OUTGOING = 23;
    public static final int PACKET_MR_PROMISC = 1;
    public static final int PACKET_RX_RING = 5;
    public static final int PACKET_STATISTICS = 6;
    public static final int PACKET_VERSION = 10;
    public static final int SOL_PACKET = 263;
    public static final int SOL_SOCKET = 1;
    public static final int SO_ATTACH_FILTER = 26;
    public static final int TPACKET_V3 = 2;
    public static final int TP_STATUS_KERNEL = 0;
    public static final int TP_STATUS_USER = 1;
    public static final int TP_STATUS_VLAN_TPID_VALID = 64;
    public static final int TP_STATUS_VLAN_VALID = 16;

    static final int MAP_SHARED = 1;
    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;

    private PacketConstants() {}
}
