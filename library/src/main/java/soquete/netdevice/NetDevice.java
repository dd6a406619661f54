package soquete.netdevice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.sys.IoctlRequests.*;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import soquete.endpoint.Inet4Endpoint;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.sys.Ifconf;
import soquete.sys.Ifmap;
import soquete.sys.Ifreq;
import soquete.sys.InterfaceNames;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;

/// A network interface, asked and changed by ioctl(2) as netdevice(7) says.
///
/// The interfaces are those of the network namespace that the calling thread is in. Each method is
/// a question to the kernel of its own: nothing is remembered but name and index. ioctl knows IPv4
/// addresses only, and one per interface; [soquete.netlink.Rtnetlink] knows all.
///
/// Changes need `CAP_NET_ADMIN`, and are an [ErrnoException] with `EPERM` without. A device that is
/// gone is `ENODEV`. Any thread may call anything at any time.
///
/// @param index its number, 1 or more
/// @param name  its name, 1 to 15 bytes
/// @see <a href="https://man7.org/linux/man-pages/man7/netdevice.7.html">netdevice(7)</a>
public record NetDevice(int index, String name) {
    private static final int LONGEST_NAME = 15;

    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if it has 0 or more than 15 bytes in UTF-8, or a NUL or a
    ///     slash
    public NetDevice {
        checkName(name);
    }

    /// All interfaces, by index, with or without addresses, up or down.
    ///
    /// C: `struct if_nameindex *if_nameindex(void)`
    ///
    /// @return the interfaces
    /// @throws ErrnoException `EMFILE`, `ENFILE` too many open files
    /// @see <a href="https://man7.org/linux/man-pages/man3/if_nameindex.3.html">if_nameindex(3)</a>
    public static List<NetDevice> list() throws IOException {
        Map<Integer, String> names = new TreeMap<>();
        int result = InterfaceNames.all(names);
        if (result < 0) {
            throw ErrnoException.of("if_nameindex", -result, null);
        }
        List<NetDevice> devices = new ArrayList<>();
        names.forEach((index, name) -> devices.add(new NetDevice(index, name)));
        return List.copyOf(devices);
    }

    /// The interface of a name.
    ///
    /// C: `unsigned int if_nametoindex(const char *ifname)`
    ///
    /// @param name 1 to 15 bytes
    /// @return the interface, by its first name (an interface may have several)
    /// @throws ErrnoException `ENODEV` there is none
    /// @throws IllegalArgumentException if it cannot be a name
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man3/if_nametoindex.3.html">if_nametoindex(3)</a>
    public static NetDevice ofName(String name) throws IOException {
        checkName(name);
        Scratch s = Scratch.take();
        try {
            int index = InterfaceNames.index(s, name);
            if (index < 0) {
                throw ErrnoException.of("if_nametoindex", -index, name);
            }
            return new NetDevice(index, name);
        } finally {
            s.give();
        }
    }

    /// The interface of an index.
    ///
    /// C: `char *if_indextoname(unsigned int ifindex, char *ifname)`
    ///
    /// @param index as packets and endpoints carry it
    /// @return the interface
    /// @throws ErrnoException `ENODEV` there is none (the C function says `ENXIO`)
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man3/if_indextoname.3.html">if_indextoname(3)</a>
    public static NetDevice ofIndex(int index) throws IOException {
        Scratch s = Scratch.take();
        try {
            int result = InterfaceNames.askName(s, index);
            if (result < 0) {
                throw ErrnoException.of("if_indextoname", -result, index);
            }
            return new NetDevice(index, InterfaceNames.name(s));
        } finally {
            s.give();
        }
    }

    /// The interfaces that have IPv4 addresses, with each address.
    ///
    /// C: `ioctl(fd, SIOCGIFCONF, &ifconf)`
    ///
    /// @return one per address; an alias has its label for a name, as `eth0:1`
    /// @throws ErrnoException `EMFILE`, `ENFILE` too many open files
    public static List<ConfiguredAddress> configured() throws IOException {
        Scratch s = Scratch.take();
        try (Arena arena = Arena.ofConfined()) {
            Ifconf.encode(s.data(), 0, 0);
            check(InterfaceNames.ask(s, SIOCGIFCONF), "SIOCGIFCONF");
            int room = Ifconf.length(s.data()) + 4 * Ifreq.SIZE;
            long array = arena.allocate(room, Long.BYTES).address();
            Ifconf.encode(s.data(), array, room);
            check(InterfaceNames.ask(s, SIOCGIFCONF), "SIOCGIFCONF");
            List<ConfiguredAddress> found = new ArrayList<>();
            for (int at = 0; at + Ifreq.SIZE <= Ifconf.length(s.data()); at += Ifreq.SIZE) {
                InetAddress address = inet(array + at);
                found.add(new ConfiguredAddress(Ifreq.name(array + at), address));
            }
            return List.copyOf(found);
        } finally {
            s.give();
        }
    }

