package soquete;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What a test has opened, closed at its end, the last first. Any thread may add to it.
final class Kept implements Closeable {
    private final Deque<Closeable> open = new ArrayDeque<>();

    synchronized <T extends Closeable> T add(T one) {
        open.push(one);
        return one;
    }

    private synchronized List<Closeable> takeAll() {
        List<Closeable> all = new ArrayList<>(open);
        open.clear();
        return all;
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : takeAll()) {
            one.close();
        }
    }
}
