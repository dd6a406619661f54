package soquete.cli.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import soquete.cli.event.Event.Call;

/// Reads what [EventWriter] wrote, line by line.
///
/// One reader per process: a return names its call by number, and is given that call.
public final class EventReader {
    private final JsonFactory json = new JsonFactory();
    private final Map<Long, Call> open = new HashMap<>();

    /// Made for one process.
    public EventReader() {}

    /// Reads one line.
    ///
    /// @param line an object
    /// @return the event
    /// @throws IOException if the line is not an event
    public Event read(String line) throws IOException {
        try (JsonParser parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an event: " + line);
            }
            return event(new Members(object(parser)));
        } catch (IllegalArgumentException e) {
            throw new IOException("not an event: " + line, e);
        }
    }

    private Event event(Members m) throws IOException {
        Role role = m.text("role").equals(Role.SERVER.word()) ? Role.SERVER : Role.CLIENT;
        long pid = m.number("pid");
        return switch (m.text("event")) {
            case "start" ->
                    new Event.Start(
                            role,
                            pid,
                            m.text("transport"),
                            m.text("host"),
                            (int) m.number("port"),
                            m.number("time"));
            case "call" -> {
                Call call =
                        new Call(
                                role,
                                pid,
                                m.text("thread"),
                                m.number("id"),
                                m.text("primitive"),
                                m.has("fd") ? (int) m.number("fd") : null,
                                m.values("arguments"),
                                m.number("begin"));
                open.put(call.id(), call);
                yield call;
            }
            case "return" -> {
                Call call = open.remove(m.number("id"));
                if (call == null) {
                    throw new IOException("a return without its call: " + m.number("id"));
                }
                boolean failed = m.has("error");
                yield new Event.Return(
                        call,
                        failed ? Map.of() : m.values("result"),
                        failed ? fault(m.object("error")) : null,
                        m.number("end"));
            }
            case "print" ->
                    new Event.Print(role, pid, m.text("thread"), m.text("text"), m.number("time"));
            case "exit" -> new Event.Exit(role, pid, (int) m.number("status"), m.number("time"));
            case "ended" -> new Event.Ended(role, pid, (int) m.number("status"), m.number("time"));
            default -> throw new IOException("no such event: " + m.text("event"));
        };
    }

    private static Fault fault(Members m) throws IOException {
        return new Fault(
                m.text("kind"),
                m.has("name") ? m.text("name") : "",
                m.has("number") ? (int) m.number("number") : 0,
                m.text("message"));
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case VALUE_STRING -> members.put(name, parser.getText());
                case VALUE_NUMBER_INT -> members.put(name, parser.getLongValue());
                case START_OBJECT -> members.put(name, object(parser));
                case null, default -> parser.skipChildren(); // no member of ours
            }
            token = parser.nextToken();
        }
        return members;
    }

    /// The members of an object.
    private record Members(Map<String, Object> map) {
        boolean has(String name) {
            return map.containsKey(name);
        }

        String text(String name) throws IOException {
            return member(name, String.class);
        }

        long number(String name) throws IOException {
            return member(name, Long.class);
        }

        @SuppressWarnings("unchecked") // object() makes no other maps
        Members object(String name) throws IOException {
            return new Members((Map<String, Object>) member(name, Map.class));
        }

        Map<String, Value> values(String name) throws IOException {
            Map<String, Value> values = new LinkedHashMap<>();
            Members members = object(name);
            for (String key : members.map.keySet()) {
                values.put(key, members.value(key));
            }
            return values;
        }

        private Value value(String name) throws IOException {
            Object value = map.get(name);
            if (value instanceof String text) {
                return new Value.Text(text);
            }
            if (value instanceof Long number) {
                return new Value.Int(number);
            }
            return new Value.Bytes(Base64.getDecoder().decode(object(name).text("base64")));
        }

        private <T> T member(String name, Class<T> type) throws IOException {
            Object value = map.get(name);
            if (!type.isInstance(value)) {
                throw new IOException("an event without " + name);
            }
            return type.cast(value);
        }
    }
}
