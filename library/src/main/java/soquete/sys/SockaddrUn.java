package soquete.sys;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.UnixEndpoint;

/// `struct sockaddr_un` of `<sys/un.h>`, unix(7). The length tells where the name ends.
@CStruct("sockaddr_un")
final class SockaddrUn {
    static final int SIZE = 110;
    static final int SUN_FAMILY = 0;
    static final int SUN_PATH = 2;

    private SockaddrUn() {}

    /// A path shorter than the room has a NUL behind it; an abstract name never.
    static int encode(UnixEndpoint endpoint, long to) {
        byte[] bytes = endpoint.sunPath();
        Memory.putShort(to + SUN_FAMILY, (short) Families.AF_UNIX);
        Memory.copy(bytes, 0, to + SUN_PATH, bytes.length);
        int length = SUN_PATH + bytes.length;
        if (endpoint.isPath() && length < SIZE) {
            Memory.putByte(to + length, (byte) 0);
            length++;
        }
        return length;
    }

    /// The kernel answers 2 bytes for an unnamed socket, and one more than there is room for where
    /// a path has 108 bytes. Null where the bytes are no such address.
    static @Nullable UnixEndpoint decode(long from, int length) {
        if (length == SUN_PATH) {
            return UnixEndpoint.UNNAMED;
        }
        byte[] bytes = new byte[length - SUN_PATH];
        Memory.copy(from + SUN_PATH, bytes, 0, bytes.length);
        if (bytes[0] == 0) {
            return length <= SIZE ? new UnixEndpoint(bytes) : null;
        }
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return end <= SIZE - SUN_PATH ? UnixEndpoint.path(Arrays.copyOf(bytes, end)) : null;
    }
}
