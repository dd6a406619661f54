package soquete.option;

/// What a socket does about the MTU of its path: the value of `IP_MTU_DISCOVER` and
/// `IPV6_MTU_DISCOVER`.
///
/// An open set: a newer kernel may have more.
///
/// @param number the `IP_PMTUDISC_*` number
/// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
public record IpMtuDiscover(int number) {
    /// Never set the "don't fragment" bit; routers and the sender fragment.
    public static final IpMtuDiscover IP_PMTUDISC_DONT = new IpMtuDiscover(0);

    /// Fragment what is larger than the known MTU, and set "don't fragment" on the rest; the
    /// default
    /// of datagrams.
    public static final IpMtuDiscover IP_PMTUDISC_WANT = new IpMtuDiscover(1);

    /// Always set "don't fragment": what is larger than the known MTU is `EMSGSIZE`.
    public static final IpMtuDiscover IP_PMTUDISC_DO = new IpMtuDiscover(2);

    /// As [#IP_PMTUDISC_DO], without regard to the known MTU of the path; since Linux 2.6.22.
    public static final IpMtuDiscover IP_PMTUDISC_PROBE = new IpMtuDiscover(3);

    /// The MTU of the interface alone counts, and larger is `EMSGSIZE`; since Linux 3.14.
    public static final IpMtuDiscover IP_PMTUDISC_INTERFACE = new IpMtuDiscover(4);

    /// The MTU of the interface alone counts, and larger is fragmented; since Linux 3.15.
    public static final IpMtuDiscover IP_PMTUDISC_OMIT = new IpMtuDiscover(5);

    static final Shape<IpMtuDiscover> SHAPE =
            Coded.number(IpMtuDiscover.class, IpMtuDiscover::number, IpMtuDiscover::new);

    private static final String[] NAMES = {"DONT", "WANT", "DO", "PROBE", "INTERFACE", "OMIT"};

    /// The C name, or `IpMtuDiscover(n)`.
    @Override
    public String toString() {
        return number >= 0 && number < NAMES.length
                ? "IP_PMTUDISC_" + NAMES[number]
                : "IpMtuDiscover(" + number + ")";
    }
}
