package soquete.endpoint;

/// A queue of an interface: `struct sockaddr_xdp`, for bind(2). Prints as `xdp:2:0`, with
/// `,flags=0x2,umem=7` as far as they are not 0.
///
/// @param interfaceIndex the interface
/// @param queue          its queue, 32 bits without sign
/// @param flags          `XDP_*` bits, 0 to 65535
/// @param sharedUmemFd   with `XDP_SHARED_UMEM`, the descriptor of the socket that has the memory
/// @see <a href="https://docs.kernel.org/networking/af_xdp.html">AF_XDP</a>
public record XdpEndpoint(int interfaceIndex, int queue, int flags, int sharedUmemFd)
        implements Endpoint {
    /// Use the memory of another socket.
    public static final int XDP_SHARED_UMEM = 1;

    /// Copy packets.
    public static final int XDP_COPY = 2;

    /// Refuse to copy packets.
    public static final int XDP_ZEROCOPY = 4;

    /// Wake the kernel only where a ring's flag asks for it.
    public static final int XDP_USE_NEED_WAKEUP = 8;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the index is negative or the flags out of range
    public XdpEndpoint {
        Digits.checkInterface(interfaceIndex);
        Digits.check(flags, 0xffff, "flags");
    }

    @Override
    public Family family() {
        return Family.AF_XDP;
    }

    /// `xdp:2:0`
    @Override
    public String toString() {
        return "xdp:"
                + interfaceIndex
                + ':'
                + Integer.toUnsignedString(queue)
                + (flags == 0 ? "" : ",flags=" + Digits.hex(flags, 1))
                + (sharedUmemFd == 0 ? "" : ",umem=" + Integer.toUnsignedString(sharedUmemFd));
    }
}
