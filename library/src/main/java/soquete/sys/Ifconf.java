package soquete.sys;

/// `struct ifconf` of `<linux/if.h>`: room for an array of [Ifreq].
@CStruct("ifconf")
public final class Ifconf {
    static final int SIZE = 16;
    static final int IFC_LEN = 0;
    static final int IFC_BUF = 8;

    private Ifconf() {}

    /// Writes where the array is; the address may be 0, to be told the length it needs.
    public static void encode(long to, long array, int bytes) {
        Memory.putInt(to + IFC_LEN, bytes);
        Memory.putLong(to + IFC_BUF, array);
    }

    /// The bytes of the array that the kernel filled.
    public static int length(long from) {
        return Memory.getInt(from + IFC_LEN);
    }
}
