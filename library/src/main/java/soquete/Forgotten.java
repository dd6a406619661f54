package soquete;

import java.lang.ref.Cleaner;
import soquete.wait.Descriptor;

/// Closes the descriptor of a socket that became unreachable without `close`, and says so once.
///
/// It must not refer to the socket, which could then never become unreachable.
final class Forgotten implements Runnable {
    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofPlatform().daemon().name("soquete-cleaner").factory());

    private final Descriptor descriptor;
    private final String what;

    private Forgotten(Descriptor descriptor, String what) {
        this.descriptor = descriptor;
        this.what = what;
    }

    static Cleaner.Cleanable watch(Object owner, Descriptor descriptor, String what) {
        return CLEANER.register(owner, new Forgotten(descriptor, what));
    }

    @Override
    public void run() {
        if (!descriptor.isClosing()) {
            System.getLogger("soquete")
                    .log(
                            System.Logger.Level.WARNING,
                            what
                                    + " (descriptor "
                                    + descriptor.fd()
                                    + ") was never closed; the garbage collector did it");
            descriptor.abandon();
        }
    }
}
