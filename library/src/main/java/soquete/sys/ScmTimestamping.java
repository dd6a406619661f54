package soquete.sys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import soquete.message.SocketControl.Timestamping;

/// `struct scm_timestamping` of `<linux/errqueue.h>`: three times, of which the second is unused.
@CStruct("scm_timestamping")
final class ScmTimestamping {
    static final int SIZE = 48;
    static final int TS = 0;

    private ScmTimestamping() {}

    static int encode(Timestamping from, long to) {
        Timespec.encode(from.software(), to + TS);
        Timespec.encode(from.legacy(), to + TS + Timespec.SIZE);
        Timespec.encode(from.hardware(), to + TS + 2 * Timespec.SIZE);
        return SIZE;
    }

    static @Nullable Timestamping decode(long from) {
        Instant software = Timespec.decode(from + TS);
        Instant legacy = Timespec.decode(from + TS + Timespec.SIZE);
        Instant hardware = Timespec.decode(from + TS + 2 * Timespec.SIZE);
        return software == null || legacy == null || hardware == null
                ? null
                : new Timestamping(software, legacy, hardware);
    }
}
