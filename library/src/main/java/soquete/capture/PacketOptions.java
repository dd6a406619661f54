package soquete.capture;

import static soquete.sys.PacketConstants.*;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.EtherType;
import soquete.endpoint.PacketEndpoint;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Memory;
import soquete.sys.PacketMreq;
import soquete.sys.Scratch;
import soquete.sys.SockFprog;
import soquete.sys.TpacketReq3;
import soquete.sys.TpacketStatsV3;

/// Options of packet sockets, set on sockets that nobody else can close meanwhile.
final class PacketOptions {
    private static final int INSTRUCTION = 8;

    /// `PACKET_FANOUT_FLAG_IGNORE_OUTGOING`, which the headers of Linux 6.1 do not have yet.
    private static final int FANOUT_IGNORE_OUTGOING = 0x4000;

    private PacketOptions() {}

    static void setInt(Socket socket, int number, String name, int value) throws IOException {
        byte[] bytes = new byte[Integer.BYTES];
        buffer(bytes).putInt(value);
        set(socket, SOL_PACKET, number, name, bytes);
    }

    static void ring(Socket socket, CaptureSettings settings) throws IOException {
        byte[] request = new byte[TpacketReq3.SIZE];
        ByteBuffer to = buffer(request);
        to.putInt(TpacketReq3.TP_BLOCK_SIZE, settings.blockSize());
        to.putInt(TpacketReq3.TP_BLOCK_NR, settings.blocks());
        to.putInt(TpacketReq3.TP_FRAME_SIZE, settings.frameSize());
        to.putInt(TpacketReq3.TP_FRAME_NR, settings.frames());
        to.putInt(TpacketReq3.TP_RETIRE_BLK_TOV, (int) settings.patience().toMillis());
        set(socket, SOL_PACKET, PACKET_RX_RING, "PACKET_RX_RING", request);
    }

    /// The group decides for its members whether outgoing packets are wanted.
    static void fanout(Socket socket, CaptureSettings settings) throws IOException {
        int group = settings.fanout().orElse(0);
        int flags = settings.ignoreOutgoing() ? FANOUT_IGNORE_OUTGOING << Short.SIZE : 0;
        setInt(socket, PACKET_FANOUT, "PACKET_FANOUT", group | flags);
    }

    static void promiscuous(Socket socket, int index) throws IOException {
        byte[] request = new byte[PacketMreq.SIZE];
        ByteBuffer to = buffer(request);
        to.putInt(PacketMreq.MR_IFINDEX, index);
        to.putShort(PacketMreq.MR_TYPE, (short) PACKET_MR_PROMISC);
        set(socket, SOL_PACKET, PACKET_ADD_MEMBERSHIP, "PACKET_ADD_MEMBERSHIP", request);
    }

    static void attach(Socket socket, byte[] program) throws IOException {
        if (program.length == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instructions = arena.allocate(program.length, INSTRUCTION);
            MemorySegment.copy(program, 0, instructions, ValueLayout.JAVA_BYTE, 0, program.length);
            byte[] filter = new byte[SockFprog.SIZE];
            ByteBuffer to = buffer(filter);
            to.putShort(SockFprog.LEN, (short) (program.length / INSTRUCTION));
            to.putLong(SockFprog.FILTER, instructions.address());
            set(socket, SOL_SOCKET, SO_ATTACH_FILTER, "SO_ATTACH_FILTER", filter);
        }
    }

    /// Reading them clears them.
    static CaptureStatistics statistics(Socket socket) throws IOException {
        byte[] bytes = new byte[TpacketStatsV3.SIZE];
        Scratch s = Scratch.take();
        try {
            Memory.putInt(s.length(), bytes.length);
            int fd = socket.fd();
            int result =
                    Calls.getsockopt(s, fd, SOL_PACKET, PACKET_STATISTICS, s.data(), s.length());
            if (result < 0) {
                throw ErrnoException.of("getsockopt", -result, "PACKET_STATISTICS");
            }
            Memory.copy(s.data(), bytes, 0, bytes.length);
        } finally {
            s.give();
        }
        ByteBuffer from = buffer(bytes);
        return new CaptureStatistics(
                Integer.toUnsignedLong(from.getInt(TpacketStatsV3.TP_PACKETS)),
                Integer.toUnsignedLong(from.getInt(TpacketStatsV3.TP_DROPS)),
                Integer.toUnsignedLong(from.getInt(TpacketStatsV3.TP_FREEZE_Q_CNT)));
    }

    /// Every protocol on one interface, or on all for 0.
    static Endpoint address(int index) {
        return PacketEndpoint.of(EtherType.ETH_P_ALL, index);
    }

    private static void set(Socket socket, int level, int number, String name, byte[] value)
            throws IOException {
        Scratch s = Scratch.take();
        try {
            Memory.copy(value, 0, s.data(), value.length);
            int fd = socket.fd();
            int result = Calls.setsockopt(s, fd, level, number, s.data(), value.length);
            if (result < 0) {
                throw ErrnoException.of("setsockopt", -result, name);
            }
        } finally {
            s.give();
        }
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }
}
