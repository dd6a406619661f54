package soquete.sys;

import soquete.message.TransportControl.SctpSndInfo;

/// `struct sctp_sndinfo` of `<linux/sctp.h>`, RFC 6458.
@CStruct("sctp_sndinfo")
final class SctpSndinfo {
    static final int SIZE = 16;
    static final int SND_SID = 0;
    static final int SND_FLAGS = 2;
    static final int SND_PPID = 4;
    static final int SND_CONTEXT = 8;
    static final int SND_ASSOC_ID = 12;

    private SctpSndinfo() {}

    static int encode(SctpSndInfo from, long to) {
        Memory.clear(to, SIZE);
        Memory.putShort(to + SND_SID, (short) from.stream());
        Memory.putShort(to + SND_FLAGS, (short) from.flags());
        Memory.putInt(to + SND_PPID, from.ppid());
        Memory.putInt(to + SND_CONTEXT, from.context());
        Memory.putInt(to + SND_ASSOC_ID, from.association());
        return SIZE;
    }

    static SctpSndInfo decode(long from) {
        return new SctpSndInfo(
                Memory.getShort(from + SND_SID) & 0xffff,
                Memory.getShort(from + SND_FLAGS) & 0xffff,
                Memory.getInt(from + SND_PPID),
                Memory.getInt(from + SND_CONTEXT),
                Memory.getInt(from + SND_ASSOC_ID));
    }
}
