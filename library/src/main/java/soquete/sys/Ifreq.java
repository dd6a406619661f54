package soquete.sys;

import java.nio.charset.StandardCharsets;

/// `struct ifreq` of `<linux/if.h>`, netdevice(7): a name, and a union of what is asked or told.
@CStruct("ifreq")
public final class Ifreq {
    /// Bytes of one.
    public static final int SIZE = 40;

    static final int IFR_NAME = 0;
    static final int IFR_ADDR = 16;
    static final int IFR_FLAGS = 16;
    static final int IFR_IFINDEX = 16;
    static final int IFR_NEWNAME = 16;

    private Ifreq() {}

    /// Writes the name, and zeros behind it.
    public static void encode(long to, String name) {
        clear(to);
        putName(to + IFR_NAME, name);
    }

    /// Writes an index, and zeros elsewhere.
    public static void encodeIndex(long to, int index) {
        clear(to);
        Memory.putInt(to + IFR_IFINDEX, index);
    }

    /// Writes what `ifr_newname` is.
    public static void encodeNewName(long to, String name) {
        putName(to + IFR_NEWNAME, name);
    }

    /// The name.
    public static String name(long from) {
        return Memory.string(from + IFR_NAME);
    }

    /// `ifr_ifindex`, `ifr_mtu`, `ifr_metric` or `ifr_qlen`, which lie in one place.
    public static int value(long from) {
        return Memory.getInt(from + IFR_IFINDEX);
    }

    /// Writes `ifr_mtu` or `ifr_qlen`.
    public static void encodeValue(long to, int value) {
        Memory.putInt(to + IFR_IFINDEX, value);
    }

    /// `ifr_flags`, of which there are 16.
    public static int flags(long from) {
        return Memory.getShort(from + IFR_FLAGS) & 0xffff;
    }

    /// Writes `ifr_flags`.
    public static void encodeFlags(long to, int flags) {
        Memory.putShort(to + IFR_FLAGS, (short) flags);
    }

    /// Where the address lies: a `struct sockaddr` of 16 bytes.
    public static long address(long request) {
        return request + IFR_ADDR;
    }

    private static void clear(long to) {
        for (int at = 0; at < SIZE; at += Long.BYTES) {
            Memory.putLong(to + at, 0);
        }
    }

    private static void putName(long to, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        Memory.copy(bytes, 0, to, bytes.length);
    }
}
