package soquete.endpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What the topology service of TIPC tells: `struct tipc_event`, 48 bytes.
///
/// @param event        [#TIPC_PUBLISHED] and its like
/// @param foundLower   the first instance that it is about
/// @param foundUpper   the last instance that it is about
/// @param port         the socket that came or went
/// @param subscription what was asked
/// @see <a href="https://docs.kernel.org/networking/tipc.html">TIPC</a>
public record TipcEvent(
        int event,
        int foundLower,
        int foundUpper,
        TipcEndpoint.SocketId port,
        TipcSubscription subscription) {
    /// Event: instances were bound.
    public static final int TIPC_PUBLISHED = 1;

    /// Event: instances are no longer bound.
    public static final int TIPC_WITHDRAWN = 2;

    /// Event: the subscription has ended.
    public static final int TIPC_SUBSCR_TIMEOUT = 3;

    private static final int SIZE = 48;
    private static final int EVENT_AT = 0;
    private static final int LOWER_AT = 4;
    private static final int UPPER_AT = 8;
    private static final int REF_AT = 12;
    private static final int NODE_AT = 16;
    private static final int SUBSCRIPTION_AT = 20;

    /// The event that a socket received.
    ///
    /// @param bytes the whole message
    /// @return the event
    /// @throws IllegalArgumentException if it is not of 48 bytes
    public static TipcEvent decode(byte... bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no struct tipc_event, which has " + SIZE);
        }
        ByteBuffer c = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return new TipcEvent(
                c.getInt(EVENT_AT),
                c.getInt(LOWER_AT),
                c.getInt(UPPER_AT),
                new TipcEndpoint.SocketId(c.getInt(REF_AT), c.getInt(NODE_AT), 0),
                TipcSubscription.at(bytes, SUBSCRIPTION_AT));
    }
}
