package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.IoctlCalls;
import soquete.sys.IoctlRequests;
import soquete.sys.Memory;
import soquete.sys.Scratch;

/// How sockets answer ioctl(2).
final class IoctlAccess {
    private static final String VSOCK = "/dev/vsock";
    private static final int STAMP_SIZE = 2 * Long.BYTES;

    private IoctlAccess() {}

    /// A request that answers a C `int`.
    static int number(Socket socket, int request, String name) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = IoctlCalls.ioctlNow(s, socket.descriptor().fd(), request);
            if (result < 0) {
                throw ErrnoException.of("ioctl", -result, name);
            }
            return Memory.getInt(s.value());
        } finally {
            s.give();
            socket.leave();
        }
    }

    /// When the last packet arrived that this socket read.
    static Optional<Instant> lastStamp(Socket socket) throws IOException {
        byte[] stamp = new byte[STAMP_SIZE];
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int fd = socket.descriptor().fd();
            int result = IoctlCalls.ioctlNow(s, fd, IoctlRequests.SIOCGSTAMPNS_NEW);
            if (result == -Errno.ENOENT.number()) {
                return Optional.empty();
            }
            if (result < 0) {
                throw ErrnoException.of("ioctl", -result, "SIOCGSTAMPNS");
            }
            Memory.copy(s.value(), stamp, 0, stamp.length);
        } finally {
            s.give();
            socket.leave();
        }
        ByteBuffer times = ByteBuffer.wrap(stamp).order(ByteOrder.nativeOrder());
        return Optional.of(Instant.ofEpochSecond(times.getLong(), times.getLong()));
    }

    static long localCid() throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int device = IoctlCalls.openToAsk(s, VSOCK);
            if (device < 0) {
                throw ErrnoException.of("open", -device, VSOCK);
            }
            int request = IoctlRequests.IOCTL_VM_SOCKETS_GET_LOCAL_CID;
            int result = IoctlCalls.ioctlNow(s, device, request);
            long cid = Integer.toUnsignedLong(Memory.getInt(s.value()));
            Calls.close(s, device);
            if (result < 0) {
                throw ErrnoException.of("ioctl", -result, "IOCTL_VM_SOCKETS_GET_LOCAL_CID");
            }
            return cid;
        } finally {
            s.give();
        }
    }

    /// A request that answers a new descriptor, which the kernel made close-on-exec.
    static OwnedFd descriptor(Socket socket, int request, String name) throws IOException {
        return OwnedFd.of(call(socket, request, 0, name));
    }

    static int call(Socket socket, long request, long argument, String name) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = IoctlCalls.ioctl(s, socket.descriptor().fd(), request, argument);
            if (result < 0) {
                throw ErrnoException.of("ioctl", -result, name);
            }
            return result;
        } finally {
            s.give();
            socket.leave();
        }
    }

    static int call(Socket socket, long request, MemorySegment argument) throws IOException {
        socket.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = IoctlCalls.ioctl(s, socket.descriptor().fd(), request, argument);
            if (result < 0) {
                throw ErrnoException.of("ioctl", -result, name(request));
            }
            return result;
        } finally {
            s.give();
            socket.leave();
        }
    }

    static String name(long request) {
        return "0x" + Long.toHexString(request & 0xffff_ffffL);
    }
}
