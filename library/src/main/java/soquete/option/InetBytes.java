package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.RawEndpoint;

/// Socket addresses as bytes, for values of options that hold one.
final class InetBytes {
    /// `struct sockaddr_storage`, which holds any address.
    private static final Struct STORAGE = Struct.of("sockaddr_storage", 128);

    private static final Struct IN = Struct.of("sockaddr_in", 16);
    private static final Struct.Field IN_FAMILY = IN.field("sin_family", 0, 2);
    private static final Struct.Field IN_PORT = IN.field("sin_port", 2, 2);
    private static final Struct.Field IN_ADDR = IN.field("sin_addr", 4, 4);

    private static final Struct IN6 = Struct.of("sockaddr_in6", 28);
    private static final Struct.Field IN6_PORT = IN6.field("sin6_port", 2, 2);
    private static final Struct.Field IN6_FLOWINFO = IN6.field("sin6_flowinfo", 4, 4);
    private static final Struct.Field IN6_ADDR = IN6.field("sin6_addr", 8, 16);
    private static final Struct.Field IN6_SCOPE = IN6.field("sin6_scope_id", 24, 4);

    static final Shape<Endpoint> SOCKADDR =
            Coded.bytes(
                    Endpoint.class,
                    STORAGE.size(),
                    Passing.EXACT,
                    InetBytes::sockaddr,
                    bytes -> get(bytes, 0, bytes.length));

    /// An address in room for either, where the kernel does not say how long it is.
    static final Shape<Endpoint> ORIGINAL_DST =
            Coded.bytes(
                    Endpoint.class,
                    IN6.size(),
                    Passing.VALUE,
                    InetBytes::sockaddr,
                    bytes -> get(bytes, 0, bytes.length));

    private InetBytes() {}

    static int storageSize() {
        return STORAGE.size();
    }

    private static byte[] sockaddr(Endpoint endpoint) {
        ByteBuffer to = STORAGE.blank();
        byte[] bytes = new byte[put(to, 0, endpoint)];
        to.get(0, bytes);
        return bytes;
    }

    /// Writes an address.
    ///
    /// @return its length
    static int put(ByteBuffer to, int at, Endpoint endpoint) {
        ByteBuffer here =
                to.slice(at, Math.min(STORAGE.size(), to.limit() - at))
                        .order(ByteOrder.nativeOrder());
        IN_FAMILY.put(here, endpoint.family().number());
        if (endpoint instanceof Inet4Endpoint inet4) {
            IN_PORT.put(here, Short.reverseBytes((short) inet4.port()));
            IN_ADDR.putNet(here, inet4.address());
            return IN.size();
        }
        if (endpoint instanceof Inet6Endpoint inet6) {
            IN_PORT.put(here, Short.reverseBytes((short) inet6.port()));
            IN6_FLOWINFO.putNet(here, inet6.flowInfo());
            putAddress(here, IN6_ADDR.offset(), inet6);
            IN6_SCOPE.put(here, inet6.scopeId());
            return IN6.size();
        }
        if (endpoint instanceof RawEndpoint raw) {
            byte[] data = raw.data();
            here.put(Short.BYTES, data);
            return Short.BYTES + data.length;
        }
        throw new IllegalArgumentException(
                "an option takes an IPv4 or IPv6 address or a RawEndpoint, and not " + endpoint);
    }

    /// Reads an address.
    static Endpoint get(byte[] bytes, int at, int length) {
        if (length < Short.BYTES) {
            throw new IllegalArgumentException(
                    "the kernel answered an address of " + length + " bytes");
        }
        ByteBuffer here = ByteBuffer.wrap(bytes, at, length).slice().order(ByteOrder.nativeOrder());
        int family = IN_FAMILY.getInt(here);
        if (family == Family.AF_INET.number() && length >= IN.size()) {
            return new Inet4Endpoint(IN_ADDR.getNet(here), port(here));
        }
        if (family == Family.AF_INET6.number() && length >= IN6.size()) {
            return address6(
                    here,
                    IN6_ADDR.offset(),
                    port(here),
                    IN6_FLOWINFO.getNet(here),
                    IN6_SCOPE.getInt(here));
        }
        byte[] data = new byte[Math.min(length - Short.BYTES, RawEndpoint.MAX_DATA)];
        here.get(Short.BYTES, data);
        return new RawEndpoint(new Family(family), data);
    }

    private static int port(ByteBuffer here) {
        return Short.reverseBytes((short) IN6_PORT.getInt(here)) & 0xffff;
    }

    static Inet6Endpoint address6(ByteBuffer from, int at, int port, int flow, int scope) {
        return new Inet6Endpoint(
                Long.reverseBytes(from.getLong(at)),
                Long.reverseBytes(from.getLong(at + Long.BYTES)),
                port,
                flow,
                scope);
    }

    /// The 16 bytes of an address alone.
    static void putAddress(ByteBuffer to, int at, Inet6Endpoint address) {
        to.putLong(at, Long.reverseBytes(address.high()));
        to.putLong(at + Long.BYTES, Long.reverseBytes(address.low()));
    }

    /// The address in a `struct sockaddr_storage`, which must be of IPv4 or IPv6.
    static InetEndpoint inet(ByteBuffer from, int at) {
        Endpoint endpoint = get(from.array(), from.arrayOffset() + at, STORAGE.size());
        if (endpoint instanceof InetEndpoint inet) {
            return inet;
        }
        throw new IllegalArgumentException("neither IPv4 nor IPv6: " + endpoint);
    }
}
