package soquete.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import soquete.error.ErrnoException;
import soquete.sys.InterfaceNames;
import soquete.sys.Scratch;

/// The functions of `<net/if.h>`, by their own names, for the network namespace that the calling
/// thread is in.
public final class NetIf {
    private static final int ENODEV = 19;
    private static final int ENXIO = 6;
    private static final int LONGEST_NAME = 15;

    private NetIf() {}

    /// All interfaces.
    ///
    /// C: `struct if_nameindex *if_nameindex(void)`
    ///
    /// @return the names by their indices, in order
    /// @throws ErrnoException `EMFILE`, `ENFILE` too many open files
    /// @see <a href="https://man7.org/linux/man-pages/man3/if_nameindex.3.html">if_nameindex(3)</a>
    public static SortedMap<Integer, String> if_nameindex() throws ErrnoException {
        Map<Integer, String> names = new TreeMap<>();
        int result = InterfaceNames.all(names);
        if (result < 0) {
            throw ErrnoException.of("if_nameindex", -result, null);
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    /// The index of an interface.
    ///
    /// C: `unsigned int if_nametoindex(const char *ifname)`
    ///
    /// @param ifname its name
    /// @return its index, 1 or more
    /// @throws ErrnoException `ENODEV` there is none
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man3/if_nametoindex.3.html">if_nametoindex(3)</a>
    public static int if_nametoindex(String ifname) throws ErrnoException {
        if (ifname.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of an interface has no NUL");
        }
        if (ifname.getBytes(UTF_8).length > LONGEST_NAME) {
            throw ErrnoException.of("if_nametoindex", ENODEV, ifname); // as the C function says
        }
        Scratch s = Scratch.take();
        try {
            int index = InterfaceNames.index(s, ifname);
            if (index < 0) {
                throw ErrnoException.of("if_nametoindex", -index, ifname);
            }
            return index;
        } finally {
            s.give();
        }
    }

    /// The name of an interface.
    ///
    /// C: `char *if_indextoname(unsigned int ifindex, char *ifname)`
    ///
    /// @param ifindex its index
    /// @return its name
    /// @throws ErrnoException `ENXIO` there is none
    /// @see <a
    ///     href="https://man7.org/linux/man-pages/man3/if_indextoname.3.html">if_indextoname(3)</a>
    public static String if_indextoname(int ifindex) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int result = InterfaceNames.askName(s, ifindex);
            if (result < 0) {
                int errno = result == -ENODEV ? ENXIO : -result;
                throw ErrnoException.of("if_indextoname", errno, ifindex);
            }
            return InterfaceNames.name(s);
        } finally {
            s.give();
        }
    }
}
