package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import soquete.event.Interest;
import soquete.event.Key;
import soquete.event.Selected;
import soquete.event.Selector;

/// Python's `selectors`.
class SelectorsTest extends Sockets {
    private static final String BEFORE =
            "import selectors; from selectors import EVENT_READ, EVENT_WRITE;"
                    + " sel = selectors.DefaultSelector(); ";

    @Row(
            value = "sel.register, sel.select",
            before = BEFORE + "peer.sendall(b'x')",
            python =
                    """
                    sel.register(s, EVENT_READ | EVENT_WRITE, "data")
                    ready = sel.select(1.5)
                    """,
            result = "[(k.fileobj is s, k.data, e) for k, e in ready]")
    void register(Answer answer) throws IOException {
        peer.sendAll("x".getBytes(UTF_8));
        try (Selector<String> sel = Selector.open()) {
            // begin
            sel.register(s, Interest.READ_WRITE, "data");
            List<Selected<String>> ready = sel.select(Duration.ofMillis(1500));
            // end
            answer.is(ready.stream().map(this::shown).toList());
        }
    }

    private Object shown(Selected<String> each) {
        Key<String> key = each.key();
        return List.of(key.pollable() == s, key.attachment(), number(each.ready()));
    }

    @Row(
            value = "sel.modify",
            before = BEFORE + "sel.register(s, EVENT_READ, 'old')",
            python = "key = sel.modify(s, EVENT_WRITE, 'new')",
            result = "key.data, [e for k, e in sel.select(0)]")
    void modify(Answer answer) throws IOException {
        try (Selector<String> sel = Selector.open()) {
            sel.register(s, Interest.READ, "old");
            // begin
            Key<String> key = sel.modify(s, Interest.WRITE, "new");
            // end
            answer.is(key.attachment(), found(sel));
        }
    }

    private static List<Integer> found(Selector<String> sel) throws IOException {
        return sel.select(Duration.ZERO).stream().map(each -> number(each.ready())).toList();
    }

    private static int number(Interest interest) {
        return (interest.isRead() ? 1 : 0) | (interest.isWrite() ? 2 : 0);
    }

    @Row(
            value = "sel.unregister, sel.get_key, sel.get_map",
            before = BEFORE + "sel.register(s, EVENT_READ, 'x'); found = sel.get_key(s)",
            python =
                    """
                    found = sel.get_key(s)
                    count = len(sel.get_map())
                    key = sel.unregister(s)
                    """,
            result = "found.data, count, key.data, len(sel.get_map())")
    void unregister(Answer answer) throws IOException {
        try (Selector<String> sel = Selector.open()) {
            sel.register(s, Interest.READ, "x");
            // begin
            Key<String> found = sel.key(s).orElseThrow();
            int count = sel.keys().size();
            Key<String> key = sel.unregister(s).orElseThrow();
            // end
            answer.is(found.attachment(), count, key.attachment(), sel.keys().size());
        }
    }

    @Row(
            value = "sel.unregister, of what is closed",
            before = BEFORE + "sel.register(s, EVENT_READ, 'x'); s.close()",
            python = "key = sel.unregister(s)",
            result = "key.data")
    void unregisterClosed(Answer answer) throws IOException {
        try (Selector<String> sel = Selector.open()) {
            sel.register(s, Interest.READ, "x");
            s.close();
            // begin
            Key<String> key = sel.unregister(s).orElseThrow();
            // end
            answer.is(key.attachment());
        }
    }

    @Row(
            value = "selectors, a hang-up",
            before = BEFORE + "peer.close(); s.shutdown(socket.SHUT_WR)",
            python = "sel.register(s, EVENT_READ)",
            result = "[e for k, e in sel.select(1)]",
            note = "found as what was waited for")
    void hangUp(Answer answer) throws IOException {
        peer.close();
        s.shutdown(soquete.message.Shutdown.SHUT_WR);
        try (Selector<String> sel = Selector.open()) {
            // begin
            sel.register(s, Interest.READ, "x");
            // end
            answer.is(sel.select().stream().map(each -> number(each.ready())).toList());
        }
    }

    @Row(
            value = "sel.close",
            before = BEFORE,
            python = "sel.close()",
            result = "sel.get_map()",
            note = "in any thread: every select ends")
    void closeSelector(Answer answer) throws IOException {
        Selector<String> sel = Selector.open();
        // begin
        sel.close();
        // end
        answer.is(sel.keys().isEmpty() ? "none" : "some");
    }

    @Surprise(
            value = "44",
            is = "`selectors.modify` without `data` erases it.",
            ours = "data",
            here = "`modify(s, interest)` keeps the attachment",
            python =
                    """
                    import selectors
                    sel = selectors.DefaultSelector()
                    sel.register(s, 1, "data")
                    key = sel.modify(s, 2)
                    """,
            result = "key.data")
    void modifyErases(Answer answer) throws IOException {
        try (Selector<String> sel = Selector.open()) {
            sel.register(s, Interest.READ, "data");
            answer.is(sel.modify(s, Interest.WRITE).attachment());
        }
    }
}
