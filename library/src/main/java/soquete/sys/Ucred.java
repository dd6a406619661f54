package soquete.sys;

import soquete.message.SocketControl.Credentials;

/// `struct ucred` of `<sys/socket.h>`, unix(7): who sent.
@CStruct("ucred")
final class Ucred {
    static final int SIZE = 12;
    static final int PID = 0;
    static final int UID = 4;
    static final int GID = 8;

    private Ucred() {}

    static int encode(Credentials from, long to) {
        Memory.putInt(to + PID, from.pid());
        Memory.putInt(to + UID, from.uid());
        Memory.putInt(to + GID, from.gid());
        return SIZE;
    }

    static Credentials decode(long from) {
        return new Credentials(
                Memory.getInt(from + PID), Memory.getInt(from + UID), Memory.getInt(from + GID));
    }
}
