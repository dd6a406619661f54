package soquete.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Whether a server drains, and what its handlers want done then.
final class Draining {
    private final ConcurrentHashMap<Connection, List<Runnable>> actions = new ConcurrentHashMap<>();
    private final BiConsumer<Connection, Throwable> failed;
    private volatile boolean begun;

    /// @param failed is told what an action threw
    Draining(BiConsumer<Connection, Throwable> failed) {
        this.failed = failed;
    }

    boolean hasBegun() {
        return begun;
    }

    void begin() {
        begun = true;
        for (Connection connection : actions.keySet()) {
            runAll(connection);
        }
    }

    void onBegin(Connection connection, Runnable action) {
        actions.compute(
                connection,
                (_, some) -> {
                    List<Runnable> more = some == null ? new ArrayList<>() : some;
                    more.add(action);
                    return more;
                });
        if (begun) {
            runAll(connection);
        }
    }

    /// The connection has ended: nothing is to be done for it.
    void forget(Connection connection) {
        actions.remove(connection);
    }

    /// Removal decides who runs an action, so it is run once.
    private void runAll(Connection connection) {
        List<Runnable> some = actions.remove(connection);
        if (some != null) {
            for (Runnable action : some) {
                connection.run("soquete-drain-", () -> run(connection, action));
            }
        }
    }

    private void run(Connection connection, Runnable action) {
        try {
            action.run();
        } catch (Throwable t) {
            failed.accept(connection, t);
        }
    }
}
