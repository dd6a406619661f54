package soquete.sys;

import soquete.message.SocketControl.TimestampPktInfo;

/// `struct scm_ts_pktinfo` of `<linux/errqueue.h>`: who took a hardware time stamp.
@CStruct("scm_ts_pktinfo")
final class ScmTsPktinfo {
    static final int SIZE = 16;
    static final int IF_INDEX = 0;
    static final int PKT_LENGTH = 4;
    static final int RESERVED = 8;

    private ScmTsPktinfo() {}

    static int encode(TimestampPktInfo from, long to) {
        Memory.putInt(to + IF_INDEX, from.interfaceIndex());
        Memory.putInt(to + PKT_LENGTH, from.length());
        Memory.putLong(to + RESERVED, 0);
        return SIZE;
    }

    static TimestampPktInfo decode(long from) {
        return new TimestampPktInfo(
                Memory.getInt(from + IF_INDEX), Memory.getInt(from + PKT_LENGTH));
    }
}
