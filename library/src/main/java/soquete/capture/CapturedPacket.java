package soquete.capture;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import soquete.endpoint.EtherType;
import soquete.netdevice.HardwareAddress;
import soquete.sys.PacketConstants;
import soquete.sys.SockaddrLl;
import soquete.sys.Tpacket3Hdr;
import soquete.sys.TpacketHdrVariant1;

/// A packet in the capture ring, lent until the next call of [PacketCapture#next] or
/// [PacketCapture#close]: afterwards every method throws [IllegalStateException]. [#keep] makes a
/// copy that stays.
public final class CapturedPacket {
    private static final long TAG = Tpacket3Hdr.HV1;
    private static final long ADDRESS = Tpacket3Hdr.SIZE;
    private static final int ETHERNET_TAG = 0x8100;

    private final PacketCapture capture;
    private final CaptureRing ring;
    private final long serial;

    CapturedPacket(PacketCapture capture, CaptureRing ring, long serial) {
        this.capture = capture;
        this.ring = ring;
        this.serial = serial;
    }

    /// How many bytes of it are here.
    ///
    /// @return at most [#originalLength()]
    public int length() {
        return current().number(Tpacket3Hdr.TP_SNAPLEN);
    }

    /// How long it was as it passed.
    ///
    /// @return bytes
    public int originalLength() {
        return current().number(Tpacket3Hdr.TP_LEN);
    }

    /// When it passed, by the wall clock.
    ///
    /// @return the time, to the nanosecond
    public Instant time() {
        CaptureRing now = current();
        return Instant.ofEpochSecond(
                Integer.toUnsignedLong(now.number(Tpacket3Hdr.TP_SEC)),
                now.number(Tpacket3Hdr.TP_NSEC));
    }

    /// For whom it was.
    ///
    /// @return as [Direction#PACKET_OUTGOING]
    public Direction direction() {
        return new Direction(current().byteNumber(ADDRESS + SockaddrLl.SLL_PKTTYPE));
    }

    /// The index of the interface that it passed.
    ///
    /// @return an index
    public int device() {
        return current().number(ADDRESS + SockaddrLl.SLL_IFINDEX);
    }

    /// What is in it.
    ///
    /// @return as [EtherType#ETH_P_IP]
    public EtherType protocol() {
        int network = current().shortNumber(ADDRESS + SockaddrLl.SLL_PROTOCOL);
        return new EtherType(Short.toUnsignedInt(Short.reverseBytes((short) network)));
    }

    /// The hardware of the interface.
    ///
    /// @return an `ARPHRD_*` number: 1 Ethernet, 772 loopback
    public int hardwareType() {
        return current().shortNumber(ADDRESS + SockaddrLl.SLL_HATYPE);
    }

    /// The sender's address on the link.
    ///
    /// @return the address, its first 8 bytes if it is longer; empty where the link has none
    public Optional<HardwareAddress> sender() {
        int length = Math.min(current().byteNumber(ADDRESS + SockaddrLl.SLL_HALEN), 8);
        if (length == 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        ring.copy(ADDRESS + SockaddrLl.SLL_ADDR, bytes);
        return Optional.of(new HardwareAddress(bytes));
    }

    /// The VLAN tag that the kernel took out of it: priority and number, `tci`.
    ///
    /// @return 16 bits, of which the lower 12 are the number; empty without a tag
    public OptionalInt vlanTag() {
        boolean tagged = has(PacketConstants.TP_STATUS_VLAN_VALID);
        return tagged
                ? OptionalInt.of(ring.number(TAG + TpacketHdrVariant1.TP_VLAN_TCI) & 0xffff)
                : OptionalInt.empty();
    }

    /// The kind of the VLAN tag.
    ///
    /// @return 0x8100 802.1Q, 0x88a8 802.1ad; empty without a tag
    public OptionalInt vlanProtocol() {
        if (!has(PacketConstants.TP_STATUS_VLAN_VALID)) {
            return OptionalInt.empty();
        }
        boolean told = has(PacketConstants.TP_STATUS_VLAN_TPID_VALID);
        int kind = ring.shortNumber(TAG + TpacketHdrVariant1.TP_VLAN_TPID);
        return OptionalInt.of(told ? kind : ETHERNET_TAG);
    }

    /// One byte of it.
    ///
    /// @param index 0 for the first
    /// @return the byte
    /// @throws IndexOutOfBoundsException if it has no such byte
    public byte byteAt(int index) {
        return current().bytes().get(JAVA_BYTE, index);
    }

    /// Copies its bytes.
    ///
    /// @param to where to, heap or off-heap, of at least [#length()] bytes
    /// @return how many
    /// @throws IndexOutOfBoundsException if there is too little room
    public int copyTo(MemorySegment to) {
        MemorySegment bytes = current().bytes();
        MemorySegment.copy(bytes, 0, to, 0, bytes.byteSize());
        return (int) bytes.byteSize();
    }

    /// Its bytes.
    ///
    /// @return a new array
    public byte[] bytes() {
        return current().bytes().toArray(JAVA_BYTE);
    }

    /// A copy that stays, for a list or a file.
    ///
    /// @return time, length and bytes
    public Packet keep() {
        return new Packet(time(), originalLength(), bytes());
    }

    /// `CapturedPacket[PACKET_HOST, 60 of 1514 bytes]`
    @Override
    public String toString() {
        if (!capture.isCurrent(serial)) {
            return "CapturedPacket[given back]";
        }
        return "CapturedPacket["
                + direction()
                + ", "
                + length()
                + " of "
                + originalLength()
                + " bytes]";
    }

    private boolean has(int status) {
        return (current().number(Tpacket3Hdr.TP_STATUS) & status) != 0;
    }

    private CaptureRing current() {
        if (!capture.isCurrent(serial)) {
            throw new IllegalStateException(
                    "the packet was given back to the kernel by next() or close(): keep() makes a"
                            + " copy that stays");
        }
        return ring;
    }
}
