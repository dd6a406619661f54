package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.message.Bytes;

/// `struct af_alg_iv` of `<linux/if_alg.h>`: a length, and so many bytes behind it.
@CStruct("af_alg_iv")
final class AfAlgIv {
    static final int SIZE = 4;
    static final int IVLEN = 0;
    static final int IV = 4;

    private AfAlgIv() {}

    static int encode(Bytes iv, long to) {
        Memory.putInt(to + IVLEN, iv.length());
        Memory.copy(iv.toArray(), 0, to + IV, iv.length());
        return SIZE + iv.length();
    }

    /// The bytes, or null if they are not as many as the length says.
    static @Nullable Bytes decode(long from, int length) {
        if (length < SIZE || Memory.getInt(from + IVLEN) != length - SIZE) {
            return null;
        }
        return Cmsg.bytes(from + IV, length - SIZE);
    }
}
