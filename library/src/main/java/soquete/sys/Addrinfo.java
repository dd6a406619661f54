package soquete.sys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;

/// `struct addrinfo` of `<netdb.h>`.
@CStruct("addrinfo")
final class Addrinfo {
    static final int SIZE = 48;
    static final int AI_FLAGS = 0;
    static final int AI_FAMILY = 4;
    static final int AI_SOCKTYPE = 8;
    static final int AI_PROTOCOL = 12;
    static final int AI_ADDRLEN = 16;
    static final int AI_ADDR = 24;
    static final int AI_CANONNAME = 32;
    static final int AI_NEXT = 40;

    private Addrinfo() {}

    static void encode(Hints hints, long to) {
        Memory.putInt(to + AI_FLAGS, hints.flags().bits());
        Memory.putInt(to + AI_FAMILY, hints.family().number());
        Memory.putInt(to + AI_SOCKTYPE, hints.type().number());
        Memory.putInt(to + AI_PROTOCOL, hints.protocol().number());
        Memory.putLong(to + AI_ADDRLEN, 0);
        Memory.putLong(to + AI_ADDR, 0);
        Memory.putLong(to + AI_CANONNAME, 0);
        Memory.putLong(to + AI_NEXT, 0);
    }

    /// Copies a list that getaddrinfo(3) made.
    static List<AddressInfo> decode(long first) {
        List<AddressInfo> all = new ArrayList<>();
        for (long at = first; at != 0; at = Memory.getLong(at + AI_NEXT)) {
            long name = Memory.getLong(at + AI_CANONNAME);
            all.add(
                    new AddressInfo(
                            new Family(Memory.getInt(at + AI_FAMILY)),
                            new SocketType(Memory.getInt(at + AI_SOCKTYPE)),
                            new Protocol(Memory.getInt(at + AI_PROTOCOL)),
                            Sockaddr.decode(
                                    Memory.getLong(at + AI_ADDR), Memory.getInt(at + AI_ADDRLEN)),
                            name == 0 ? Optional.empty() : Optional.of(Memory.string(name))));
        }
        return all;
    }
}
