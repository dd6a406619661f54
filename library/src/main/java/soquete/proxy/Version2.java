package soquete.proxy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;

/// Version 2: 16 bytes, the addresses, and the TLVs.
final class Version2 {
    /// The bytes in front of the addresses.
    static final int FIXED = 16;

    private static final byte[] SIGNATURE = {
        '\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'
    };
    private static final int VERSION_AND_COMMAND = 12;
    private static final int FAMILY_AND_TYPE = 13;
    private static final int LENGTH = 14;
    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;
    private static final int UNSPEC = 0x00;
    private static final int INET = 0x10;
    private static final int INET6 = 0x20;
    private static final int UNIX = 0x30;
    private static final int STREAM = 0x01;
    private static final int DGRAM = 0x02;
    private static final int INET_LENGTH = 12;
    private static final int INET6_LENGTH = 36;
    private static final int UNIX_LENGTH = 2 * UnixEndpoint.UNIX_PATH_MAX;

    private Version2() {}

    /// Whether the bytes are those of the signature, as far as both go.
    static boolean mayBegin(byte[] bytes, int count) {
        return Version1.matches(SIGNATURE, bytes, count);
    }

    /// Whether the bytes have the whole signature.
    static boolean begins(byte[] bytes, int count) {
        return count >= SIGNATURE.length && mayBegin(bytes, count);
    }

