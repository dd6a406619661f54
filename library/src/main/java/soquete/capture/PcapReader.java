package soquete.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/// Reads the packets of a classic pcap file, in either byte order, with micro- or nanoseconds. The
/// newer pcapng is refused by its name.
///
/// Not for several threads at a time.
///
/// @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-05.html">pcap</a>
public final class PcapReader implements Closeable {
    private static final int PCAPNG = 0x0a0d0d0a;
    private static final int LINK_TYPE = 0x0fff_ffff; // the rest says how long the checksum is
    private static final int LARGEST = 64 << 20;
    private static final int MICRO = 1000;
    private static final int NANOS = 1_000_000_000;

    private final InputStream from;
    private final ByteOrder order;
    private final boolean nanoseconds;
    private final int snapLength;
    private final int linkType;

    /// Reads the file's header.
    ///
    /// @param from where from; the stream should be buffered, and is closed with this
    /// @throws IOException as the stream says, or if it is no pcap file
    public PcapReader(InputStream from) throws IOException {
        this.from = from;
        byte[] header = from.readNBytes(PcapFormat.HEADER);
        if (header.length < PcapFormat.HEADER) {
            throw new EOFException("no pcap file: it ends after " + header.length + " bytes");
        }
        int big = ByteBuffer.wrap(header).getInt();
        int little = Integer.reverseBytes(big);
        boolean isBig = isMagic(big);
        if (!isBig && !isMagic(little)) {
            throw new IOException(
                    big == PCAPNG
                            ? "a pcapng file, which is not read here: tcpdump -r FILE -w NEW"
                                    + " converts it"
                            : "no pcap file: it begins with 0x" + Integer.toHexString(big));
        }
        order = isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        nanoseconds = (isBig ? big : little) == PcapFormat.NANOSECONDS;
        ByteBuffer head = ByteBuffer.wrap(header).order(order);
        snapLength = head.getInt(16);
        linkType = head.getInt(20) & LINK_TYPE;
    }

    private static boolean isMagic(int number) {
        return number == PcapFormat.MICROSECONDS || number == PcapFormat.NANOSECONDS;
    }

    /// What stands before the packets.
    ///
    /// @return 1 for Ethernet, 101 for nothing, 113 and 276 for what `any` of tcpdump writes
    public int linkType() {
        return linkType;
    }

    /// The most bytes of a packet that the file says it has.
    ///
    /// @return a number of bytes, as it stands there
    public int snapLength() {
        return snapLength;
    }

    /// The next packet.
    ///
    /// @return the packet; empty at the end of the file
    /// @throws EOFException if the file ends within a packet
    /// @throws IOException as the stream says, or if a record makes no sense
    public Optional<Packet> next() throws IOException {
        byte[] header = from.readNBytes(PcapFormat.RECORD);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < PcapFormat.RECORD) {
            throw new EOFException("the pcap file ends within the header of a packet");
        }
        ByteBuffer head = ByteBuffer.wrap(header).order(order);
        long seconds = Integer.toUnsignedLong(head.getInt());
        long fraction = Integer.toUnsignedLong(head.getInt()) * (nanoseconds ? 1 : MICRO);
        int length = head.getInt();
        int original = head.getInt();
        if (length < 0 || length > LARGEST || original < 0 || fraction >= NANOS) {
            throw new IOException(
                    "the pcap file is damaged: a packet of "
                            + Integer.toUnsignedString(length)
                            + " bytes, at fraction "
                            + fraction
                            + " of a second");
        }
        byte[] bytes = from.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(
                    "the pcap file ends within a packet: " + bytes.length + " of " + length);
        }
        // Some programs write less than was kept.
        int full = Math.max(original, length);
        return Optional.of(new Packet(Instant.ofEpochSecond(seconds, fraction), full, bytes));
    }

    /// Closes the stream.
    @Override
    public void close() throws IOException {
        from.close();
    }
}
