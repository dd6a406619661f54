package soquete.cli.cycle;

import org.jspecify.annotations.Nullable;
import soquete.cli.event.Event;
import soquete.cli.event.Role;
import soquete.cli.event.Value;
import soquete.cli.message.Messages;
import soquete.cli.terminal.Ink;
import soquete.cli.terminal.Out;

/// The sequence diagram in the terminal.
///
/// A call that comes back before anything else happens is one row. Any other is two: one where it
/// begins, one where it comes back, and between them the lane shows that it waits.
final class TextDrawing implements Drawing {
    private static final long LONG_WAIT = 20_000_000; // nanoseconds that deserve a row of waiting

    private static final long MOST_WITH_MICROS = 9999;

    private final CycleSettings settings;
    private final Messages messages;
    private final Out out;
    private final Rows rows;
    private final Glyphs glyphs;

    private @Nullable Long first;
    private long last;

    /// A call whose row is not drawn yet, because it may come back at once.
    private Event.@Nullable Call fresh;

    private boolean serverExited;
    private boolean clientExited;

    TextDrawing(CycleSettings settings, Out out, Glyphs glyphs, boolean colour, int width) {
        this.settings = settings;
        this.messages = settings.messages();
        this.out = out;
        this.glyphs = glyphs;
        this.rows = new Rows(out, glyphs, colour, width);
    }

    @Override
    public void begin() {
        String where =
                settings.port() == 0
                        ? messages.text("cycle.free-port", settings.host())
                        : settings.host() + ", " + messages.text("cycle.port", settings.port());
        rows.text(
                messages.text("cycle.title", settings.transport(), CallText.visible(where)),
                Ink.STRONG);
        out.line("");
        rows.heads("ms", messages.text("cycle.server"), messages.text("cycle.client"));
    }

    @Override
    public void show(Event event) {
        if (first == null) {
            first = event.time();
            last = event.time();
        }
        switch (event) {
            case Event.Start start -> {
                settle(event);
                rows.mark(start.role(), glyphs.top());
                put(event, messages.text("cycle.process", start.pid()), Ink.DIM);
                rows.mark(start.role(), glyphs.line());
            }
            case Event.Call call -> {
                settle(event);
                fresh = call;
            }
            case Event.Return back -> showReturn(back);
            case Event.Print _ -> {} // the lecture's lines are not primitives
            case Event.Exit exit -> {
                settle(event);
                exited(exit.role());
                leave(event, glyphs.bottom(), messages.text("cycle.exit", exit.status()), Ink.DIM);
            }
            case Event.Ended ended -> {
                if (!hasExited(ended.role())) {
                    settle(event);
                    boolean signal = Signals.ended(ended.status());
                    String how =
                            signal
                                    ? messages.text("cycle.killed", Signals.name(ended.status()))
                                    : messages.text("cycle.exit", ended.status());
                    leave(event, glyphs.cut(), how, Ink.WRONG);
                }
            }
        }
    }

    @Override
    public void end(Verdict verdict) {
        out.line("");
        if (verdict.ok()) {
            rows.text("ok", Ink.GOOD);
        }
    }

    private void showReturn(Event.Return back) {
        Event.Call call = back.call();
        boolean atOnce = call.equals(fresh) && back.time() - call.time() < LONG_WAIT;
        if (!atOnce) {
            settle(back);
        }
        fresh = null;
        Value.Bytes data = CallText.crossed(back);
        if (data != null) {
            String size = messages.text("cycle.bytes", data.bytes().length);
            rows.arrow(back.role(), CallText.quoted(data), size);
        }
        rows.mark(back.role(), glyphs.line());
        String name = atOnce ? CallText.call(call) : CallText.name(call);
        String label = name + CallText.result(back, messages.text("cycle.end-of-stream"));
        Event when = atOnce ? call : back;
        put(when, label, back.error() == null ? lane(back.role()) : Ink.WRONG);
    }

    /// Draws the beginning of a call that did not come back at once, and the wait since then.
    private void settle(Event next) {
        Event.Call call = fresh;
        fresh = null;
        if (call != null) {
            String begun = CallText.call(call) + " " + glyphs.goesOn();
            String waits = begun + " " + messages.text("cycle.waits");
            boolean said = CallText.waits(call) && rows.fits(call.role(), waits);
            put(call, said ? waits : begun, lane(call.role()));
            rows.mark(call.role(), glyphs.waiting());
        }
        if (next.time() - last >= LONG_WAIT) {
            rows.pause();
        }
    }

    private void leave(Event event, String mark, String label, Ink ink) {
        rows.mark(event.role(), mark);
        put(event, label, ink);
        rows.mark(event.role(), " ");
    }

    private void put(Event event, String label, Ink ink) {
        last = event.time();
        rows.label(relative(event.time()), event.role(), label, ink);
    }

    /// Milliseconds since the first event, with microseconds as long as the margin has room.
    private String relative(long time) {
        long micros = (time - (first == null ? time : first)) / 1000;
        String fraction = Long.toString(1000 + micros % 1000).substring(1);
        long millis = micros / 1000;
        return millis > MOST_WITH_MICROS ? Long.toString(millis) : millis + "." + fraction;
    }

    private static Ink lane(Role role) {
        return role == Role.SERVER ? Ink.SERVER : Ink.CLIENT;
    }

    private void exited(Role role) {
        if (role == Role.SERVER) {
            serverExited = true;
        } else {
            clientExited = true;
        }
    }

    private boolean hasExited(Role role) {
        return role == Role.SERVER ? serverExited : clientExited;
    }
}
