package soquete.netlink;

import static soquete.sys.NetlinkConstants.NLMSG_DONE;
import static soquete.sys.NetlinkConstants.NLMSG_ERROR;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import soquete.sys.Nlmsghdr;

/// One netlink message: `struct nlmsghdr` and what follows it.
///
/// Pure values: nothing here talks to the kernel. Numbers in the payload are in the byte order of
/// this machine, unless a protocol says otherwise.
///
/// @param type     what it is about, 0 to 65535: below 16 the protocol's own (`NLMSG_DONE`), others
///     as each protocol has them (`RTM_NEWLINK`)
/// @param flags    `NLM_F_*`, 0 to 65535
/// @param sequence the number of the request that it answers; 0 for an event
/// @param pid      the port of the socket that asked; 0 for the kernel
/// @param payload  what follows the header; copied in and out
/// @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record NetlinkMessage(int type, int flags, int sequence, int pid, byte[] payload) {
    private static final int ALIGNMENT = 4;

    /// Copies the payload.
    ///
    /// @throws IllegalArgumentException if type or flags do not fit into 16 bits
    public NetlinkMessage {
        if ((type & ~0xffff) != 0 || (flags & ~0xffff) != 0) {
            throw new IllegalArgumentException(
                    "type " + type + " and flags " + flags + " must be in 0 to 65535");
        }
        payload = payload.clone();
    }

    /// A message that is to be sent: sequence number and port are filled in by [Netlink].
    ///
    /// @param type    what it asks for
    /// @param flags   `NLM_F_*` besides those that [Netlink] adds
    /// @param payload the protocol's header and attributes
    /// @return the message
    public static NetlinkMessage of(int type, int flags, NetlinkWriter payload) {
        return new NetlinkMessage(type, flags, 0, 0, payload.toByteArray());
    }

    /// Takes a datagram apart. One may carry many messages.
    ///
    /// @param datagram what recv(2) gave
    /// @return the messages, in order
    /// @throws IllegalArgumentException if a length leads out of the datagram, or the end is no
    ///     message
    public static List<NetlinkMessage> parse(byte[] datagram) {
        ByteBuffer from = ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder());
        List<NetlinkMessage> messages = new ArrayList<>();
        int at = 0;
        while (at < datagram.length) {
            int rest = datagram.length - at;
            int length = rest < Nlmsghdr.SIZE ? 0 : from.getInt(at + Nlmsghdr.NLMSG_LEN);
            if (length < Nlmsghdr.SIZE || length > rest) {
                throw new IllegalArgumentException(
                        "no netlink message at byte "
                                + at
                                + " of "
                                + datagram.length
                                + ": its length says "
                                + length);
            }
            messages.add(
                    new NetlinkMessage(
                            Short.toUnsignedInt(from.getShort(at + Nlmsghdr.NLMSG_TYPE)),
                            Short.toUnsignedInt(from.getShort(at + Nlmsghdr.NLMSG_FLAGS)),
                            from.getInt(at + Nlmsghdr.NLMSG_SEQ),
                            from.getInt(at + Nlmsghdr.NLMSG_PID),
                            Arrays.copyOfRange(datagram, at + Nlmsghdr.SIZE, at + length)));
            at += Math.min(aligned(length), rest);
        }
        return messages;
    }

    /// The bytes for a datagram, padded to 4.
    ///
    /// @return header and payload
    public byte[] encode() {
        int length = Nlmsghdr.SIZE + payload.length;
        ByteBuffer to = ByteBuffer.allocate(aligned(length)).order(ByteOrder.nativeOrder());
        to.putInt(Nlmsghdr.NLMSG_LEN, length);
        to.putShort(Nlmsghdr.NLMSG_TYPE, (short) type);
        to.putShort(Nlmsghdr.NLMSG_FLAGS, (short) flags);
        to.putInt(Nlmsghdr.NLMSG_SEQ, sequence);
        to.putInt(Nlmsghdr.NLMSG_PID, pid);
        to.put(Nlmsghdr.SIZE, payload);
        return to.array();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /// The attributes behind the protocol's own header.
    ///
    /// @param header its length in bytes
    /// @return the attributes
    /// @throws IllegalArgumentException if the payload is shorter than the header, or a length in
    ///     it leads out of it
    public NetlinkAttributes attributes(int header) {
        return NetlinkAttributes.parse(payload, header, payload.length);
    }

    /// Whether some flags are set.
    ///
    /// @param wanted `NLM_F_*`
    /// @return true if none is missing
    public boolean has(int wanted) {
        return (flags & wanted) == wanted;
    }

    /// Whether it ends an answer of many messages.
    boolean isDone() {
        return type == NLMSG_DONE;
    }

    /// Whether it says that a request failed, or was done.
    boolean isError() {
        return type == NLMSG_ERROR;
    }

    NetlinkMessage asRequest(int moreFlags, int number) {
        return new NetlinkMessage(type, flags | moreFlags, number, 0, payload);
    }

    /// The payload, not copied, of at least so many bytes.
    ByteBuffer header(int size, String struct) {
        if (payload.length < size) {
            throw new IllegalArgumentException(
                    "a message of type "
                            + type
                            + " has "
                            + payload.length
                            + " bytes where a "
                            + struct
                            + " of "
                            + size
                            + " belongs");
        }
        return ByteBuffer.wrap(payload).order(ByteOrder.nativeOrder());
    }

    static int aligned(int length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetlinkMessage that
                && type == that.type
                && flags == that.flags
                && sequence == that.sequence
                && pid == that.pid
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type + sequence) + Arrays.hashCode(payload);
    }

    /// `NetlinkMessage[type=16, flags=0x2, sequence=1, pid=4711, 32 bytes]`
    @Override
    public String toString() {
        return "NetlinkMessage[type="
                + type
                + ", flags=0x"
                + Integer.toHexString(flags)
                + ", sequence="
                + sequence
                + ", pid="
                + Integer.toUnsignedString(pid)
                + ", "
                + payload.length
                + " bytes]";
    }
}
