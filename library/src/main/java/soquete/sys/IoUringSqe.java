package soquete.sys;

/// `struct io_uring_sqe` of `<linux/io_uring.h>`: one submission, written as eight longs.
///
/// Most members are unions: what `ADDR2` or `LEN` mean, the operation says.
@CStruct("io_uring_sqe")
public final class IoUringSqe {
    public static final int SIZE = 64;
    static final int OPCODE = 0;
    static final int FLAGS = 1;
    static final int IOPRIO = 2;
    static final int FD = 4;
    static final int ADDR2 = 8;
    static final int ADDR = 16;
    static final int LEVEL = 16;
    static final int OPTNAME = 20;
    static final int LEN = 24;
    static final int MSG_FLAGS = 28;
    static final int USER_DATA = 32;
    static final int BUF_INDEX = 40;
    static final int FILE_INDEX = 44;
    static final int ADDR3 = 48;

    private IoUringSqe() {}

    /// Writes one element of the queue: the first half, and zeros.
    ///
    /// @param at        where it lies
    /// @param operation opcode, flags and ioprio, from [#operation]
    /// @param opFlags   the flags of the operation
    public static void encode(
            long at,
            int operation,
            int fd,
            long addr2,
            long addr,
            int len,
            int opFlags,
            long userData) {
        SharedMemory.putLong(at + OPCODE, (operation & 0xffff_ffffL) | ((long) fd << 32));
        SharedMemory.putLong(at + ADDR2, addr2);
        SharedMemory.putLong(at + ADDR, addr);
        SharedMemory.putLong(at + LEN, (len & 0xffff_ffffL) | ((long) opFlags << 32));
        SharedMemory.putLong(at + USER_DATA, userData);
        SharedMemory.putLong(at + BUF_INDEX, 0);
        SharedMemory.putLong(at + ADDR3, 0);
        SharedMemory.putLong(at + ADDR3 + Long.BYTES, 0);
    }

    /// The first four bytes.
    public static int operation(int opcode, int flags, int ioprio) {
        return opcode | (flags << (Byte.SIZE * FLAGS)) | (ioprio << (Byte.SIZE * IOPRIO));
    }

    /// The address of a command about an option.
    public static long option(int level, int name) {
        return (level & 0xffff_ffffL) | ((long) name << (Byte.SIZE * (OPTNAME - LEVEL)));
    }

    /// Adds what the first half does not have: a buffer or group, a place in the table of
    /// descriptors (or a length), and a third address.
    public static void extend(long at, int bufIndex, int fileIndex, long addr3) {
        SharedMemory.putLong(at + BUF_INDEX, (bufIndex & 0xffffL) | ((long) fileIndex << 32));
        SharedMemory.putLong(at + ADDR3, addr3);
    }
}
