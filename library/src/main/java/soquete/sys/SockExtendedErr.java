package soquete.sys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.error.Errno;
import soquete.message.ExtendedError;

/// `struct sock_extended_err` of `<linux/errqueue.h>`: an entry of the error queue, before the
/// address of the node that reported it.
@CStruct("sock_extended_err")
final class SockExtendedErr {
    static final int SIZE = 16;
    static final int EE_ERRNO = 0;
    static final int EE_ORIGIN = 4;
    static final int EE_TYPE = 5;
    static final int EE_CODE = 6;
    static final int EE_PAD = 7;
    static final int EE_INFO = 8;
    static final int EE_DATA = 12;

    private SockExtendedErr() {}

    /// Writes an entry.
    ///
    /// @param offenderRoom bytes for the address behind it; it is zero where there is none
    static int encode(ExtendedError from, long to, int offenderRoom) {
        Memory.putInt(to + EE_ERRNO, from.errno().number());
        Memory.putByte(to + EE_ORIGIN, (byte) from.origin());
        Memory.putByte(to + EE_TYPE, (byte) from.type());
        Memory.putByte(to + EE_CODE, (byte) from.code());
        Memory.putByte(to + EE_PAD, (byte) 0);
        Memory.putInt(to + EE_INFO, from.info());
        Memory.putInt(to + EE_DATA, from.data());
        Memory.clear(to + SIZE, offenderRoom);
        from.offender().ifPresent(offender -> Sockaddr.encode(offender, to + SIZE));
        return SIZE + offenderRoom;
    }

    /// The entry, or null if the address behind it is none.
    static @Nullable ExtendedError decode(long from, int length) {
        Endpoint offender = null;
        if (length - SIZE >= Short.BYTES && Memory.getShort(from + SIZE) != 0) {
            try {
                offender = Sockaddr.decode(from + SIZE, length - SIZE);
            } catch (IllegalArgumentException tooShort) {
                return null;
            }
        }
        return new ExtendedError(
                new Errno(Memory.getInt(from + EE_ERRNO)),
                Memory.getByte(from + EE_ORIGIN) & 0xff,
                Memory.getByte(from + EE_TYPE) & 0xff,
                Memory.getByte(from + EE_CODE) & 0xff,
                Memory.getInt(from + EE_INFO),
                Memory.getInt(from + EE_DATA),
                Optional.ofNullable(offender));
    }
}
