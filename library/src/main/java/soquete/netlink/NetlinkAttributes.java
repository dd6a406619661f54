package soquete.netlink;

import static soquete.sys.NetlinkConstants.NLA_F_NESTED;
import static soquete.sys.NetlinkConstants.NLA_F_NET_BYTEORDER;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import soquete.sys.NetlinkConstants;
import soquete.sys.Nlattr;

/// The attributes of a netlink message, or of another attribute, in their order.
///
/// @param all the attributes
public record NetlinkAttributes(List<NetlinkAttribute> all) {
    /// An own copy of the list.
    public NetlinkAttributes {
        all = List.copyOf(all);
    }

    /// Takes bytes apart.
    ///
    /// @param bytes attributes, each at a multiple of 4 bytes
    /// @return the attributes
    /// @throws IllegalArgumentException if a length leads out of the bytes
    public static NetlinkAttributes parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length);
    }

    static NetlinkAttributes parse(byte[] bytes, int start, int end) {
        if (start > end) {
            throw new IllegalArgumentException(
                    "a message of " + end + " bytes ends before its header of " + start);
        }
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        List<NetlinkAttribute> all = new ArrayList<>();
        int at = start;
        while (end - at >= Nlattr.SIZE) {
            int length = Short.toUnsignedInt(from.getShort(at + Nlattr.NLA_LEN));
            if (length < Nlattr.SIZE || length > end - at) {
                throw new IllegalArgumentException(
                        "the attribute at byte "
                                + at
                                + " says that it has "
                                + length
                                + " bytes, and "
                                + (end - at)
                                + " are left");
            }
            int type = Short.toUnsignedInt(from.getShort(at + Nlattr.NLA_TYPE));
            all.add(
                    new NetlinkAttribute(
                            type & NetlinkConstants.NLA_TYPE_MASK & 0xffff,
                            (type & NLA_F_NESTED) != 0,
                            (type & NLA_F_NET_BYTEORDER) != 0,
                            Arrays.copyOfRange(bytes, at + Nlattr.SIZE, at + length)));
            at += Math.min(NetlinkMessage.aligned(length), end - at);
        }
        return new NetlinkAttributes(all);
    }

    /// The attribute of a type; the last one where there are several, as the kernel reads them.
    ///
    /// @param type its number
    /// @return the attribute, or empty
    public Optional<NetlinkAttribute> find(int type) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).type() == type) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }
}