    /// Its flags, the lower 16.
    ///
    /// C: `ioctl(fd, SIOCGIFFLAGS, &ifreq)`
    ///
    /// @return as [InterfaceFlags#IFF_UP]
    /// @throws ErrnoException `ENODEV` it is gone
    public InterfaceFlags flags() throws IOException {
        return new InterfaceFlags(ask(SIOCGIFFLAGS, "SIOCGIFFLAGS", Ifreq::flags));
    }

    /// Sets its flags.
    ///
    /// C: `ioctl(fd, SIOCSIFFLAGS, &ifreq)`
    ///
    /// @param flags all of them; those that the hardware decides are ignored
    /// @throws ErrnoException `ENODEV` it is gone; `EPERM` not allowed
    public void flags(InterfaceFlags flags) throws IOException {
        tell(SIOCSIFFLAGS, "SIOCSIFFLAGS", at -> Ifreq.encodeFlags(at, flags.bits()));
    }

    /// Switches it on: sets [InterfaceFlags#IFF_UP].
    ///
    /// @throws ErrnoException as [#flags(InterfaceFlags)]
    public void up() throws IOException {
        flags(flags().and(InterfaceFlags.IFF_UP));
    }

    /// Switches it off, which drops its routes.
    ///
    /// @throws ErrnoException as [#flags(InterfaceFlags)]
    public void down() throws IOException {
        flags(flags().without(InterfaceFlags.IFF_UP));
    }

    /// The longest packet it carries.
    ///
    /// C: `ioctl(fd, SIOCGIFMTU, &ifreq)`
    ///
    /// @return bytes, without the header of the link layer
    /// @throws ErrnoException `ENODEV` it is gone
    public int mtu() throws IOException {
        return ask(SIOCGIFMTU, "SIOCGIFMTU", Ifreq::value);
    }

    /// Sets the longest packet.
    ///
    /// C: `ioctl(fd, SIOCSIFMTU, &ifreq)`
    ///
    /// @param mtu bytes
    /// @throws ErrnoException `EINVAL` out of the range of the hardware; `ENODEV`; `EPERM`
    public void mtu(int mtu) throws IOException {
        tell(SIOCSIFMTU, "SIOCSIFMTU", at -> Ifreq.encodeValue(at, mtu));
    }

    /// Its address of the link layer.
    ///
    /// C: `ioctl(fd, SIOCGIFHWADDR, &ifreq)`
    ///
    /// @return the first 6 bytes of it, which are all for Ethernet
    /// @throws ErrnoException `ENODEV` it is gone
    public HardwareAddress hardwareAddress() throws IOException {
        byte[] bytes = new byte[6];
        ask(
                SIOCGIFHWADDR,
                "SIOCGIFHWADDR",
                at -> {
                    Memory.copy(Ifreq.address(at) + Short.BYTES, bytes, 0, bytes.length);
                    return at;
                });
        return new HardwareAddress(bytes);
    }

    /// The kind of its hardware.
    ///
    /// C: `ioctl(fd, SIOCGIFHWADDR, &ifreq)`
    ///
    /// @return an `ARPHRD_*` number: 1 Ethernet, 772 loopback
    /// @throws ErrnoException `ENODEV` it is gone
    public int hardwareType() throws IOException {
        return ask(SIOCGIFHWADDR, "SIOCGIFHWADDR", Ifreq::flags);
    }

    /// Sets its address of the link layer; most interfaces must be down.
    ///
    /// C: `ioctl(fd, SIOCSIFHWADDR, &ifreq)`
    ///
    /// @param address 6 bytes
    /// @throws ErrnoException `EBUSY` it is up; `EADDRNOTAVAIL` a group's address; `EOPNOTSUPP`
    /// @throws IllegalArgumentException if there are not 6 bytes
    public void hardwareAddress(HardwareAddress address) throws IOException {
        byte[] bytes = address.bytes();
        if (bytes.length != 6) {
            throw new IllegalArgumentException(
                    "ioctl sets addresses of 6 bytes, and " + address + " has " + bytes.length);
        }
        int type = hardwareType();
        tell(
                SIOCSIFHWADDR,
                "SIOCSIFHWADDR",
                at -> {
                    Ifreq.encodeFlags(at, type);
                    Memory.copy(bytes, 0, Ifreq.address(at) + Short.BYTES, bytes.length);
                });
    }

