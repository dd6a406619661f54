package soquete.endpoint;

/// Flags of a reverse look-up: the `NI_*` bits of getnameinfo(3), put together with [#and].
///
/// An open set: `new NiFlags(bits)` works for bits this class has no name for.
///
/// @param bits the bits of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man3/getnameinfo.3.html">getnameinfo(3)</a>
public record NiFlags(int bits) {
    /// No flag: names where there are some, numbers elsewhere.
    public static final NiFlags NONE = new NiFlags(0);

    /// The address as a number: look no host up.
    public static final NiFlags NI_NUMERICHOST = new NiFlags(0x1);

    /// The port as a number: look no service up.
    public static final NiFlags NI_NUMERICSERV = new NiFlags(0x2);

    /// Only the first part of the name for hosts of the local domain.
    public static final NiFlags NI_NOFQDN = new NiFlags(0x4);

    /// An address without a name is an error, and not a number.
    public static final NiFlags NI_NAMEREQD = new NiFlags(0x8);

    /// The service is one of datagrams: some ports have another name in UDP than in TCP.
    public static final NiFlags NI_DGRAM = new NiFlags(0x10);

    /// Decode the name from its internationalized form (GNU).
    public static final NiFlags NI_IDN = new NiFlags(0x20);

    /// These flags and those.
    ///
    /// @param more further flags
    /// @return the union
    public NiFlags and(NiFlags more) {
        return new NiFlags(bits | more.bits);
    }
}
