package soquete.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;

/// Names and indices of interfaces, as `if_nametoindex` and its kin of `<net/if.h>` tell them: of
/// the network namespace that the calling thread is in.
@OwnConstants("the room for one answer")
public final class InterfaceNames {
    /// More than the kernel puts into one datagram of a dump.
    private static final int ROOM = 64 * 1024;

    private InterfaceNames() {}

    /// The index of a name of at most 15 bytes.
    public static int index(Scratch s, String name) {
        Ifreq.encode(s.data(), name);
        int result = ask(s, IoctlRequests.SIOCGIFINDEX);
        return result < 0 ? result : Ifreq.value(s.data());
    }

    /// Leaves the name of an index for [#name].
    public static int askName(Scratch s, int index) {
        Ifreq.encodeIndex(s.data(), index);
        return ask(s, IoctlRequests.SIOCGIFNAME);
    }

    /// The name that [#askName] was told.
    public static String name(Scratch s) {
        return Ifreq.name(s.data());
    }

    /// A request about the [Ifreq] in the scratch's data, through a socket for this one question.
    public static int ask(Scratch s, int request) {
        int type = Constants.SOCK_DGRAM | Constants.SOCK_CLOEXEC;
        int fd = Calls.socket(s, Constants.AF_INET, type, 0);
        if (fd == -Constants.EAFNOSUPPORT) {
            fd = Calls.socket(s, Constants.AF_UNIX, type, 0); // a kernel without IPv4
        }
        if (fd < 0) {
            return fd;
        }
        int result = IoctlCalls.ioctl(s, fd, request, s.data());
        Calls.close(s, fd);
        return result;
    }

    /// All of them, by index, whether or not they have an address.
    ///
    /// @return 0 or `-errno`
    public static int all(Map<Integer, String> into) {
        Scratch s = Scratch.take();
        int type = Constants.SOCK_RAW | Constants.SOCK_CLOEXEC;
        int fd = Calls.socket(s, Constants.AF_NETLINK, type, NetlinkConstants.NETLINK_ROUTE);
        if (fd < 0) {
            s.give();
            return fd;
        }
        try (Arena arena = Arena.ofConfined()) {
            int size = Nlmsghdr.SIZE + Ifinfomsg.SIZE;
            for (int at = 0; at < size; at += Integer.BYTES) {
                Memory.putInt(s.data() + at, 0);
            }
            int flags = NetlinkConstants.NLM_F_REQUEST | NetlinkConstants.NLM_F_DUMP;
            Nlmsghdr.encode(s.data(), size, NetlinkConstants.RTM_GETLINK, flags);
            long sent = Calls.sendtoNow(s, fd, s.data(), size, 0, 0, 0);
            return sent < 0 ? (int) sent : receive(s, fd, arena.allocate(ROOM), into);
        } finally {
            Calls.close(s, fd);
            s.give();
        }
    }

    private static int receive(Scratch s, int fd, MemorySegment room, Map<Integer, String> into) {
        Map<Integer, String> found = new TreeMap<>();
        while (true) {
            long received = Calls.recvfrom(s, fd, room, 0, 0, 0);
            if (received == -Constants.EINTR) {
                continue;
            }
            if (received < 0) {
                return (int) received;
            }
            long at = room.address();
            long end = at + received;
            while (end - at >= Nlmsghdr.SIZE) {
                int length = Nlmsghdr.length(at);
                if (length < Nlmsghdr.SIZE || length > end - at) {
                    return -Constants.EPROTO;
                }
                int type = Nlmsghdr.type(at);
                if (type == NetlinkConstants.NLMSG_DONE) {
                    into.putAll(found);
                    return 0;
                }
                if (type == NetlinkConstants.NLMSG_ERROR) {
                    return length < Nlmsghdr.SIZE + Integer.BYTES
                            ? -Constants.EPROTO
                            : Memory.getInt(at + Nlmsghdr.SIZE);
                }
                if (type == NetlinkConstants.RTM_NEWLINK) {
                    Ifinfomsg.name(at + Nlmsghdr.SIZE, at + length, found);
                }
                at += (length + 3) & -4;
            }
        }
    }
}
