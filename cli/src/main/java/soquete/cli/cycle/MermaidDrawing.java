package soquete.cli.cycle;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import soquete.cli.event.Event;
import soquete.cli.event.Role;
import soquete.cli.event.Value;
import soquete.cli.message.Messages;
import soquete.cli.terminal.Out;

/// The sequence diagram as Mermaid's `sequenceDiagram`, for pages that render it. A call that waits
/// is an activation of its lane.
///
/// @see <a href="https://mermaid.js.org/syntax/sequenceDiagram.html">the syntax</a>
final class MermaidDrawing implements Drawing {
    private final Messages messages;
    private final Out out;
    private final Set<Role> exited = new HashSet<>();
    private Event.@Nullable Call fresh;

    MermaidDrawing(Messages messages, Out out) {
        this.messages = messages;
        this.out = out;
    }

    @Override
    public void begin() {
        out.line("sequenceDiagram");
        out.line("    participant server as " + escaped(messages.text("cycle.server")));
        out.line("    participant client as " + escaped(messages.text("cycle.client")));
    }

    @Override
    public void show(Event event) {
        switch (event) {
            case Event.Start start -> {
                settle();
                note(start.role(), messages.text("cycle.process", start.pid()));
            }
            case Event.Call call -> {
                settle();
                fresh = call;
            }
            case Event.Return back -> showReturn(back);
            case Event.Print _ -> {} // the lecture's lines are not primitives
            case Event.Exit exit -> {
                settle();
                exited.add(exit.role());
                note(exit.role(), messages.text("cycle.exit", exit.status()));
            }
            case Event.Ended ended -> {
                settle();
                if (!exited.contains(ended.role())) {
                    String how =
                            Signals.ended(ended.status())
                                    ? messages.text("cycle.killed", Signals.name(ended.status()))
                                    : messages.text("cycle.exit", ended.status());
                    note(ended.role(), how);
                }
            }
        }
    }

    @Override
    public void end(Verdict verdict) {
        if (verdict.ok()) {
            out.line("    Note over server,client: ok");
        }
    }

    private void showReturn(Event.Return back) {
        Event.Call call = back.call();
        boolean atOnce = call.equals(fresh);
        if (!atOnce) {
            settle();
        }
        fresh = null;
        Role role = back.role();
        Value.Bytes data = CallText.crossed(back);
        if (data != null) {
            String size = messages.text("cycle.bytes", data.bytes().length);
            arrow(role.other(), role, CallText.quoted(data) + " " + size);
        }
        String name = atOnce ? CallText.call(call) : CallText.name(call);
        arrow(role, role, name + CallText.result(back, messages.text("cycle.end-of-stream")));
        if (!atOnce) {
            out.line("    deactivate " + role.word());
        }
    }

    private void settle() {
        Event.Call call = fresh;
        fresh = null;
        if (call != null) {
            String wait = CallText.waits(call) ? " " + messages.text("cycle.waits") : "";
            arrow(call.role(), call.role(), CallText.call(call) + " …" + wait);
            out.line("    activate " + call.role().word());
        }
    }

    private void arrow(Role from, Role to, String text) {
        out.line("    " + from.word() + "->>" + to.word() + ": " + escaped(text));
    }

    private void note(Role role, String text) {
        out.line("    Note over " + role.word() + ": " + escaped(text));
    }

    /// Mermaid ends a text at a semicolon, and reads `#…;` as a character.
    private static String escaped(String text) {
        return text.replace("#", "#35;").replaceAll(";(?<!#35;)", "#59;");
    }
}
