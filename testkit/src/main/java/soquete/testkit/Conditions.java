package soquete.testkit;

import java.time.Duration;

/// What a [Relay] does to what passes.
///
/// @param seed        determines every chance
/// @param delay       how long each byte or message is under way
/// @param jitter      up to so much longer, by chance; messages overtake each other, bytes do not
/// @param loss        the chance of a message to be lost, 0 to 1
/// @param duplication the chance of a message to come twice
/// @param reordering  the chance of a message to come after the next one
/// @param pieces      a stream is passed on in pieces of at most so many bytes, each for itself; 0
///     as it comes
/// @param splitAt     the bytes of a stream before this place are passed on, and have a rest before
///     the others follow; -1 nowhere
/// @param coalescing  bytes of a stream are kept until there are so many, or it ends; 0 not at all
/// @param cutAfter    after so many bytes of one direction the connection is cut; -1 never
/// @param cut         how
public record Conditions(
        long seed,
        Duration delay,
        Duration jitter,
        double loss,
        double duplication,
        double reordering,
        int pieces,
        long splitAt,
        int coalescing,
        long cutAfter,
        Cut cut) {
    /// A good network.
    public static final Conditions NONE =
            new Conditions(1, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, -1, 0, -1, Cut.RESET);

    /// How a connection is cut.
    public enum Cut {
        /// Both ends are aborted.
        RESET,
        /// The receiver is told the end, as if the sender had closed.
        END
    }

    /// With another seed.
    public Conditions seed(long other) {
        return new Conditions(
                other,
                delay,
                jitter,
                loss,
                duplication,
                reordering,
                pieces,
                splitAt,
                coalescing,
                cutAfter,
                cut);
    }

    /// With a time under way.
    public Conditions delay(Duration fixed, Duration byChance) {
        return new Conditions(
                seed,
                fixed,
                byChance,
                loss,
                duplication,
                reordering,
                pieces,
                splitAt,
                coalescing,
                cutAfter,
                cut);
    }

    /// With messages that are lost, that come twice, and that come after the next one, by chance.
    public Conditions messages(double lost, double twice, double late) {
        return new Conditions(
                seed, delay, jitter, lost, twice, late, pieces, splitAt, coalescing, cutAfter, cut);
    }

    /// With streams in pieces of at most so many bytes.
    public Conditions pieces(int most) {
        return new Conditions(
                seed,
                delay,
                jitter,
                loss,
                duplication,
                reordering,
                most,
                splitAt,
                coalescing,
                cutAfter,
                cut);
    }

    /// With streams that rest at a place.
    public Conditions splitAt(long place) {
        return new Conditions(
                seed,
                delay,
                jitter,
                loss,
                duplication,
                reordering,
                pieces,
                place,
                coalescing,
                cutAfter,
                cut);
    }

    /// With streams whose bytes are kept until there are enough.
    public Conditions coalescing(int bytes) {
        return new Conditions(
                seed,
                delay,
                jitter,
                loss,
                duplication,
                reordering,
                pieces,
                splitAt,
                bytes,
                cutAfter,
                cut);
    }

    /// With a connection that is cut after so many bytes of one direction.
    public Conditions cutAfter(long bytes, Cut how) {
        return new Conditions(
                seed,
                delay,
                jitter,
                loss,
                duplication,
                reordering,
                pieces,
                splitAt,
                coalescing,
                bytes,
                how);
    }
}
