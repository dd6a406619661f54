package soquete.sys;

import java.lang.foreign.Arena;

/// What io_uring_register(2) registers: descriptors, memory, an eventfd, busy polling. As
/// [UringCalls].
public final class RegistrationCalls {
    private RegistrationCalls() {}

    /// An empty table of descriptors.
    public static int table(Scratch s, int ring, int count) {
        long at = s.data();
        Memory.clear(at, IoUringRsrcRegister.SIZE);
        Memory.putInt(at + IoUringRsrcRegister.NR, count);
        Memory.putInt(at + IoUringRsrcRegister.FLAGS, UringConstants.IORING_RSRC_REGISTER_SPARSE);
        int operation = UringConstants.IORING_REGISTER_FILES2;
        return UringCalls.register(s, ring, operation, at, IoUringRsrcRegister.SIZE);
    }

    public static int update(Scratch s, int ring, int place, int fd) {
        long at = s.data();
        long value = at + IoUringRsrcUpdate.SIZE;
        Memory.clear(at, IoUringRsrcUpdate.SIZE);
        Memory.putInt(at + IoUringRsrcUpdate.OFFSET, place);
        Memory.putLong(at + IoUringRsrcUpdate.DATA, value);
        Memory.putInt(value, fd);
        return UringCalls.register(s, ring, UringConstants.IORING_REGISTER_FILES_UPDATE, at, 1);
    }

    /// The places that the kernel may choose.
    public static int range(Scratch s, int ring, int first, int count) {
        long at = s.data();
        Memory.clear(at, IoUringFileIndexRange.SIZE);
        Memory.putInt(at + IoUringFileIndexRange.OFF, first);
        Memory.putInt(at + IoUringFileIndexRange.LEN, count);
        return UringCalls.register(s, ring, UringConstants.IORING_REGISTER_FILE_ALLOC_RANGE, at, 0);
    }

    public static int endTable(Scratch s, int ring) {
        return UringCalls.register(s, ring, UringConstants.IORING_UNREGISTER_FILES, 0, 0);
    }

    public static int buffers(Scratch s, int ring, long[] addresses, long[] sizes) {
        try (Arena arena = Arena.ofConfined()) {
            long iovecs =
                    arena.allocate((long) addresses.length * Iovec.SIZE, Long.BYTES).address();
            for (int i = 0; i < addresses.length; i++) {
                Iovec.encode(iovecs + (long) i * Iovec.SIZE, addresses[i], sizes[i]);
            }
            int operation = UringConstants.IORING_REGISTER_BUFFERS;
            return UringCalls.register(s, ring, operation, iovecs, addresses.length);
        }
    }

    public static int endBuffers(Scratch s, int ring) {
        return UringCalls.register(s, ring, UringConstants.IORING_UNREGISTER_BUFFERS, 0, 0);
    }

    public static int eventfd(Scratch s, int ring, int eventfd) {
        long at = s.data();
        Memory.putInt(at, eventfd);
        return UringCalls.register(s, ring, UringConstants.IORING_REGISTER_EVENTFD, at, 1);
    }

    public static int endEventfd(Scratch s, int ring) {
        return UringCalls.register(s, ring, UringConstants.IORING_UNREGISTER_EVENTFD, 0, 0);
    }

    public static int napi(Scratch s, int ring, int micros, boolean prefer) {
        long at = s.data();
        Memory.clear(at, IoUringNapi.SIZE);
        Memory.putInt(at + IoUringNapi.BUSY_POLL_TO, micros);
        Memory.putByte(at + IoUringNapi.PREFER_BUSY_POLL, (byte) (prefer ? 1 : 0));
        return UringCalls.register(s, ring, UringConstants.IORING_REGISTER_NAPI, at, 1);
    }

    public static int endNapi(Scratch s, int ring) {
        long at = s.data();
        Memory.clear(at, IoUringNapi.SIZE);
        return UringCalls.register(s, ring, UringConstants.IORING_UNREGISTER_NAPI, at, 1);
    }
}
