package soquete.sys;

import soquete.message.TransportControl.SctpSndRcv;

/// `struct sctp_sndrcvinfo` of `<linux/sctp.h>`, RFC 6458.
@CStruct("sctp_sndrcvinfo")
final class SctpSndrcvinfo {
    static final int SIZE = 32;
    static final int SINFO_STREAM = 0;
    static final int SINFO_SSN = 2;
    static final int SINFO_FLAGS = 4;
    static final int SINFO_PPID = 8;
    static final int SINFO_CONTEXT = 12;
    static final int SINFO_TIMETOLIVE = 16;
    static final int SINFO_TSN = 20;
    static final int SINFO_CUMTSN = 24;
    static final int SINFO_ASSOC_ID = 28;

    private SctpSndrcvinfo() {}

    static int encode(SctpSndRcv from, long to) {
        Memory.clear(to, SIZE);
        Memory.putShort(to + SINFO_STREAM, (short) from.stream());
        Memory.putShort(to + SINFO_SSN, (short) from.ssn());
        Memory.putShort(to + SINFO_FLAGS, (short) from.flags());
        Memory.putInt(to + SINFO_PPID, from.ppid());
        Memory.putInt(to + SINFO_CONTEXT, from.context());
        Memory.putInt(to + SINFO_TIMETOLIVE, from.timeToLive());
        Memory.putInt(to + SINFO_TSN, from.tsn());
        Memory.putInt(to + SINFO_CUMTSN, from.cumulativeTsn());
        Memory.putInt(to + SINFO_ASSOC_ID, from.association());
        return SIZE;
    }

    static SctpSndRcv decode(long from) {
        return new SctpSndRcv(
                Memory.getShort(from + SINFO_STREAM) & 0xffff,
                Memory.getShort(from + SINFO_SSN) & 0xffff,
                Memory.getShort(from + SINFO_FLAGS) & 0xffff,
                Memory.getInt(from + SINFO_PPID),
                Memory.getInt(from + SINFO_CONTEXT),
                Memory.getInt(from + SINFO_TIMETOLIVE),
                Memory.getInt(from + SINFO_TSN),
                Memory.getInt(from + SINFO_CUMTSN),
                Memory.getInt(from + SINFO_ASSOC_ID));
    }
}
