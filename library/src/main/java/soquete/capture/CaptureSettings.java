package soquete.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import soquete.bpf.Assembler;
import soquete.bpf.Filter;
import soquete.netdevice.NetDevice;
import soquete.option.Fanout;
import soquete.option.TpacketReq;

/// What to capture, and how; see [PacketCapture#on].
///
/// Immutable: each method answers settings that differ in one point.
///
/// @param device         the interface's name; empty for all interfaces
/// @param promiscuous    whether packets for other machines are wanted too
/// @param ignoreOutgoing whether packets of this machine are not wanted, since Linux 4.20; on the
///     loopback each packet passes twice without this
/// @param snapLength     how many bytes of each packet are kept; 0 for all
/// @param filter         a program that answers how many bytes to keep, 0 for none
/// @param fanout         a group: captures of the same share the packets
/// @param blockSize      bytes of one block of the ring, a multiple of the page size and of 2048
/// @param blocks         how many there are
/// @param patience       how long the kernel keeps a block that is not full, 1 ms or more
public record CaptureSettings(
        Optional<String> device,
        boolean promiscuous,
        boolean ignoreOutgoing,
        int snapLength,
        Optional<Filter> filter,
        Optional<Fanout> fanout,
        int blockSize,
        int blocks,
        Duration patience) {
    private static final int FRAME = 2048;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if a size is out of range, or there are both a filter and a
    ///     snap length
    public CaptureSettings {
        if (blockSize < 2 * FRAME || blockSize % FRAME != 0 || blocks < 1) {
            throw new IllegalArgumentException(
                    blocks + " blocks of " + blockSize + " bytes: a block has a multiple of 4096");
        }
        if ((long) blockSize * blocks > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    blocks + " blocks of " + blockSize + " bytes are 2 GiB or more");
        }
        if (snapLength < 0 || (snapLength > 0 && filter.isPresent())) {
            throw new IllegalArgumentException(
                    "a snap length is 0 or more, and with a filter, what the filter answers");
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("the patience is less than 1 ms: " + patience);
        }
    }

    /// Wants packets for other machines too.
    ///
    /// @return the new settings
    public CaptureSettings withPromiscuous() {
        return new CaptureSettings(
                device,
                true,
                ignoreOutgoing,
                snapLength,
                filter,
                fanout,
                blockSize,
                blocks,
                patience);
    }

    /// Wants no packets of this machine.
    ///
    /// @return the new settings
    public CaptureSettings withoutOutgoing() {
        return new CaptureSettings(
                device, promiscuous, true, snapLength, filter, fanout, blockSize, blocks, patience);
    }

    /// Keeps only the beginning of each packet.
    ///
    /// @param bytes how much; 0 for all
    /// @return the new settings
    public CaptureSettings withSnapLength(int bytes) {
        return new CaptureSettings(
                device,
                promiscuous,
                ignoreOutgoing,
                bytes,
                filter,
                fanout,
                blockSize,
                blocks,
                patience);
    }

    /// Lets a program choose, in the kernel.
    ///
    /// @param program classic BPF, as of [Assembler] or `tcpdump -ddd`
    /// @return the new settings
    public CaptureSettings withFilter(Filter program) {
        return new CaptureSettings(
                device,
                promiscuous,
                ignoreOutgoing,
                snapLength,
                Optional.of(program),
                fanout,
                blockSize,
                blocks,
                patience);
    }

    /// Shares the packets with other captures. Kernels of Linux 6.1 and older share outgoing
    /// packets too, also where [#withoutOutgoing] was asked for.
    ///
    /// @param group its number, and how a capture is chosen
    /// @return the new settings
    public CaptureSettings withFanout(Fanout group) {
        return new CaptureSettings(
                device,
                promiscuous,
                ignoreOutgoing,
                snapLength,
                filter,
                Optional.of(group),
                blockSize,
                blocks,
                patience);
    }

    /// Makes the ring larger or smaller.
    ///
    /// @param size  bytes of one block
    /// @param count how many
    /// @return the new settings
    public CaptureSettings withRing(int size, int count) {
        return new CaptureSettings(
                device,
                promiscuous,
                ignoreOutgoing,
                snapLength,
                filter,
                fanout,
                size,
                count,
                patience);
    }

    /// How long the kernel keeps a block that is not full: packets come so late at most.
    ///
    /// @param time 1 ms or more
    /// @return the new settings
    public CaptureSettings withPatience(Duration time) {
        return new CaptureSettings(
                device,
                promiscuous,
                ignoreOutgoing,
                snapLength,
                filter,
                fanout,
                blockSize,
                blocks,
                time);
    }

    /// Begins to capture.
    ///
    /// @return a capture, which sees the packets from here on
    /// @throws ErrnoException `EPERM` without `CAP_NET_RAW`; `ENODEV` no such interface; `ENOMEM`
    ///     too large a ring; `EINVAL` not whole pages in a block
    public PacketCapture open() throws IOException {
        int index = device.isPresent() ? NetDevice.ofName(device.get()).index() : 0;
        return PacketCapture.open(this, index);
    }

    /// The program to attach.
    Optional<Filter> program() {
        return snapLength == 0 ? filter : Optional.of(new Assembler().ret(snapLength).toFilter());
    }

    TpacketReq ring() {
        long frames = (long) blockSize / FRAME * blocks;
        return new TpacketReq(blockSize, blocks, FRAME, frames, patience.toMillis(), 0, 0);
    }
}