    static ParsedHeader parse(byte[] bytes, int count, int atMost) {
        try {
            return parseOrRefuse(bytes, count, atMost);
        } catch (IllegalArgumentException e) {
            return new ParsedHeader.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static ParsedHeader parseOrRefuse(byte[] bytes, int count, int atMost) {
        if (count > VERSION_AND_COMMAND) {
            int first = bytes[VERSION_AND_COMMAND] & 0xff;
            if (first != LOCAL && first != PROXY) {
                throw new IllegalArgumentException(
                        "the PROXY header has version and command "
                                + hex(first)
                                + ": only 0x20 (LOCAL) and 0x21 (PROXY) are assigned");
            }
        }
        if (count < FIXED) {
            return new ParsedHeader.Incomplete(FIXED);
        }
        boolean local = bytes[VERSION_AND_COMMAND] == LOCAL;
        int kind = bytes[FAMILY_AND_TYPE] & 0xff;
        int rest = ByteBuffer.wrap(bytes).getShort(LENGTH) & 0xffff;
        // A LOCAL header is to be skipped, whatever it holds.
        int addresses = local ? 0 : addressLength(kind);
        if (rest < addresses) {
            throw new IllegalArgumentException(
                    "the PROXY header has "
                            + rest
                            + " bytes for addresses of "
                            + addresses
                            + " (family and type "
                            + hex(kind)
                            + ")");
        }
        int length = FIXED + rest;
        if (length > atMost) {
            throw new IllegalArgumentException(
                    "the PROXY header has " + length + " bytes, and the limit is " + atMost);
        }
        if (count < length) {
            return new ParsedHeader.Incomplete(length);
        }
        ProxyHeader header =
                local
                        ? new ProxyHeader.Local()
                        : header(kind, addresses, ByteBuffer.wrap(bytes, 0, length));
        return new ParsedHeader.Complete(header, length);
    }

    /// The length of the addresses; also refuses a family and type that is not assigned.
    private static int addressLength(int kind) {
        return switch (kind) {
            case UNSPEC -> 0;
            case INET | STREAM, INET | DGRAM -> INET_LENGTH;
            case INET6 | STREAM, INET6 | DGRAM -> INET6_LENGTH;
            case UNIX | STREAM, UNIX | DGRAM -> UNIX_LENGTH;
            default ->
                    throw new IllegalArgumentException(
                            "the PROXY header has family and type "
                                    + hex(kind)
                                    + ": not one of those that are assigned");
        };
    }

    private static ProxyHeader header(int kind, int addresses, ByteBuffer bytes) {
        List<ProxyTlv> tlvs = TlvLayout.decode(bytes, FIXED + addresses);
        if (kind == UNSPEC) {
            return new ProxyHeader.Unknown(ProxyVersion.V2, tlvs);
        }
        bytes.position(FIXED);
        SocketType type = (kind & STREAM) != 0 ? SocketType.SOCK_STREAM : SocketType.SOCK_DGRAM;
        Endpoint source;
        Endpoint destination;
        switch (kind & 0xf0) {
            case INET -> {
                int from = bytes.getInt();
                int to = bytes.getInt();
                source = new Inet4Endpoint(from, bytes.getShort() & 0xffff);
                destination = new Inet4Endpoint(to, bytes.getShort() & 0xffff);
            }
            case INET6 -> {
                long fromHigh = bytes.getLong();
                long fromLow = bytes.getLong();
                long toHigh = bytes.getLong();
                long toLow = bytes.getLong();
                source = inet6(fromHigh, fromLow, bytes.getShort());
                destination = inet6(toHigh, toLow, bytes.getShort());
            }
            default -> {
                source = unix(bytes);
                destination = unix(bytes);
            }
        }
        return new ProxyHeader.Proxied(ProxyVersion.V2, type, source, destination, tlvs);
    }

    private static Inet6Endpoint inet6(long high, long low, short port) {
        return new Inet6Endpoint(high, low, port & 0xffff, 0, 0);
    }

    /// A `sun_path` of its full size: a path ends before its first NUL, an abstract name behind
    /// its last byte that is none.
    private static UnixEndpoint unix(ByteBuffer bytes) {
        byte[] path = new byte[UnixEndpoint.UNIX_PATH_MAX];
        bytes.get(path);
        int length = 0;
        if (path[0] != 0) {
            while (length < path.length && path[length] != 0) {
                length++;
            }
        } else {
            length = path.length;
            while (length > 0 && path[length - 1] == 0) {
                length--;
            }
        }
        return new UnixEndpoint(Arrays.copyOf(path, length));
    }

    static byte[] encode(ProxyHeader header) {
        List<ProxyTlv> tlvs = header.tlvs();
        int addresses = 0;
        int kind = UNSPEC;
        if (header instanceof ProxyHeader.Proxied proxied) {
            addresses = addressLength(proxied.source(), proxied.destination());
            kind = family(proxied.source()) | type(proxied.type());
        }
        int rest = addresses + TlvLayout.length(tlvs);
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + rest).put(SIGNATURE);
        bytes.put((byte) (header instanceof ProxyHeader.Local ? LOCAL : PROXY));
        bytes.put((byte) kind).putShort((short) rest);
        if (header instanceof ProxyHeader.Proxied proxied) {
            putAddresses(bytes, proxied.source(), proxied.destination());
        }
        TlvLayout.encode(tlvs, bytes);
        return bytes.array();
    }

    private static void putAddresses(ByteBuffer bytes, Endpoint source, Endpoint destination) {
        if (source instanceof Inet4Endpoint from && destination instanceof Inet4Endpoint to) {
            bytes.putInt(from.address()).putInt(to.address());
            bytes.putShort((short) from.port()).putShort((short) to.port());
        } else if (source instanceof Inet6Endpoint from
                && destination instanceof Inet6Endpoint to) {
            bytes.putLong(from.high()).putLong(from.low()).putLong(to.high()).putLong(to.low());
            bytes.putShort((short) from.port()).putShort((short) to.port());
        } else if (source instanceof UnixEndpoint from && destination instanceof UnixEndpoint to) {
            bytes.put(Arrays.copyOf(from.sunPath(), UnixEndpoint.UNIX_PATH_MAX));
            bytes.put(Arrays.copyOf(to.sunPath(), UnixEndpoint.UNIX_PATH_MAX));
        }
    }

    private static int family(Endpoint endpoint) {
        if (endpoint instanceof Inet4Endpoint) {
            return INET;
        }
        return endpoint instanceof Inet6Endpoint ? INET6 : UNIX;
    }

    /// The bits of a type; refuses what is neither stream nor datagram.
    static int type(SocketType type) {
        if (type.equals(SocketType.SOCK_STREAM)) {
            return STREAM;
        }
        if (type.equals(SocketType.SOCK_DGRAM)) {
            return DGRAM;
        }
        throw new IllegalArgumentException(
                "a PROXY header has SOCK_STREAM and SOCK_DGRAM, not " + type);
    }

    /// The length of two addresses; refuses what cannot be in one header.
    static int addressLength(Endpoint source, Endpoint destination) {
        if (source instanceof Inet4Endpoint && destination instanceof Inet4Endpoint) {
            return INET_LENGTH;
        }
        if (source instanceof Inet6Endpoint && destination instanceof Inet6Endpoint) {
            return INET6_LENGTH;
        }
        if (source instanceof UnixEndpoint from && destination instanceof UnixEndpoint to) {
            checkEnd(from);
            checkEnd(to);
            return UNIX_LENGTH;
        }
        throw new IllegalArgumentException(
                "a PROXY header has two IPv4, two IPv6 or two Unix endpoints, not "
                        + source
                        + " and "
                        + destination);
    }

    private static void checkEnd(UnixEndpoint endpoint) {
        byte[] path = endpoint.sunPath();
        if (path.length > 0 && path[path.length - 1] == 0) {
            throw new IllegalArgumentException(
                    "the name of "
                            + endpoint
                            + " ends in a NUL, which a PROXY header cannot tell from its filling");
        }
    }

    /// Refuses TLVs that the header has no place for.
    static void check(ProxyVersion version, List<ProxyTlv> tlvs, int addresses) {
        if (version == ProxyVersion.V1 && !tlvs.isEmpty()) {
            throw new IllegalArgumentException(
                    "version 1 of the PROXY protocol has no TLVs: take version 2 for "
                            + tlvs.getFirst());
        }
        int length = addresses + TlvLayout.length(tlvs);
        if (length > 0xffff) {
            throw new IllegalArgumentException(
                    "addresses and TLVs of "
                            + length
                            + " bytes: a PROXY header has room for 65535");
        }
        if (tlvs.stream().filter(ProxyTlv.Crc32c.class::isInstance).count() > 1) {
            throw new IllegalArgumentException("a PROXY header has one checksum, not several");
        }
    }

    private static String hex(int number) {
        return "0x" + Character.forDigit(number >> 4, 16) + Character.forDigit(number & 0xf, 16);
    }
}
