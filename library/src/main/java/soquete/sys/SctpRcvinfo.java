package soquete.sys;

import soquete.message.TransportControl.SctpRcvInfo;

/// `struct sctp_rcvinfo` of `<linux/sctp.h>`, RFC 6458.
@CStruct("sctp_rcvinfo")
final class SctpRcvinfo {
    static final int SIZE = 28;
    static final int RCV_SID = 0;
    static final int RCV_SSN = 2;
    static final int RCV_FLAGS = 4;
    static final int RCV_PPID = 8;
    static final int RCV_TSN = 12;
    static final int RCV_CUMTSN = 16;
    static final int RCV_CONTEXT = 20;
    static final int RCV_ASSOC_ID = 24;

    private SctpRcvinfo() {}

    static int encode(SctpRcvInfo from, long to) {
        Memory.clear(to, SIZE);
        Memory.putShort(to + RCV_SID, (short) from.stream());
        Memory.putShort(to + RCV_SSN, (short) from.ssn());
        Memory.putShort(to + RCV_FLAGS, (short) from.flags());
        Memory.putInt(to + RCV_PPID, from.ppid());
        Memory.putInt(to + RCV_TSN, from.tsn());
        Memory.putInt(to + RCV_CUMTSN, from.cumulativeTsn());
        Memory.putInt(to + RCV_CONTEXT, from.context());
        Memory.putInt(to + RCV_ASSOC_ID, from.association());
        return SIZE;
    }

    static SctpRcvInfo decode(long from) {
        return new SctpRcvInfo(
                Memory.getShort(from + RCV_SID) & 0xffff,
                Memory.getShort(from + RCV_SSN) & 0xffff,
                Memory.getShort(from + RCV_FLAGS) & 0xffff,
                Memory.getInt(from + RCV_PPID),
                Memory.getInt(from + RCV_TSN),
                Memory.getInt(from + RCV_CUMTSN),
                Memory.getInt(from + RCV_CONTEXT),
                Memory.getInt(from + RCV_ASSOC_ID));
    }
}
