package soquete.sys;

/// `struct linger` of `<sys/socket.h>`, socket(7): whether close(2) waits until what was sent has
/// arrived, and for how many seconds at most.
@CStruct("linger")
final class LingerStruct {
    static final int SIZE = 8;
    static final int L_ONOFF = 0;
    static final int L_LINGER = 4;

    private LingerStruct() {}

    /// The seconds that close(2) may take.
    static int seconds(long from) {
        return Memory.getInt(from + L_ONOFF) == 0 ? 0 : Memory.getInt(from + L_LINGER);
    }
}
