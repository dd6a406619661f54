package soquete.wait;

import java.lang.ref.Cleaner;

/// Closes the descriptor of an object that became unreachable without `close`, and says so once.
///
/// It must not refer to that object, which could then never become unreachable.
public abstract class Forgotten implements Runnable {
    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofPlatform().daemon().name("soquete-cleaner").factory());

    private final Held held;

    /// @param held what is to be closed; it must not refer to its owner
    protected Forgotten(Held held) {
        this.held = held;
    }

    /// Watches over a descriptor.
    ///
    /// @param owner whose end is watched
    /// @param held  what is to be closed; it must not refer to its owner
    /// @param what  what the report calls it
    /// @return what [Cleaner.Cleanable#clean] ends when the owner was closed
    public static Cleaner.Cleanable watch(Object owner, Held held, String what) {
        return watch(owner, new Named(held, what));
    }

    /// Watches over a descriptor whose name is put together only for the report.
    ///
    /// @param owner     whose end is watched
    /// @param forgotten what happens then
    /// @return what [Cleaner.Cleanable#clean] ends when the owner was closed
    public static Cleaner.Cleanable watch(Object owner, Forgotten forgotten) {
        return CLEANER.register(owner, forgotten);
    }

    /// What the report calls it.
    protected abstract String what();

    @Override
    public final void run() {
        if (!held.isClosing()) {
            System.getLogger("soquete")
                    .log(
                            System.Logger.Level.WARNING,
                            what()
                                    + " (descriptor "
                                    + held.fd()
                                    + ") was never closed; the garbage collector did it");
            held.abandon();
        }
    }

    private static final class Named extends Forgotten {
        private final String name;

        Named(Held held, String name) {
            super(held);
            this.name = name;
        }

        @Override
        protected String what() {
            return name;
        }
    }
}
