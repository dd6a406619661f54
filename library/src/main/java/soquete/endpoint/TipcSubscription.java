package soquete.endpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What a program asks of the topology service of TIPC: `struct tipc_subscr`, 28 bytes.
///
/// Connect a socket of type `SOCK_SEQPACKET` to the instance 1 of [TipcEndpoint#TIPC_TOP_SRV],
/// and send what [#encode] gives. Each answer is a [TipcEvent].
///
/// @param type    the service
/// @param lower   the first instance of interest
/// @param upper   the last instance of interest
/// @param timeout milliseconds after which the subscription ends, 32 bits without sign, or
///     [#TIPC_WAIT_FOREVER]
/// @param filter  [#TIPC_SUB_PORTS] and its like
/// @param handle  comes back with each event
/// @see <a href="https://docs.kernel.org/networking/tipc.html">TIPC</a>
public record TipcSubscription(
        int type, int lower, int upper, int timeout, int filter, long handle) {
    /// Filter: an event for each socket.
    public static final int TIPC_SUB_PORTS = 0x1;

    /// Filter: an event for the first socket that comes and for the last that goes.
    public static final int TIPC_SUB_SERVICE = 0x2;

    /// Filter: end the subscription that is otherwise like this one.
    public static final int TIPC_SUB_CANCEL = 0x4;

    /// A timeout: none.
    public static final int TIPC_WAIT_FOREVER = -1;

    static final int SIZE = 28;
    private static final int TYPE_AT = 0;
    private static final int LOWER_AT = 4;
    private static final int UPPER_AT = 8;
    private static final int TIMEOUT_AT = 12;
    private static final int FILTER_AT = 16;
    private static final int HANDLE_AT = 20;

    /// The subscription in C, as it is sent.
    ///
    /// @return 28 bytes
    public byte[] encode() {
        return ByteBuffer.allocate(SIZE)
                .order(ByteOrder.nativeOrder())
                .putInt(TYPE_AT, type)
                .putInt(LOWER_AT, lower)
                .putInt(UPPER_AT, upper)
                .putInt(TIMEOUT_AT, timeout)
                .putInt(FILTER_AT, filter)
                .putLong(HANDLE_AT, handle)
                .array();
    }

    /// The subscription that [#encode] gave.
    ///
    /// @param bytes 28 bytes
    /// @return the subscription
    /// @throws IllegalArgumentException if it is another number of bytes
    public static TipcSubscription decode(byte... bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no struct tipc_subscr, which has " + SIZE);
        }
        return at(bytes, 0);
    }

    static TipcSubscription at(byte[] bytes, int from) {
        ByteBuffer c = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return new TipcSubscription(
                c.getInt(from + TYPE_AT),
                c.getInt(from + LOWER_AT),
                c.getInt(from + UPPER_AT),
                c.getInt(from + TIMEOUT_AT),
                c.getInt(from + FILTER_AT),
                c.getLong(from + HANDLE_AT));
    }
}
