package soquete.sys;

/// `struct ifmap` of `<linux/if.h>`: hardware settings of a device of old.
@CStruct("ifmap")
public final class Ifmap {
    static final int SIZE = 24;
    static final int MEM_START = 0;
    static final int MEM_END = 8;
    static final int BASE_ADDR = 16;
    static final int IRQ = 18;
    static final int DMA = 19;
    static final int PORT = 20;

    private Ifmap() {}

    public static long memStart(long from) {
        return Memory.getLong(from + MEM_START);
    }

    public static long memEnd(long from) {
        return Memory.getLong(from + MEM_END);
    }

    public static int baseAddress(long from) {
        return Memory.getShort(from + BASE_ADDR) & 0xffff;
    }

    public static int irq(long from) {
        return Memory.getShort(from + IRQ) & 0xff;
    }

    public static int dma(long from) {
        return Memory.getShort(from + DMA) & 0xff;
    }

    public static int port(long from) {
        return Memory.getShort(from + PORT) & 0xff;
    }
}
