package soquete.netlink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.sys.NetlinkConstants.NLA_F_NESTED;
import static soquete.sys.NetlinkConstants.NLA_F_NET_BYTEORDER;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import soquete.option.MemInfo;
import soquete.option.SolSocket;
import soquete.sys.Nlattr;

/// One attribute of a netlink message: `struct nlattr` and its value.
///
/// The methods named after types read the value as that type; it may be longer, as kernels make
/// values longer, but not shorter.
///
/// @param type          its number, 0 to 16383
/// @param nested        whether the sender marked it with `NLA_F_NESTED`: its value is attributes.
///     Old protocols nest without the mark
/// @param networkOrder  whether it is marked with `NLA_F_NET_BYTEORDER`: its number is big-endian
/// @param value         at most 65531 bytes; copied in and out
/// @see <a href="https://docs.kernel.org/userspace-api/netlink/intro.html">Netlink handbook</a>
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record NetlinkAttribute(int type, boolean nested, boolean networkOrder, byte[] value) {
    private static final int TYPES = 1 << 14;
    private static final int MOST = 0xffff - Nlattr.SIZE;

    /// Copies the value.
    ///
    /// @throws IllegalArgumentException if the type or the length does not fit
    public NetlinkAttribute {
        if (type < 0 || type >= TYPES) {
            throw new IllegalArgumentException(
                    "the type " + type + " of an attribute is not in 0 to " + (TYPES - 1));
        }
        if (value.length > MOST) {
            throw new IllegalArgumentException(
                    "an attribute of " + value.length + " bytes is longer than " + MOST);
        }
        value = value.clone();
    }

    /// A plain attribute.
    ///
    /// @param type  its number
    /// @param value its bytes
    /// @return the attribute
    public static NetlinkAttribute of(int type, byte[] value) {
        return new NetlinkAttribute(type, false, false, value);
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    /// The number of bytes of the value.
    ///
    /// @return 0 or more
    public int size() {
        return value.length;
    }

    /// The value as an unsigned byte.
    ///
    /// @return 0 to 255
    /// @throws IllegalArgumentException if there is no byte
    public int u8() {
        return Byte.toUnsignedInt(number(Byte.BYTES).get(0));
    }

    /// The value as an unsigned number of 16 bits.
    ///
    /// @return 0 to 65535
    /// @throws IllegalArgumentException if the value is shorter
    public int u16() {
        return Short.toUnsignedInt(number(Short.BYTES).getShort(0));
    }

    /// The value as an unsigned number of 32 bits, in a Java `int` that holds the same bits.
    ///
    /// @return negative from 2147483648 on; `Integer.toUnsignedLong` helps
    /// @throws IllegalArgumentException if the value is shorter
    public int u32() {
        return number(Integer.BYTES).getInt(0);
    }

    /// The value as an unsigned number of 64 bits, in a Java `long` that holds the same bits.
    ///
    /// @return negative from 2^63 on
    /// @throws IllegalArgumentException if the value is shorter
    public long u64() {
        return number(Long.BYTES).getLong(0);
    }

    /// The value as text.
    ///
    /// @return UTF-8, up to the first NUL or the end
    public String string() {
        int length = 0;
        while (length < value.length && value[length] != 0) {
            length++;
        }
        return new String(value, 0, length, UTF_8);
    }

    /// The value as attributes.
    ///
    /// @return those within
    /// @throws IllegalArgumentException if a length leads out of the value
    public NetlinkAttributes attributes() {
        return NetlinkAttributes.parse(value, 0, value.length);
    }

    /// The value, not copied, of at least so many bytes.
    ByteBuffer number(int size) {
        if (value.length < size) {
            throw new IllegalArgumentException(
                    "attribute "
                            + type
                            + " has "
                            + value.length
                            + " bytes, and is read as "
                            + size);
        }
        ByteOrder order = networkOrder ? ByteOrder.BIG_ENDIAN : ByteOrder.nativeOrder();
        return ByteBuffer.wrap(value).order(order);
    }

    int wireType() {
        return type | (nested ? NLA_F_NESTED : 0) | (networkOrder ? NLA_F_NET_BYTEORDER : 0);
    }

    /// The value as the memory of a socket: numbers of 32 bits.
    MemInfo memory() {
        return SolSocket.SO_MEMINFO.shape().decode(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetlinkAttribute that
                && wireType() == that.wireType()
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(value);
    }

    /// `NetlinkAttribute[3, 8 bytes]`
    @Override
    public String toString() {
        return "NetlinkAttribute[" + type + ", " + value.length + " bytes]";
    }
}
