package soquete.sys;

import java.util.Map;

/// `struct ifinfomsg` of `<linux/rtnetlink.h>`: the head of a message about an interface.
@CStruct("ifinfomsg")
public final class Ifinfomsg {
    public static final int SIZE = 16;
    public static final int IFI_TYPE = 2;
    public static final int IFI_INDEX = 4;
    public static final int IFI_FLAGS = 8;
    public static final int IFI_CHANGE = 12;

    private Ifinfomsg() {}

    /// Puts the index and name of a message between two addresses into a map.
    static void name(long from, long end, Map<Integer, String> into) {
        long at = from + SIZE;
        while (end - at >= Nlattr.SIZE) {
            int length = Memory.getShort(at + Nlattr.NLA_LEN) & 0xffff;
            if (length < Nlattr.SIZE || length > end - at) {
                return;
            }
            if (Memory.getShort(at + Nlattr.NLA_TYPE) == NetlinkConstants.IFLA_IFNAME) {
                into.put(Memory.getInt(from + IFI_INDEX), Memory.string(at + Nlattr.SIZE));
                return;
            }
            at += (length + 3) & -4;
        }
    }
}
