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
        return RareSockaddr.encode(endpoint, to);
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
    /// @return an endpoint of the family; a [RawEndpoint] where the bytes are no address of it
    /// @throws IllegalArgumentException if the length is too short for a family, or for an address
    ///     of `AF_INET` or `AF_INET6`
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
        int read = Math.min(length, STORAGE);
        Endpoint endpoint = RareSockaddr.decode(family, from, read);
        return endpoint != null ? endpoint : raw(family, from, read);
    }

    /// The endpoint that the kernel filled in after [#expect]; where it filled in none, what stands
    /// for that in the family of the socket.
    public static Endpoint answeredOrUnnamed(Scratch s, int family) {
        return answeredLength(s) == 0 ? RareSockaddr.unnamed(family) : answered(s);
    }

    /// What stands for the address of an end that has none.
    public static Endpoint unnamed(int family) {
        return RareSockaddr.unnamed(family);
    }

    private static Endpoint raw(int family, long from, int length) {
        byte[] data = new byte[length - Short.BYTES];
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
