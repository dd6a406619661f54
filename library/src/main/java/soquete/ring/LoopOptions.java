package soquete.ring;

import java.time.Duration;

/// How an [EventLoop] works.
///
/// @param engine     what it waits with
/// @param name       of its thread
/// @param lowWater   bytes that wait to be sent on one connection, at or below which
///     [LoopHandler#onWritable] is called and reading goes on
/// @param highWater  bytes that wait to be sent on one connection, above which reading from it is
///     held
/// @param buffer     bytes that one receive can deliver at most, 1 KiB to 1 MiB
/// @param closeLimit how long a closed connection may take to send what waits
/// @param ring       what [Engine#RING] shares with the kernel
public record LoopOptions(
        Engine engine,
        String name,
        int lowWater,
        int highWater,
        int buffer,
        Duration closeLimit,
        RingSizes ring) {
    private static final int KIB = 1024;

    /// A loop over epoll: 64 KiB and 256 KiB as water marks, receives of 64 KiB, 30 seconds to
    /// close.
    public static final LoopOptions EPOLL =
            new LoopOptions(
                    Engine.EPOLL,
                    "soquete-loop",
                    64 * KIB,
                    256 * KIB,
                    64 * KIB,
                    Duration.ofSeconds(30),
                    RingSizes.USUAL);

    /// The same over io_uring.
    public static final LoopOptions RING = EPOLL.withEngine(Engine.RING);

    /// Looks that the numbers make sense.
    ///
    /// @throws IllegalArgumentException if a number is out of its range, or the low-water mark
    ///     above the high-water mark
    public LoopOptions {
        if (lowWater < 0 || highWater < lowWater) {
            throw new IllegalArgumentException(
                    "the low-water mark "
                            + lowWater
                            + " and the high-water mark "
                            + highWater
                            + " must be 0 or more, and the first not above the second");
        }
        if (buffer < KIB || buffer > KIB * KIB) {
            throw new IllegalArgumentException(
                    "a buffer of " + buffer + " bytes: it takes 1024 to 1048576");
        }
        if (closeLimit.isNegative()) {
            throw new IllegalArgumentException("the limit " + closeLimit + " is negative");
        }
    }

    /// These with another engine.
    ///
    /// @param other what to wait with
    /// @return new options
    public LoopOptions withEngine(Engine other) {
        return new LoopOptions(other, name, lowWater, highWater, buffer, closeLimit, ring);
    }

    /// These with another name for the thread.
    ///
    /// @param other the name
    /// @return new options
    public LoopOptions withName(String other) {
        return new LoopOptions(engine, other, lowWater, highWater, buffer, closeLimit, ring);
    }

    /// These with other water marks.
    ///
    /// @param low  bytes
    /// @param high bytes
    /// @return new options
    public LoopOptions withWaterMarks(int low, int high) {
        return new LoopOptions(engine, name, low, high, buffer, closeLimit, ring);
    }

    /// These with another size of receives.
    ///
    /// @param bytes 1 KiB to 1 MiB
    /// @return new options
    public LoopOptions withBuffer(int bytes) {
        return new LoopOptions(engine, name, lowWater, highWater, bytes, closeLimit, ring);
    }

    /// These with another limit for closing.
    ///
    /// @param limit from [LoopConnection#close] until what still waits is thrown away
    /// @return new options
    public LoopOptions withCloseLimit(Duration limit) {
        return new LoopOptions(engine, name, lowWater, highWater, buffer, limit, ring);
    }

    /// These with other sizes of what a ring shares with the kernel.
    ///
    /// @param sizes of queues and buffers; [Engine#EPOLL] has none of them
    /// @return new options
    public LoopOptions withRing(RingSizes sizes) {
        return new LoopOptions(engine, name, lowWater, highWater, buffer, closeLimit, sizes);
    }
}
