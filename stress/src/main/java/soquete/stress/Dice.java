package soquete.stress;

import java.util.List;
import java.util.SplittableRandom;

/// Choices that a seed determines.
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// The dice of one program of a run.
    static Dice of(long seed, long program) {
        return new Dice(seed * 0x9E37_79B9_7F4A_7C15L + program);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    long next() {
        return random.nextLong();
    }

    /// Most are small, some are about the sizes of buffers, few are larger than them.
    int size(int most) {
        int size =
                switch (below(10)) {
                    case 0 -> 1;
                    case 1, 2, 3, 4 -> between(1, 200);
                    case 5, 6, 7 -> between(200, 20_000);
                    case 8 -> between(4_000, 70_000);
                    default -> between(60_000, 400_000);
                };
        return Math.min(size, most);
    }
}
