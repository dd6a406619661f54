package soquete.sys;

import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.RawEndpoint;

/// `struct sockaddr`: any family's address in native memory, to and from [Endpoint].
@OwnConstants("an alias of SockaddrStorage.SIZE, which is checked")
public final class Sockaddr {
    /// Bytes of `struct sockaddr_storage`, which holds any address.
    public static final int STORAGE = SockaddrStorage.SIZE;

    private Sockaddr() {}

    /// Writes an endpoint.
    ///
    /// @param to native memory of at least [#STORAGE] bytes
    /// @return the bytes written: the `addrlen` of the C call
    public static int encode(Endpoint endpoint, long to) {
        if (endpoint instanceof Inet4Endpoint inet4) {
            return SockaddrIn.encode(inet4, to);
        }
        if (endpoint instanceof Inet6Endpoint inet6) {
            return SockaddrIn6.encode(inet6, to);
        }
        RawEndpoint raw = (RawEndpoint) endpoint;
        byte[] data = raw.data();
        Memory.putShort(to + SockaddrStorage.SS_FAMILY, (short) raw.family().number());
        Memory.copy(data, 0, to + Short.BYTES, data.length);
        return Short.BYTES + data.length;
    }

    /// Tells the kernel how much room the scratch has for an address that it is to fill in.
    public static void expect(Scratch s) {
        Memory.putInt(s.length(), STORAGE);
    }

    /// The bytes of the address that the kernel filled in; 0 where there was none.
    public static int answeredLength(Scratch s) {
        return Memory.getInt(s.length());
    }

    /// The endpoint that the kernel filled in after [#expect].
    public static Endpoint answered(Scratch s) {
        return decode(s.sockaddr(), answeredLength(s));
    }

    /// Reads the endpoint that the kernel wrote.
    ///
    /// @param from   where it wrote
    /// @param length the `addrlen` it answered; what exceeds [#STORAGE] was cut by the kernel
    /// @throws IllegalArgumentException if the length is too short for the family
    public static Endpoint decode(long from, int length) {
        if (length < Short.BYTES) {
            throw new IllegalArgumentException(
                    "the kernel answered an address of " + length + " bytes");
        }
        int family = Memory.getShort(from + SockaddrStorage.SS_FAMILY) & 0xffff;
        if (family == Constants.AF_INET) {
            return SockaddrIn.decode(from, length);
        }
        if (family == Constants.AF_INET6) {
            return SockaddrIn6.decode(from, length);
        }
        byte[] data = new byte[Math.min(length, STORAGE) - Short.BYTES];
        Memory.copy(from + Short.BYTES, data, 0, data.length);
        return new RawEndpoint(new Family(family), data);
    }

    static void require(int length, int size, String struct) {
        if (length < size) {
            throw new IllegalArgumentException(
                    "the kernel answered "
                            + length
                            + " bytes where a "
                            + struct
                            + " of "
                            + size
                            + " belongs");
        }
    }
}
