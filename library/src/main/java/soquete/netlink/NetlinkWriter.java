package soquete.netlink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import soquete.sys.Nlattr;

/// Writes the payload of a netlink message: a header of the protocol, then attributes, each padded
/// to 4 bytes.
///
/// ```java
/// new NetlinkWriter().header(header).string(IFLA_IFNAME, "eth0").u32(IFLA_MTU, 1400)
/// ```
///
/// Not for several threads at a time.
public final class NetlinkWriter {
    private ByteBuffer to = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

    /// Nothing yet.
    public NetlinkWriter() {}

    /// Adds bytes that are no attribute, padded to 4.
    ///
    /// @param bytes a structure of the protocol
    /// @return this
    public NetlinkWriter header(byte[] bytes) {
        room(bytes.length);
        to.put(bytes);
        pad();
        return this;
    }

    /// Adds an attribute.
    ///
    /// @param attribute any
    /// @return this
    public NetlinkWriter put(NetlinkAttribute attribute) {
        byte[] value = attribute.value();
        room(Nlattr.SIZE + value.length);
        to.putShort((short) (Nlattr.SIZE + value.length)).putShort((short) attribute.wireType());
        to.put(value);
        pad();
        return this;
    }

    /// Adds an attribute without a value, whose being there says something.
    ///
    /// @param type its number
    /// @return this
    public NetlinkWriter flag(int type) {
        return bytes(type, new byte[0]);
    }

    /// Adds an attribute of some bytes.
    ///
    /// @param type  its number
    /// @param value its bytes
    /// @return this
    public NetlinkWriter bytes(int type, byte[] value) {
        return put(NetlinkAttribute.of(type, value));
    }

    /// Adds a number of 8 bits.
    ///
    /// @param type  its number
    /// @param value its lower 8 bits count
    /// @return this
    public NetlinkWriter u8(int type, int value) {
        return bytes(type, new byte[] {(byte) value});
    }

    /// Adds a number of 16 bits.
    ///
    /// @param type  its number
    /// @param value its lower 16 bits count
    /// @return this
    public NetlinkWriter u16(int type, int value) {
        return bytes(type, buffer(Short.BYTES).putShort((short) value).array());
    }

    /// Adds a number of 32 bits.
    ///
    /// @param type  its number
    /// @param value its bits
    /// @return this
    public NetlinkWriter u32(int type, int value) {
        return bytes(type, buffer(Integer.BYTES).putInt(value).array());
    }

    /// Adds a number of 64 bits.
    ///
    /// @param type  its number
    /// @param value its bits
    /// @return this
    public NetlinkWriter u64(int type, long value) {
        return bytes(type, buffer(Long.BYTES).putLong(value).array());
    }

    /// Adds text as UTF-8 with a NUL behind it.
    ///
    /// @param type  its number
    /// @param value text without NUL
    /// @return this
    /// @throws IllegalArgumentException if the text has a NUL
    public NetlinkWriter string(int type, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "the text of attribute " + type + " has a NUL, which would end it");
        }
        byte[] text = value.getBytes(UTF_8);
        return bytes(type, Arrays.copyOf(text, text.length + 1));
    }

    /// Adds an attribute of attributes, marked with `NLA_F_NESTED`.
    ///
    /// @param type   its number
    /// @param inside writes those within
    /// @return this
    public NetlinkWriter nested(int type, Consumer<NetlinkWriter> inside) {
        NetlinkWriter inner = new NetlinkWriter();
        inside.accept(inner);
        return put(new NetlinkAttribute(type, true, false, inner.toByteArray()));
    }

    /// What was written.
    ///
    /// @return a new array
    public byte[] toByteArray() {
        return Arrays.copyOf(to.array(), to.position());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    private void pad() {
        to.position(NetlinkMessage.aligned(to.position()));
    }

    private void room(int size) {
        int needed = Math.addExact(NetlinkMessage.aligned(size), to.position());
        if (needed > to.capacity()) {
            ByteBuffer larger = buffer(Math.max(needed, 2 * to.capacity()));
            larger.put(to.array(), 0, to.position());
            to = larger;
        }
    }
}
