package soquete.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import soquete.Socket;
import soquete.bpf.Filter;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.SocketType;
import soquete.netdevice.NetDevice;
import soquete.option.Fanout;
import soquete.option.PacketMreq;
import soquete.option.SolPacket;
import soquete.option.SolSocket;
import soquete.option.TpacketStats;
import soquete.sys.PacketConstants;

/// Packets as they pass an interface, through a ring of memory shared with the kernel (packet(7),
/// `TPACKET_V3`): no system call per packet, and no copy but those that are asked for.
///
/// ```java
/// try (PacketCapture capture = PacketCapture.on("lo").withSnapLength(96).open()) {
///     while (true) {
///         CapturedPacket packet = capture.next();
///         IO.println(packet.time() + " " + packet.originalLength());
///     }
/// }
/// ```
///
/// Needs `CAP_NET_RAW`. The interface is one of the network namespace that the thread is in at
/// [CaptureSettings#open]. Any thread may call anything at any time; a packet is lent to whoever
/// called [#next] until anybody calls it again. A virtual thread that waits is parked.
///
/// @see <a href="https://docs.kernel.org/networking/packet_mmap.html">packet_mmap</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
public final class PacketCapture implements Closeable {
    private static final int BLOCK_SIZE = 1 << 18;
    private static final int BLOCKS = 16;
    private static final Duration PATIENCE = Duration.ofMillis(10);

    /// `PACKET_FANOUT_FLAG_IGNORE_OUTGOING`, which the headers of Linux 6.1 do not have yet.
    private static final int FANOUT_IGNORE_OUTGOING = 0x4000;

    private final Socket socket;
    private final CaptureRing ring;
    private final int index;
    private final ReentrantLock turn = new ReentrantLock();

    /// Held where the descriptor's number is used, and to close it.
    private final ReentrantLock open = new ReentrantLock();

    private volatile long serial;
    private volatile boolean closed;
    private CaptureStatistics statistics = new CaptureStatistics(0, 0, 0);

    private PacketCapture(Socket socket, CaptureRing ring, int index) {
        this.socket = socket;
        this.ring = ring;
        this.index = index;
    }

    /// Settings for one interface: all packets, both ways, whole, in a ring of 4 MiB.
    ///
    /// @param device its name
    /// @return settings, to be changed and opened
    public static CaptureSettings on(String device) {
        return settings(Optional.of(device));
    }

    /// Settings for all interfaces.
    ///
    /// @return settings, to be changed and opened
    public static CaptureSettings onAll() {
        return settings(Optional.empty());
    }

    private static CaptureSettings settings(Optional<String> device) {
        return new CaptureSettings(
                device,
                false,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                BLOCK_SIZE,
                BLOCKS,
                PATIENCE);
    }

    static PacketCapture open(CaptureSettings settings, int index) throws IOException {
        // Protocol 0: nothing is received before bind, when all is ready.
        Socket socket = Socket.open(Family.AF_PACKET, SocketType.SOCK_RAW);
        try {
            socket.set(SolPacket.PACKET_VERSION, PacketConstants.TPACKET_V3);
            if (settings.ignoreOutgoing()) {
                socket.set(SolPacket.PACKET_IGNORE_OUTGOING, true);
            }
            Optional<Filter> program = settings.program();
            if (program.isPresent()) {
                socket.set(SolSocket.SO_ATTACH_FILTER, program.get());
            }
            socket.set(SolPacket.PACKET_RX_RING, settings.ring());
            CaptureRing ring =
                    CaptureRing.map(socket.fd(), settings.blockSize(), settings.blocks());
            try {
                socket.bind(PacketEndpoint.of(EtherType.ETH_P_ALL, index));
                if (settings.promiscuous()) {
                    socket.set(SolPacket.PACKET_ADD_MEMBERSHIP, PacketMreq.promiscuous(index));
                }
                if (settings.fanout().isPresent()) {
                    socket.set(SolPacket.PACKET_FANOUT, group(settings));
                }
                return new PacketCapture(socket, ring, index);
            } catch (Throwable t) {
                ring.close();
                throw t;
            }
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// The group decides for its members whether outgoing packets are wanted.
    private static Fanout group(CaptureSettings settings) {
        Fanout group = settings.fanout().orElseThrow();
        int more = settings.ignoreOutgoing() ? FANOUT_IGNORE_OUTGOING : 0;
        return new Fanout(group.id(), group.type(), group.flags() | more, group.maxMembers());
    }

    /// The next packet, waiting for one. The one before is given back to the kernel.
    ///
    /// @return a packet, lent until this is called again
    /// @throws java.net.SocketTimeoutException if the timeout passed first
    /// @throws ClosedChannelException if the capture is closed, or was while this waited
    /// @throws IOException if the thread was interrupted, or the interface went down (`ENETDOWN`)
    public CapturedPacket next() throws IOException {
        turn.lock();
        try {
            long lent = serial + 1;
            serial = lent;
            while (!advance()) {
                socket.awaitReadable();
            }
            return new CapturedPacket(this, ring, lent);
        } finally {
            turn.unlock();
        }
    }

    private boolean advance() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
        try {
            return ring.advance();
        } catch (IllegalStateException unmapped) {
            ClosedChannelException ended = new ClosedChannelException();
            ended.initCause(unmapped);
            throw ended;
        }
    }

    /// Bounds every later wait.
    ///
    /// @param timeout as in [Socket#timeout(Duration)]
    public void timeout(Duration timeout) {
        socket.timeout(timeout);
    }

    /// What was captured and what was lost, since the capture was opened.
    ///
    /// C: `getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, …)`, added up
    ///
    /// @return the counters
    /// @throws ClosedChannelException if the capture is closed
    public CaptureStatistics statistics() throws IOException {
        open.lock();
        try {
            if (closed) {
                throw new ClosedChannelException();
            }
            TpacketStats more = socket.get(SolPacket.PACKET_STATISTICS); // which clears them
            statistics =
                    new CaptureStatistics(
                            statistics.packets() + more.packets(),
                            statistics.drops() + more.drops(),
                            statistics.freezes() + more.freezeCount().orElse(0));
            return statistics;
        } finally {
            open.unlock();
        }
    }

    /// The number that pcap files have for the headers of these packets.
    ///
    /// @return 1 for Ethernet and the loopback, 101 for IP packets without a header of the link
    /// @throws IOException if the hardware is of another kind, or the interface is gone
    public int linkType() throws IOException {
        if (index == 0) {
            return LinkTypes.ETHERNET;
        }
        return LinkTypes.of(NetDevice.ofIndex(index).hardwareType());
    }

    /// Ends the capture, and [#next] where it waits. What is still in the ring is lost, and a lent
    /// packet is given back. Safe to repeat.
    @Override
    public void close() {
        open.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            socket.close();
            ring.close();
        } finally {
            open.unlock();
        }
    }

    boolean isCurrent(long lent) {
        return !closed && serial == lent;
    }
}
