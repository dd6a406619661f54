package soquete.sys;

import soquete.endpoint.Protocol;
import soquete.endpoint.ProtocolEntry;

/// `struct protoent` of `<netdb.h>`.
@CStruct("protoent")
final class Protoent {
    static final int SIZE = 24;
    static final int P_NAME = 0;
    static final int P_ALIASES = 8;
    static final int P_PROTO = 16;

    private Protoent() {}

    static ProtocolEntry decode(long from) {
        return new ProtocolEntry(
                Memory.string(Memory.getLong(from + P_NAME)),
                new Protocol(Memory.getInt(from + P_PROTO)),
                Netdb.strings(Memory.getLong(from + P_ALIASES)));
    }
}
