package soquete.sys;

import soquete.message.FamilyControl.PacketAuxData;

/// `struct tpacket_auxdata` of `<linux/if_packet.h>`, packet(7).
@CStruct("tpacket_auxdata")
final class TpacketAuxdata {
    static final int SIZE = 20;
    static final int TP_STATUS = 0;
    static final int TP_LEN = 4;
    static final int TP_SNAPLEN = 8;
    static final int TP_MAC = 12;
    static final int TP_NET = 14;
    static final int TP_VLAN_TCI = 16;
    static final int TP_VLAN_TPID = 18;

    private TpacketAuxdata() {}

    static int encode(PacketAuxData from, long to) {
        Memory.putInt(to + TP_STATUS, from.status());
        Memory.putInt(to + TP_LEN, from.length());
        Memory.putInt(to + TP_SNAPLEN, from.captured());
        Memory.putShort(to + TP_MAC, (short) from.linkOffset());
        Memory.putShort(to + TP_NET, (short) from.networkOffset());
        Memory.putShort(to + TP_VLAN_TCI, (short) from.vlanTci());
        Memory.putShort(to + TP_VLAN_TPID, (short) from.vlanTpid());
        return SIZE;
    }

    static PacketAuxData decode(long from) {
        return new PacketAuxData(
                Memory.getInt(from + TP_STATUS),
                Memory.getInt(from + TP_LEN),
                Memory.getInt(from + TP_SNAPLEN),
                Memory.getShort(from + TP_MAC) & 0xffff,
                Memory.getShort(from + TP_NET) & 0xffff,
                Memory.getShort(from + TP_VLAN_TCI) & 0xffff,
                Memory.getShort(from + TP_VLAN_TPID) & 0xffff);
    }
}