    /// Its first IPv4 address.
    ///
    /// C: `ioctl(fd, SIOCGIFADDR, &ifreq)`
    ///
    /// @return the address; empty if it has none
    /// @throws ErrnoException `ENODEV` it is gone
    public Optional<InetAddress> address() throws IOException {
        return inet(SIOCGIFADDR, "SIOCGIFADDR");
    }

    /// Sets its IPv4 address, instead of the one it has, with the netmask of the address's old
    /// class; 0.0.0.0 takes the address away.
    ///
    /// C: `ioctl(fd, SIOCSIFADDR, &ifreq)`
    ///
    /// @param address an IPv4 address
    /// @throws ErrnoException `EINVAL` not an address for an interface; `ENODEV`; `EPERM`
    /// @throws IllegalArgumentException if it is not IPv4
    public void address(InetAddress address) throws IOException {
        inet(SIOCSIFADDR, "SIOCSIFADDR", address);
    }

    /// The netmask of its first IPv4 address.
    ///
    /// C: `ioctl(fd, SIOCGIFNETMASK, &ifreq)`
    ///
    /// @return the mask; empty if it has no address
    /// @throws ErrnoException `ENODEV` it is gone
    public Optional<InetAddress> netmask() throws IOException {
        return inet(SIOCGIFNETMASK, "SIOCGIFNETMASK");
    }

    /// Sets the netmask of its IPv4 address.
    ///
    /// C: `ioctl(fd, SIOCSIFNETMASK, &ifreq)`
    ///
    /// @param mask as 255.255.255.0
    /// @throws ErrnoException `EADDRNOTAVAIL` it has no address; `EINVAL` not a mask
    /// @throws IllegalArgumentException if it is not IPv4
    public void netmask(InetAddress mask) throws IOException {
        inet(SIOCSIFNETMASK, "SIOCSIFNETMASK", mask);
    }

    /// The broadcast address of its first IPv4 address.
    ///
    /// C: `ioctl(fd, SIOCGIFBRDADDR, &ifreq)`
    ///
    /// @return the address, 0.0.0.0 if none is set; empty if the interface has no address
    /// @throws ErrnoException `ENODEV` it is gone
    public Optional<InetAddress> broadcast() throws IOException {
        return inet(SIOCGIFBRDADDR, "SIOCGIFBRDADDR");
    }

    /// Sets the broadcast address.
    ///
    /// C: `ioctl(fd, SIOCSIFBRDADDR, &ifreq)`
    ///
    /// @param address an IPv4 address
    /// @throws ErrnoException `EADDRNOTAVAIL` the interface has no address
    /// @throws IllegalArgumentException if it is not IPv4
    public void broadcast(InetAddress address) throws IOException {
        inet(SIOCSIFBRDADDR, "SIOCSIFBRDADDR", address);
    }

    /// The address of the peer, of a point-to-point interface.
    ///
    /// C: `ioctl(fd, SIOCGIFDSTADDR, &ifreq)`
    ///
    /// @return the address, its own one if there is no peer; empty if it has no address
    /// @throws ErrnoException `ENODEV` it is gone
    public Optional<InetAddress> destination() throws IOException {
        return inet(SIOCGIFDSTADDR, "SIOCGIFDSTADDR");
    }

    /// Sets the address of the peer.
    ///
    /// C: `ioctl(fd, SIOCSIFDSTADDR, &ifreq)`
    ///
    /// @param address an IPv4 address
    /// @throws ErrnoException `EADDRNOTAVAIL` the interface has no address
    /// @throws IllegalArgumentException if it is not IPv4
    public void destination(InetAddress address) throws IOException {
        inet(SIOCSIFDSTADDR, "SIOCSIFDSTADDR", address);
    }

    /// Its metric; Linux has none and says 0.
    ///
    /// C: `ioctl(fd, SIOCGIFMETRIC, &ifreq)`
    ///
    /// @return 0
    /// @throws ErrnoException `ENODEV` it is gone
    public int metric() throws IOException {
        return ask(SIOCGIFMETRIC, "SIOCGIFMETRIC", Ifreq::value);
    }

