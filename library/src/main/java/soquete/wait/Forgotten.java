package soquete.wait;

import java.lang.ref.Cleaner;

/// Closes the descriptor of an object that became unreachable without `close`, and says so once.
///
/// It must not refer to that object, which could then never become unreachable.
public final class Forgotten implements Runnable {
    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofPlatform().daemon().name("soquete-cleaner").factory());

    private final Held held;
    private final String what;

    private Forgotten(Held held, String what) {
        this.held = held;
        this.what = what;
    }

    /// Watches over a descriptor.
    ///
    /// @param owner whose end is watched
    /// @param held  what is to be closed; it must not refer to its owner
    /// @param what  what the report calls it
    /// @return what [Cleaner.Cleanable#clean] ends when the owner was closed
    public static Cleaner.Cleanable watch(Object owner, Held held, String what) {
        return CLEANER.register(owner, new Forgotten(held, what));
    }

    @Override
    public void run() {
        if (!held.isClosing()) {
            System.getLogger("soquete")
                    .log(
                            System.Logger.Level.WARNING,
                            what
                                    + " (descriptor "
                                    + held.fd()
                                    + ") was never closed; the garbage collector did it");
            held.abandon();
        }
    }
}
