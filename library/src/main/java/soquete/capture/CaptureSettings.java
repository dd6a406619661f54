package soquete.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import soquete.netdevice.NetDevice;

/// What to capture, and how; see [PacketCapture#on].
///
/// Immutable: each method answers settings that differ in one point.
///
/// @param device         the interface's name; empty for all interfaces
/// @param promiscuous    whether packets for other machines are wanted too
/// @param ignoreOutgoing whether packets of this machine are not wanted, since Linux 4.20; on the
///     loopback each packet passes twice without this
/// @param snapLength     how many bytes of each packet are kept; 0 for all
/// @param filter         a classic BPF program, `struct sock_filter` by 8 bytes, that answers how
///     many bytes to keep, 0 for none
/// @param fanout         a group number and mode of `PACKET_FANOUT`: captures with the same share
///     the packets
/// @param blockSize      bytes of one block of the ring, a multiple of the page size and of 2048
/// @param blocks         how many there are
/// @param patience       how long the kernel keeps a block that is not full, 1 ms or more
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record CaptureSettings(
        Optional<String> device,
        boolean promiscuous,
        boolean ignoreOutgoing,
        int snapLength,
        byte[] filter,
        Optional<Integer> fanout,
        int blockSize,
        int blocks,
        Duration patience) {
    private static final int INSTRUCTION = 8;
    private static final int FRAME = 2048;

    /// Checks the numbers, and copies the filter.
    ///
    /// @throws IllegalArgumentException if a size is out of range, the filter is no list of
    ///     instructions, or there are both a filter and a snap length
    public CaptureSettings {
        if (blockSize < 2 * FRAME || blockSize % FRAME != 0 || blocks < 1) {
            throw new IllegalArgumentException(
                    blocks + " blocks of " + blockSize + " bytes: a block has a multiple of 4096");
        }
        if ((long) blockSize * blocks > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    blocks + " blocks of " + blockSize + " bytes are 2 GiB or more");
        }
        if (filter.length % INSTRUCTION != 0) {
            throw new IllegalArgumentException(
                    "a filter of " + filter.length + " bytes: each instruction has 8");
        }
        if (snapLength < 0 || (snapLength > 0 && filter.length > 0)) {
            throw new IllegalArgumentException(
                    "a snap length is 0 or more, and with a filter, what the filter answers");
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("the patience is less than 1 ms: " + patience);
        }
        filter = filter.clone();
    }

    @Override
    public byte[] filter() {
        return filter.clone();
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
    /// @param program classic BPF, `struct sock_filter` by 8 bytes
    /// @return the new settings
    public CaptureSettings withFilter(byte[] program) {
        return new CaptureSettings(
                device,
                promiscuous,
                ignoreOutgoing,
                snapLength,
                program,
                fanout,
                blockSize,
                blocks,
                patience);
    }

    /// Shares the packets with other captures. Kernels of Linux 6.1 and older share outgoing
    /// packets too, also where [#withoutOutgoing] was asked for.
    ///
    /// @param group 0 to 65535, of all that share
    /// @param mode  a `PACKET_FANOUT_*` number: 0 by flow, 1 in turn, 2 by processor
    /// @return the new settings
    public CaptureSettings withFanout(int group, int mode) {
        return new CaptureSettings(
                device,
                promiscuous,
                ignoreOutgoing,
                snapLength,
                filter,
                Optional.of((group & 0xffff) | (mode << 16)),
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
    ///     too large a ring; `EINVAL` not a valid filter
    public PacketCapture open() throws IOException {
        int index = device.isPresent() ? NetDevice.ofName(device.get()).index() : 0;
        return PacketCapture.open(this, index);
    }

    /// The program to attach; without instructions for none.
    byte[] program() {
        if (snapLength == 0) {
            return filter();
        }
        return SnapFilter.of(snapLength);
    }

    int frames() {
        return blockSize / FRAME * blocks;
    }

    int frameSize() {
        return FRAME;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaptureSettings that
                && device.equals(that.device)
                && promiscuous == that.promiscuous
                && ignoreOutgoing == that.ignoreOutgoing
                && snapLength == that.snapLength
                && Arrays.equals(filter, that.filter)
                && fanout.equals(that.fanout)
                && blockSize == that.blockSize
                && blocks == that.blocks
                && patience.equals(that.patience);
    }

    @Override
    public int hashCode() {
        return 31 * device.hashCode() + Arrays.hashCode(filter);
    }
}
