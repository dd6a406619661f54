package soquete.ring;

import java.lang.ref.Cleaner;

/// Closes the descriptors of a ring that became unreachable without `close`, and says so once.
///
/// It must not refer to the ring, which could then never become unreachable. The operations stay
/// [Retained], because nobody hears of their completions any more.
final class ForgottenRing implements Runnable {
    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofPlatform().daemon().name("soquete-ring-cleaner").factory());

    private final Ownership ownership;
    private final RingFd fd;
    private final Wake wake;

    private ForgottenRing(Ownership ownership, RingFd fd, Wake wake) {
        this.ownership = ownership;
        this.fd = fd;
        this.wake = wake;
    }

    static Cleaner.Cleanable watch(Object ring, Ownership ownership, RingFd fd, Wake wake) {
        return CLEANER.register(ring, new ForgottenRing(ownership, fd, wake));
    }

    @Override
    public void run() {
        if (ownership.isClosed()) {
            return;
        }
        ownership.close();
        System.getLogger("soquete")
                .log(
                        System.Logger.Level.WARNING,
                        "ring (descriptor "
                                + fd.number()
                                + ") was never closed; the garbage collector did it, and the"
                                + " memory of its operations is kept");
        fd.close();
        wake.close();
    }
}
