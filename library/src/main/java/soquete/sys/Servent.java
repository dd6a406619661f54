package soquete.sys;

import soquete.endpoint.ServiceEntry;

/// `struct servent` of `<netdb.h>`.
@CStruct("servent")
final class Servent {
    static final int SIZE = 32;
    static final int S_NAME = 0;
    static final int S_ALIASES = 8;
    static final int S_PORT = 16;
    static final int S_PROTO = 24;

    private Servent() {}

    static ServiceEntry decode(long from) {
        return new ServiceEntry(
                Memory.string(Memory.getLong(from + S_NAME)),
                Memory.getNetShort(from + S_PORT) & 0xffff,
                Memory.string(Memory.getLong(from + S_PROTO)),
                Netdb.strings(Memory.getLong(from + S_ALIASES)));
    }
}
