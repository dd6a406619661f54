package soquete.ring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Collects completions of a ring until enough are there.
final class Completions implements CompletionHandler {
    private static final long PATIENCE = 10_000_000_000L;

    final Ring ring;
    final List<Completion> all = new ArrayList<>();

    Completions(Ring ring) {
        this.ring = ring;
    }

    @Override
    public void completed(long token, long userData, int result, int flags) {
        all.add(new Completion(token, userData, result, flags));
    }

    /// The next completion of an operation: waits for it, and takes it.
    Completion of(long token) throws IOException {
        return first(completion -> completion.token() == token);
    }

    /// The next completion with this user data.
    Completion saying(long userData) throws IOException {
        return first(completion -> completion.userData() == userData);
    }

    private Completion first(Predicate<Completion> wanted) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            for (Completion completion : all) {
                if (wanted.test(completion)) {
                    all.remove(completion);
                    return completion;
                }
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("no such completion; there are " + all);
            }
            ring.await(left);
            ring.forEachCompletion(this);
        }
    }

    /// Lets the kernel finish what is ready, and takes all completions.
    List<Completion> now() throws IOException {
        ring.await(0);
        ring.forEachCompletion(this);
        List<Completion> found = List.copyOf(all);
        all.clear();
        return found;
    }
}