    /// How many packets may wait to be sent.
    ///
    /// C: `ioctl(fd, SIOCGIFTXQLEN, &ifreq)`
    ///
    /// @return a number of packets
    /// @throws ErrnoException `ENODEV` it is gone
    public int transmitQueueLength() throws IOException {
        return ask(SIOCGIFTXQLEN, "SIOCGIFTXQLEN", Ifreq::value);
    }

    /// Sets how many packets may wait to be sent.
    ///
    /// C: `ioctl(fd, SIOCSIFTXQLEN, &ifreq)`
    ///
    /// @param packets 0 or more
    /// @throws ErrnoException `EINVAL` negative; `ENODEV`; `EPERM`
    public void transmitQueueLength(int packets) throws IOException {
        tell(SIOCSIFTXQLEN, "SIOCSIFTXQLEN", at -> Ifreq.encodeValue(at, packets));
    }

    /// Its hardware settings.
    ///
    /// C: `ioctl(fd, SIOCGIFMAP, &ifreq)`
    ///
    /// @return the settings
    /// @throws ErrnoException `ENODEV` it is gone
    public DeviceMap map() throws IOException {
        return ask(
                SIOCGIFMAP,
                "SIOCGIFMAP",
                request -> {
                    long at = Ifreq.address(request);
                    return new DeviceMap(
                            Ifmap.memStart(at),
                            Ifmap.memEnd(at),
                            Ifmap.baseAddress(at),
                            Ifmap.irq(at),
                            Ifmap.dma(at),
                            Ifmap.port(at));
                });
    }

    /// Gives it another name.
    ///
    /// C: `ioctl(fd, SIOCSIFNAME, &ifreq)`
    ///
    /// @param newName 1 to 15 bytes
    /// @return the interface with its new name
    /// @throws ErrnoException `EEXIST` taken; `EBUSY` it is up, before Linux 6.2; `ENODEV`; `EPERM`
    /// @throws IllegalArgumentException if it cannot be a name
    public NetDevice rename(String newName) throws IOException {
        NetDevice renamed = new NetDevice(index, newName);
        tell(SIOCSIFNAME, "SIOCSIFNAME", at -> Ifreq.encodeNewName(at, newName));
        return renamed;
    }

    /// `lo`
    @Override
    public String toString() {
        return name;
    }

    /// An interface's address.
    ///
    /// @param name    the name of the interface, or the label of an alias
    /// @param address an IPv4 address
    public record ConfiguredAddress(String name, InetAddress address) {}

    private <T> T ask(int request, String title, Function<Long, T> answer) throws IOException {
        return DeviceRequest.ask(name, request, title, answer);
    }

    private void tell(int request, String title, Consumer<Long> value) throws IOException {
        DeviceRequest.tell(name, request, title, value);
    }

    private Optional<InetAddress> inet(int request, String title) throws IOException {
        int absent = Errno.EADDRNOTAVAIL.number();
        return Optional.ofNullable(
                DeviceRequest.askIf(name, request, title, absent, NetDevice::inet));
    }

    private void inet(int request, String title, InetAddress address) throws IOException {
        byte[] bytes = address.getAddress();
        if (bytes.length != 4) {
            throw new IllegalArgumentException(
                    address.getHostAddress() + " is not IPv4: ioctl knows no other addresses");
        }
        Inet4Endpoint endpoint = new Inet4Endpoint(ByteBuffer.wrap(bytes).getInt(), 0);
        tell(request, title, at -> Sockaddr.encode(endpoint, Ifreq.address(at)));
    }

    private static InetAddress inet(long request) {
        if (Sockaddr.decode(Ifreq.address(request), 16) instanceof Inet4Endpoint inet4) {
            return inet4.toInetSocketAddress().getAddress();
        }
        return Inet4Endpoint.ANY.toInetSocketAddress().getAddress(); // none was set
    }

    private static void check(int result, String title) throws ErrnoException {
        if (result < 0) {
            throw ErrnoException.of("ioctl", -result, title);
        }
    }

    private static void checkName(String name) {
        int bytes = name.getBytes(UTF_8).length;
        boolean wrong = name.indexOf('\0') >= 0 || name.indexOf('/') >= 0;
        if (bytes == 0 || bytes > LONGEST_NAME || wrong) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is not the name of an interface: 1 to 15 bytes, no slash");
        }
    }
}
