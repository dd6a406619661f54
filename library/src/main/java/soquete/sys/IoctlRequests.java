package soquete.sys;

/// Requests of ioctl(2) that sockets and interfaces answer, by their C names.
@CConstants
public final class IoctlRequests {
    // Sockets.
    public static final int FIONREAD = 0x541b;
    public static final int IOCTL_VM_SOCKETS_GET_LOCAL_CID = 0x7b9;
    public static final int SIOCATMARK = 0x8905;
    public static final int SIOCGSKNS = 0x894c;
    public static final int SIOCGSTAMPNS_NEW = 0x80108907;
    public static final int SIOCOUTQ = 0x5411;
    public static final int SIOCOUTQNSD = 0x894b;
    public static final int SIOCUNIXFILE = 0x89e0;

    // Interfaces, netdevice(7).
    public static final int SIOCGIFADDR = 0x8915;
    public static final int SIOCGIFBRDADDR = 0x8919;
    public static final int SIOCGIFCONF = 0x8912;
    public static final int SIOCGIFDSTADDR = 0x8917;
    public static final int SIOCGIFFLAGS = 0x8913;
    public static final int SIOCGIFHWADDR = 0x8927;
    public static final int SIOCGIFINDEX = 0x8933;
    public static final int SIOCGIFMAP = 0x8970;
    public static final int SIOCGIFMETRIC = 0x891d;
    public static final int SIOCGIFMTU = 0x8921;
    public static final int SIOCGIFNAME = 0x8910;
    public static final int SIOCGIFNETMASK = 0x891b;
    public static final int SIOCGIFTXQLEN = 0x8942;
    public static final int SIOCSIFADDR = 0x8916;
    public static final int SIOCSIFBRDADDR = 0x891a;
    public static final int SIOCSIFDSTADDR = 0x8918;
    public static final int SIOCSIFFLAGS = 0x8914;
    public static final int SIOCSIFHWADDR = 0x8924;
    public static final int SIOCSIFMTU = 0x8922;
    public static final int SIOCSIFNAME = 0x8923;
    public static final int SIOCSIFNETMASK = 0x891c;
    public static final int SIOCSIFTXQLEN = 0x8943;

    private IoctlRequests() {}
}
