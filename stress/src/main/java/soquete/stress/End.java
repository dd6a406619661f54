package soquete.stress;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// One end of a connection: all the ports that hold it.
final class End {
    final String name;
    final List<Held> ports = new CopyOnWriteArrayList<>();

    /// The program ended what this end sends.
    volatile boolean shut;

    End(String name) {
        this.name = name;
    }

    /// Whether the last port is closed, or about to be: then the kernel ends the connection.
    boolean closed() {
        for (Held held : ports) {
            if (!held.closed()) {
                return false;
            }
        }
        return true;
    }

    boolean has(Held held) {
        return ports.contains(held);
    }

    void close() {
        for (Held held : ports) {
            held.close(false);
        }
    }
}
