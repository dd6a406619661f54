package soquete.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/// Writes packets as a classic pcap file with nanoseconds, which tcpdump and Wireshark read.
///
/// Not for several threads at a time.
///
/// @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-05.html">pcap</a>
public final class PcapWriter implements Closeable, Flushable {
    private final OutputStream to;
    private final boolean nanoseconds;
    private final ByteOrder order;

    /// Writes the file's header.
    ///
    /// @param to         where to; the stream should be buffered, and is closed with this
    /// @param linkType   what stands before the packet: 1 Ethernet, 101 nothing;
    ///     [PacketCapture#linkType]
    /// @param snapLength the most bytes of a packet that may come
    /// @throws IOException as the stream says
    /// @throws IllegalArgumentException if the snap length is not positive
    public PcapWriter(OutputStream to, int linkType, int snapLength) throws IOException {
        this(to, linkType, snapLength, true, ByteOrder.nativeOrder());
    }

    /// As the other, in any of the four forms of the file.
    PcapWriter(OutputStream to, int linkType, int snapLength, boolean nanoseconds, ByteOrder order)
            throws IOException {
        if (snapLength <= 0) {
            throw new IllegalArgumentException(
                    "the snap length " + snapLength + " is not positive");
        }
        this.to = to;
        this.nanoseconds = nanoseconds;
        this.order = order;
        byte[] header = new byte[PcapFormat.HEADER];
        ByteBuffer.wrap(header)
                .order(order)
                .putInt(nanoseconds ? PcapFormat.NANOSECONDS : PcapFormat.MICROSECONDS)
                .putShort((short) PcapFormat.MAJOR)
                .putShort((short) PcapFormat.MINOR)
                .putLong(0)
                .putInt(snapLength)
                .putInt(linkType);
        to.write(header);
    }

    /// Writes a packet.
    ///
    /// @param packet any
    /// @throws IOException as the stream says
    /// @throws IllegalArgumentException if its time is before 1970 or after 2106
    public void write(Packet packet) throws IOException {
        Instant time = packet.time();
        long seconds = time.getEpochSecond();
        int nanos = time.getNano();
        if ((seconds & ~0xffff_ffffL) != 0) {
            throw new IllegalArgumentException(
                    "pcap files have times from 1970 to 2106, not " + time);
        }
        byte[] bytes = packet.bytes();
        byte[] header = new byte[PcapFormat.RECORD];
        ByteBuffer.wrap(header)
                .order(order)
                .putInt((int) seconds)
                .putInt(nanoseconds ? nanos : nanos / 1000)
                .putInt(bytes.length)
                .putInt(packet.originalLength());
        to.write(header);
        to.write(bytes);
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    /// Closes the stream.
    @Override
    public void close() throws IOException {
        to.close();
    }
}
