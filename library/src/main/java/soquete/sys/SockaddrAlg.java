package soquete.sys;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AlgEndpoint;

/// `struct sockaddr_alg` of `<linux/if_alg.h>`. A longer name than its 64 bytes goes on behind it.
@CStruct("sockaddr_alg")
final class SockaddrAlg {
    static final int SIZE = 88;
    static final int SALG_FAMILY = 0;
    static final int SALG_TYPE = 2;
    static final int SALG_FEAT = 16;
    static final int SALG_MASK = 20;
    static final int SALG_NAME = 24;

    private SockaddrAlg() {}

    static int encode(AlgEndpoint endpoint, long to) {
        byte[] name = endpoint.name().getBytes(StandardCharsets.US_ASCII);
        int length = Math.max(SIZE, SALG_NAME + name.length + 1);
        for (int i = 0; i < length; i++) {
            Memory.putByte(to + i, (byte) 0);
        }
        Memory.putShort(to + SALG_FAMILY, (short) Families.AF_ALG);
        byte[] type = endpoint.type().getBytes(StandardCharsets.US_ASCII);
        Memory.copy(type, 0, to + SALG_TYPE, type.length);
        Memory.putInt(to + SALG_FEAT, endpoint.feat());
        Memory.putInt(to + SALG_MASK, endpoint.mask());
        Memory.copy(name, 0, to + SALG_NAME, name.length);
        return length;
    }

    static @Nullable AlgEndpoint decode(long from, int length) {
        if (length <= SALG_NAME) {
            return null;
        }
        String type = text(from + SALG_TYPE, SALG_FEAT - SALG_TYPE);
        String name = text(from + SALG_NAME, length - SALG_NAME);
        if (!AlgEndpoint.isValid(type, name)) {
            return null;
        }
        return new AlgEndpoint(
                type, name, Memory.getInt(from + SALG_FEAT), Memory.getInt(from + SALG_MASK));
    }

    /// What stands before the NUL; a text that no algorithm has where there is none.
    private static String text(long from, int room) {
        byte[] bytes = new byte[room];
        Memory.copy(from, bytes, 0, room);
        for (int end = 0; end < room; end++) {
            if (bytes[end] == 0) {
                return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }
}
