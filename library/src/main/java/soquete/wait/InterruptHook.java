package soquete.wait;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.Set;

/// Makes `Thread.interrupt` wake a [Sleeper].
///
/// The platform has one public way to be told of an interrupt without being closed by it:
/// [AbstractSelector#begin] arranges for `wakeup()` to be called. This is a selector for that
/// alone; it never selects.
final class InterruptHook extends AbstractSelector {
    private final Sleeper sleeper;

    @SuppressWarnings("NullAway") // no provider: it would be loaded for nothing
    InterruptHook(Sleeper sleeper) {
        super(null);
        this.sleeper = sleeper;
    }

    void enter() {
        begin();
    }

    void leave() {
        end();
    }

    @Override
    public Selector wakeup() {
        sleeper.wake();
        return this;
    }

    @Override
    protected void implCloseSelector() {}

    @Override
    protected SelectionKey register(
            AbstractSelectableChannel channel, int operations, Object attachment) {
        throw new UnsupportedOperationException("only for interrupts: " + channel);
    }

    @Override
    public Set<SelectionKey> keys() {
        return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        return Set.of();
    }

    @Override
    public int selectNow() {
        return 0;
    }

    @Override
    public int select(long timeout) {
        return 0;
    }

    @Override
    public int select() {
        return 0;
    }
}
