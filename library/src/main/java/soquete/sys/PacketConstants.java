package soquete.sys;

/// Constants of the rings of packet(7) and of mappings, by their C names.
@CConstants
public final class PacketConstants {
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
