package soquete.cli.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import soquete.cli.terminal.Out;

/// Writes events as NDJSON: one object per line, each line at once. Its form is published in
/// `docs/schema/events.schema.json`.
public final class EventWriter {
    private final JsonFactory json = new JsonFactory();
    private final Out out;

    /// Writes to an output.
    ///
    /// @param out takes the lines
    public EventWriter(Out out) {
        this.out = out;
    }

    /// A line that is no event, as a verdict.
    public interface Content {
        /// Writes the members of the object.
        ///
        /// @param to takes them
        void write(JsonGenerator to) throws IOException;
    }

    /// Writes an event.
    ///
    /// @param event what happened
    public void write(Event event) {
        line(to -> write(to, event));
    }

    /// Writes any object.
    ///
    /// @param content its members
    public void line(Content content) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator to = json.createGenerator(line)) {
            to.writeStartObject();
            content.write(to);
            to.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        out.line(line.toString());
    }

    private static void write(JsonGenerator to, Event event) throws IOException {
        switch (event) {
            case Event.Start start -> {
                open(to, "start", start);
                to.writeNumberField("version", Event.VERSION);
                to.writeStringField("transport", start.transport());
                to.writeStringField("host", start.host());
                to.writeNumberField("port", start.port());
                to.writeStringField("clock", "CLOCK_MONOTONIC");
                to.writeNumberField("time", start.time());
            }
            case Event.Call call -> {
                open(to, "call", call);
                call(to, call);
                members(to, "arguments", call.arguments());
                to.writeNumberField("begin", call.time());
            }
            case Event.Return back -> {
                open(to, "return", back);
                call(to, back.call());
                if (back.error() == null) {
                    members(to, "result", back.result());
                } else {
                    error(to, back.error());
                }
                to.writeNumberField("begin", back.call().time());
                to.writeNumberField("end", back.time());
            }
            case Event.Print print -> {
                open(to, "print", print);
                to.writeStringField("thread", print.thread());
                to.writeStringField("text", print.text());
                to.writeNumberField("time", print.time());
            }
            case Event.Exit exit -> {
                open(to, "exit", exit);
                to.writeNumberField("status", exit.status());
                to.writeNumberField("time", exit.time());
            }
            case Event.Ended ended -> {
                open(to, "ended", ended);
                to.writeNumberField("status", ended.status());
                to.writeNumberField("time", ended.time());
            }
        }
    }

    private static void open(JsonGenerator to, String name, Event event) throws IOException {
        to.writeStringField("event", name);
        to.writeStringField("role", event.role().word());
        to.writeNumberField("pid", event.pid());
    }

    private static void call(JsonGenerator to, Event.Call call) throws IOException {
        to.writeStringField("thread", call.thread());
        to.writeNumberField("id", call.id());
        to.writeStringField("primitive", call.primitive());
        Integer fd = call.fd();
        if (fd != null) {
            to.writeNumberField("fd", fd);
        }
    }

    private static void members(JsonGenerator to, String name, Map<String, Value> values)
            throws IOException {
        to.writeObjectFieldStart(name);
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            to.writeFieldName(entry.getKey());
            switch (entry.getValue()) {
                case Value.Text text -> to.writeString(text.text());
                case Value.Int number -> to.writeNumber(number.number());
                case Value.Bytes data -> data(to, data);
            }
        }
        to.writeEndObject();
    }

    private static void data(JsonGenerator to, Value.Bytes data) throws IOException {
        to.writeStartObject();
        to.writeNumberField("count", data.bytes().length);
        to.writeStringField("text", data.text());
        to.writeBinaryField("base64", data.bytes());
        to.writeEndObject();
    }

    private static void error(JsonGenerator to, @Nullable Fault fault) throws IOException {
        if (fault == null) {
            return;
        }
        to.writeObjectFieldStart("error");
        to.writeStringField("kind", fault.kind());
        if (!fault.name().isEmpty()) {
            to.writeStringField("name", fault.name());
            to.writeNumberField("number", fault.number());
        }
        to.writeStringField("message", fault.message());
        to.writeEndObject();
    }
}
