package soquete.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import soquete.message.Bytes;

/// How TLVs lie in a header: one byte of type, two of length, the value.
final class TlvLayout {
    static final Charset ASCII = US_ASCII;

    private static final int HEAD = 3;
    private static final int CHECKSUM = 4;
    private static final int SSL_FIXED = 5;

    private TlvLayout() {}

    static boolean hasRecord(int type) {
        return switch (type) {
            case ProxyTlv.PP2_TYPE_ALPN,
                    ProxyTlv.PP2_TYPE_AUTHORITY,
                    ProxyTlv.PP2_TYPE_CRC32C,
                    ProxyTlv.PP2_TYPE_NOOP,
                    ProxyTlv.PP2_TYPE_UNIQUE_ID,
                    ProxyTlv.PP2_TYPE_SSL,
                    ProxyTlv.PP2_TYPE_NETNS ->
                    true;
            default -> false;
        };
    }

    /// The bytes of a text; refuses one that the encoding cannot hold.
    static byte[] checkText(String text, Charset charset, String what) {
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " cannot be " + charset.name(), e);
        }
    }

    private static String text(ByteBuffer value, Charset charset, String what) {
        try {
            return charset.newDecoder().decode(value).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    what + " of the PROXY header is not " + charset.name(), e);
        }
    }

    /// Reads the TLVs from a place to the limit, and checks the checksum over all bytes from 0.
    static List<ProxyTlv> decode(ByteBuffer header, int from) {
        List<ProxyTlv> tlvs = new ArrayList<>();
        int checksumAt = -1;
        int at = from;
        while (at < header.limit()) {
            ByteBuffer value = value(header, at);
            ProxyTlv tlv = tlv(header.get(at) & 0xff, value);
            if (tlv instanceof ProxyTlv.Crc32c) {
                if (checksumAt >= 0) {
                    throw new IllegalArgumentException("the PROXY header has two checksums");
                }
                checksumAt = at + HEAD;
            }
            tlvs.add(tlv);
            at += HEAD + (header.getShort(at + 1) & 0xffff);
        }
        if (checksumAt >= 0) {
            int says = header.getInt(checksumAt);
            int is = checksum(header, checksumAt);
            if (says != is) {
                throw new IllegalArgumentException(
                        "the checksum of the PROXY header says "
                                + Integer.toUnsignedString(says, 16)
                                + ", and it is "
                                + Integer.toUnsignedString(is, 16));
            }
        }
        return tlvs;
    }

    /// The value of the TLV at a place; refuses one that is longer than what is there.
    private static ByteBuffer value(ByteBuffer all, int at) {
        int left = all.limit() - at - HEAD;
        int length = left < 0 ? 0 : all.getShort(at + 1) & 0xffff;
        if (length > left) {
            throw new IllegalArgumentException(
                    left < 0
                            ? "the PROXY header ends within the head of a TLV"
                            : "a TLV of the PROXY header says "
                                    + length
                                    + " bytes, and has "
                                    + left);
        }
        return all.slice(at + HEAD, length);
    }

    private static ProxyTlv tlv(int type, ByteBuffer value) {
        return switch (type) {
            case ProxyTlv.PP2_TYPE_ALPN -> new ProxyTlv.Alpn(text(value, ISO_8859_1, "the ALPN"));
            case ProxyTlv.PP2_TYPE_AUTHORITY ->
                    new ProxyTlv.Authority(text(value, UTF_8, "the AUTHORITY"));
            case ProxyTlv.PP2_TYPE_CRC32C -> {
                if (value.remaining() != CHECKSUM) {
                    throw new IllegalArgumentException(
                            "the checksum of the PROXY header has "
                                    + value.remaining()
                                    + " bytes, not 4");
                }
                yield new ProxyTlv.Crc32c();
            }
            case ProxyTlv.PP2_TYPE_NOOP -> new ProxyTlv.Noop(value.remaining());
            case ProxyTlv.PP2_TYPE_UNIQUE_ID -> new ProxyTlv.UniqueId(bytes(value));
            case ProxyTlv.PP2_TYPE_NETNS -> new ProxyTlv.Netns(text(value, ASCII, "the NETNS"));
            case ProxyTlv.PP2_TYPE_SSL -> ssl(value);
            default -> new ProxyTlv.Other(type, bytes(value));
        };
    }

    private static ProxyTlv.Ssl ssl(ByteBuffer value) {
        if (value.remaining() < SSL_FIXED) {
            throw new IllegalArgumentException(
                    "the SSL TLV of the PROXY header has "
                            + value.remaining()
                            + " bytes, fewer than 5");
        }
        List<SslTlv> tlvs = new ArrayList<>();
        int at = SSL_FIXED;
        while (at < value.limit()) {
            tlvs.add(new SslTlv(value.get(at) & 0xff, bytes(value(value, at))));
            at += HEAD + (value.getShort(at + 1) & 0xffff);
        }
        return new ProxyTlv.Ssl(value.get(0) & 0xff, value.getInt(1), tlvs);
    }

    private static Bytes bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return Bytes.of(bytes);
    }

    /// CRC-32C of the header as it is with zeros for its checksum.
    private static int checksum(ByteBuffer header, int checksumAt) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, checksumAt));
        crc.update(new byte[CHECKSUM]);
        int behind = checksumAt + CHECKSUM;
        crc.update(header.slice(behind, header.limit() - behind));
        return (int) crc.getValue();
    }

    /// The bytes of TLVs; more than a header has room for is told as it is.
    static int length(List<ProxyTlv> tlvs) {
        long length = 0;
        for (ProxyTlv tlv : tlvs) {
            length += HEAD + valueLength(tlv);
        }
        return (int) Math.min(length, Integer.MAX_VALUE / 2);
    }

    private static int valueLength(ProxyTlv tlv) {
        return switch (tlv) {
            case ProxyTlv.Alpn alpn -> alpn.protocol().length();
            case ProxyTlv.Authority authority -> authority.name().getBytes(UTF_8).length;
            case ProxyTlv.Crc32c _ -> CHECKSUM;
            case ProxyTlv.Noop noop -> noop.length();
            case ProxyTlv.UniqueId id -> id.id().length();
            case ProxyTlv.Netns netns -> netns.name().length();
            case ProxyTlv.Ssl ssl -> sslLength(ssl.tlvs());
            case ProxyTlv.Other other -> other.value().length();
        };
    }

    /// The bytes of an SSL TLV; refuses more than its length can say.
    static int sslLength(List<SslTlv> tlvs) {
        long length = SSL_FIXED;
        for (SslTlv tlv : tlvs) {
            length += HEAD + tlv.value().length();
        }
        if (length > 0xffff) {
            throw new IllegalArgumentException(
                    "an SSL TLV of " + length + " bytes: a TLV has room for 65535");
        }
        return (int) length;
    }

    /// Writes the TLVs to the end of a header, and then its checksum.
    static void encode(List<ProxyTlv> tlvs, ByteBuffer header) {
        int checksumAt = -1;
        for (ProxyTlv tlv : tlvs) {
            header.put((byte) tlv.type()).putShort((short) valueLength(tlv));
            switch (tlv) {
                case ProxyTlv.Alpn alpn -> header.put(alpn.protocol().getBytes(ISO_8859_1));
                case ProxyTlv.Authority authority -> header.put(authority.name().getBytes(UTF_8));
                case ProxyTlv.Crc32c _ -> {
                    checksumAt = header.position();
                    header.putInt(0);
                }
                case ProxyTlv.Noop noop -> header.position(header.position() + noop.length());
                case ProxyTlv.UniqueId id -> header.put(id.id().toArray());
                case ProxyTlv.Netns netns -> header.put(netns.name().getBytes(ASCII));
                case ProxyTlv.Ssl ssl -> encode(ssl, header);
                case ProxyTlv.Other other -> header.put(other.value().toArray());
            }
        }
        if (checksumAt >= 0) {
            header.putInt(checksumAt, checksum(header, checksumAt));
        }
    }

    private static void encode(ProxyTlv.Ssl ssl, ByteBuffer header) {
        header.put((byte) ssl.client()).putInt(ssl.verify());
        for (SslTlv tlv : ssl.tlvs()) {
            header.put((byte) tlv.type()).putShort((short) tlv.value().length());
            header.put(tlv.value().toArray());
        }
    }
}
