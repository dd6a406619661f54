package soquete.can;

import java.time.Duration;
import java.util.List;

/// A message to or from the broadcast manager, `CAN_BCM`: the kernel sends frames in cycles, and
/// tells when the content of received ones changes or they fail to come.
///
/// C: `struct bcm_msg_head` and the frames behind it. The socket is connected to a
/// [soquete.endpoint.CanEndpoint.Raw].
///
/// ```java
/// // 0x42 with these bytes, every 50 ms from now on:
/// bcm.send(BcmMessage.cyclic(Duration.ofMillis(50), CanFrame.of(0x42, 1, 2, 3)).encode());
/// ```
///
/// @param opcode [#TX_SETUP] and its like
/// @param flags  [#SETTIMER] and its like
/// @param count  how many times frames are sent at the interval `ival1` before that of `ival2`
/// @param ival1  the first interval, in whole microseconds; of `RX_SETUP`, after which a frame is
///     missing
/// @param ival2  the second interval, in whole microseconds; of `RX_SETUP`, the least time between
///     two messages
/// @param canId  the identifier of the task, with flags as in [CanFrame#id]
/// @param frames the frames: all [CanFrame.Classic], or with [#CAN_FD_FRAME] all [CanFrame.Fd]; the
///     kernel takes up to 256
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public record BcmMessage(
        int opcode,
        int flags,
        int count,
        Duration ival1,
        Duration ival2,
        int canId,
        List<CanFrame> frames) {
    /// Opcode, sent: begin or change a task that sends frames.
    public static final int TX_SETUP = 1;

    /// Opcode, sent: end such a task.
    public static final int TX_DELETE = 2;

    /// Opcode, sent: ask for such a task; [#TX_STATUS] answers.
    public static final int TX_READ = 3;

    /// Opcode, sent: send one frame now.
    public static final int TX_SEND = 4;

    /// Opcode, sent: begin or change a filter of received frames. Its frames are masks: bits of the
    /// content that count; without [#RX_FILTER_ID] the first of several is the multiplex mask.
    public static final int RX_SETUP = 5;

    /// Opcode, sent: end a filter.
    public static final int RX_DELETE = 6;

    /// Opcode, sent: ask for a filter; [#RX_STATUS] answers.
    public static final int RX_READ = 7;

    /// Opcode, received: a task that sends frames.
    public static final int TX_STATUS = 8;

    /// Opcode, received: the frames have been sent `count` times, with [#TX_COUNTEVT].
    public static final int TX_EXPIRED = 9;

    /// Opcode, received: a filter.
    public static final int RX_STATUS = 10;

    /// Opcode, received: a frame did not come in time.
    public static final int RX_TIMEOUT = 11;

    /// Opcode, received: a frame with changed content, or the first one.
    public static final int RX_CHANGED = 12;

    /// Flag: the intervals and the count are to be taken.
    public static final int SETTIMER = 0x1;

    /// Flag: start the timer now.
    public static final int STARTTIMER = 0x2;

    /// Flag: tell by [#TX_EXPIRED] when `count` is reached.
    public static final int TX_COUNTEVT = 0x4;

    /// Flag: send changed content at once.
    public static final int TX_ANNOUNCE = 0x8;

    /// Flag: give all frames the identifier of the task.
    public static final int TX_CP_CAN_ID = 0x10;

    /// Flag: filter by the identifier alone; there are no masks.
    public static final int RX_FILTER_ID = 0x20;

    /// Flag: a changed length is a change.
    public static final int RX_CHECK_DLC = 0x40;

    /// Flag: do not start the timer of missing frames by itself.
    public static final int RX_NO_AUTOTIMER = 0x80;

    /// Flag: after [#RX_TIMEOUT], tell the next frame, changed or not.
    public static final int RX_ANNOUNCE_RESUME = 0x100;

    /// Flag: begin a changed sequence of frames with its first.
    public static final int TX_RESET_MULTI_IDX = 0x200;

    /// Flag: answer a remote frame by the frame given, which is the only one.
    public static final int RX_RTR_FRAME = 0x400;

    /// Flag: the frames are those of CAN FD; since Linux 4.8.
    public static final int CAN_FD_FRAME = 0x800;

    /// Checks that C has room for everything.
    ///
    /// @throws IllegalArgumentException if an interval is negative or has parts of a microsecond,
    ///     or a frame is not of the kind that the flags say
    public BcmMessage {
        BcmLayout.checkInterval(ival1, "ival1");
        BcmLayout.checkInterval(ival2, "ival2");
        frames = List.copyOf(frames);
        BcmLayout.checkFrames(frames, flags);
    }

    /// A message without timers.
    ///
    /// @param opcode as [#TX_DELETE]
    /// @param flags  the flags
    /// @param canId  the identifier of the task
    /// @param frames the frames
    /// @return the message
    /// @throws IllegalArgumentException if a frame is not of the kind that the flags say
    public static BcmMessage of(int opcode, int flags, int canId, CanFrame... frames) {
        return new BcmMessage(
                opcode, flags, 0, Duration.ZERO, Duration.ZERO, canId, List.of(frames));
    }

    /// Sends a frame at once and then in cycles: [#TX_SETUP] with `ival2`.
    ///
    /// @param interval the time between two, in whole microseconds
    /// @param frame    the frame, whose identifier becomes that of the task
    /// @return the message
    /// @throws IllegalArgumentException if the interval is negative or has parts of a microsecond,
    ///     or the frame is one of CAN XL
    public static BcmMessage cyclic(Duration interval, CanFrame frame) {
        int flags = SETTIMER | STARTTIMER | (frame instanceof CanFrame.Fd ? CAN_FD_FRAME : 0);
        return new BcmMessage(
                TX_SETUP, flags, 0, Duration.ZERO, interval, frame.id(), List.of(frame));
    }

    /// The message that a socket received.
    ///
    /// @param bytes the whole message
    /// @return the message
    /// @throws IllegalArgumentException if it is shorter than its head, has not the size that its
    ///     number of frames asks for, or has an interval or a frame that is none
    public static BcmMessage decode(byte... bytes) {
        return BcmLayout.decode(bytes);
    }

    /// The message in C, as it is sent.
    ///
    /// @return 56 bytes, and 16 or 72 for each frame
    public byte[] encode() {
        return BcmLayout.encode(this);
    }
}
