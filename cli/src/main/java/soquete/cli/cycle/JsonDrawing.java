package soquete.cli.cycle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import soquete.cli.event.Event;
import soquete.cli.event.EventWriter;
import soquete.cli.event.Role;
import soquete.cli.message.Messages;
import soquete.cli.terminal.Out;

/// The events themselves, as NDJSON, and a verdict at the end. Never translated.
final class JsonDrawing implements Drawing {
    private final EventWriter writer;

    JsonDrawing(Out out) {
        this.writer = new EventWriter(out);
    }

    @Override
    public void begin() {}

    @Override
    public void show(Event event) {
        writer.write(event);
    }

    @Override
    public void end(Verdict verdict) {
        Messages english = Messages.of("en", System.getenv());
        writer.line(
                to -> {
                    to.writeStringField("event", "verdict");
                    to.writeBooleanField("ok", verdict.ok());
                    to.writeNumberField("status", verdict.code());
                    side(to, verdict, Role.SERVER);
                    side(to, verdict, Role.CLIENT);
                    to.writeArrayFieldStart("reasons");
                    for (Verdict.Reason reason : verdict.reasons()) {
                        to.writeString(reason.text(english));
                    }
                    to.writeEndArray();
                });
    }

    private static void side(JsonGenerator to, Verdict verdict, Role role) throws IOException {
        to.writeObjectFieldStart(role.word());
        to.writeBooleanField("heard", verdict.heard(role));
        int status = verdict.status(role);
        if (status >= 0) {
            to.writeNumberField("status", status);
        }
        to.writeEndObject();
    }
}
