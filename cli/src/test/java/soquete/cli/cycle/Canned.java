package soquete.cli.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import soquete.cli.event.Event;
import soquete.cli.event.Event.Call;
import soquete.cli.event.Fault;
import soquete.cli.event.Role;
import soquete.cli.event.Value;

/// Cycles as they could have happened, with times that do not change.
final class Canned {
    private static final long MICRO = 1000;

    private final List<Event> events = new ArrayList<>();
    private long now = 5_000_000_000L;
    private long id;

    private Canned() {}

    /// A TCP cycle in which accept and both receives block.
    static List<Event> tcp() {
        Canned c = new Canned();
        c.start(Role.SERVER, 4711);
        c.did(Role.SERVER, "socket", null, args("family", "AF_INET", "type", "SOCK_STREAM"), fd(4));
        c.did(
                Role.SERVER,
                "setsockopt",
                4,
                args("level", "SOL_SOCKET", "option", "SO_REUSEADDR", "value", 1),
                args());
        Map<String, Value> at = args("endpoint", "127.0.0.1:65432");
        c.did(Role.SERVER, "bind", 4, at, args("local", "127.0.0.1:65432"));
        c.did(Role.SERVER, "listen", 4, args(), args());
        Call accept = c.call(Role.SERVER, "accept", 4, args());
        c.pass(150_000);
        c.start(Role.CLIENT, 4712);
        c.did(Role.CLIENT, "socket", null, args("family", "AF_INET", "type", "SOCK_STREAM"), fd(4));
        Call connect = c.call(Role.CLIENT, "connect", 4, at);
        Map<String, Value> taken = args("fd", 5, "remote", "127.0.0.1:54321");
        c.back(accept, taken);
        c.back(connect, args("local", "127.0.0.1:54321"));
        Call hear = c.call(Role.CLIENT, "recv", 4, args("max", 1024));
        Map<String, Value> greeting = args("data", "bem vindo cliente".getBytes(UTF_8));
        Map<String, Value> answer = args("data", "obrigado servidor".getBytes(UTF_8));
        c.did(Role.SERVER, "send", 5, greeting, args("count", 17));
        Call wait = c.call(Role.SERVER, "recv", 5, args("max", 1024));
        c.back(hear, greeting);
        c.events.add(new Event.Print(Role.CLIENT, 4712, "main", "not drawn", c.tick()));
        c.did(Role.CLIENT, "send", 4, answer, args("count", 17));
        c.back(wait, answer);
        c.did(Role.CLIENT, "close", 4, args(), args());
        c.end(Role.CLIENT, 4712);
        c.did(Role.SERVER, "close", 5, args(), args());
        c.did(Role.SERVER, "close", 4, args(), args());
        c.end(Role.SERVER, 4711);
        c.gone(Role.CLIENT, 4712, 0);
        c.gone(Role.SERVER, 4711, 0);
        return c.events;
    }

    /// A server that is killed after its greeting, and a client that is told a strange thing.
    static List<Event> killed() {
        Canned c = new Canned();
        c.start(Role.SERVER, 4711);
        c.start(Role.CLIENT, 4712);
        Call wait = c.call(Role.SERVER, "recvfrom", 4, args("max", 1024));
        Call hear = c.call(Role.CLIENT, "recv", 4, args("max", 1024));
        c.back(hear, args("data", "a;b\n#\u001b[31m".getBytes(UTF_8)));
        c.back(
                wait,
                args(
                        "data",
                        "x".repeat(200).getBytes(UTF_8),
                        "from",
                        "[2001:db8:1111:2222:3333:4444:5555:6666]:65432"));
        c.gone(Role.SERVER, 4711, 137);
        Call send = c.call(Role.CLIENT, "send", 4, args("data", "oi".getBytes(UTF_8)));
        c.events.add(
                new Event.Return(
                        send,
                        Map.of(),
                        new Fault("errno", "ECONNREFUSED", 111, "Connection refused"),
                        c.tick()));
        c.end(Role.CLIENT, 4712);
        c.gone(Role.CLIENT, 4712, 0);
        return c.events;
    }

    private long tick() {
        now += 100 * MICRO;
        return now;
    }

    private void pass(long micros) {
        now += micros * MICRO;
    }

    private void start(Role role, long pid) {
        events.add(new Event.Start(role, pid, "tcp", "127.0.0.1", 65432, tick()));
    }

    private Call call(
            Role role, String primitive, @Nullable Integer fd, Map<String, Value> arguments) {
        long pid = role == Role.SERVER ? 4711 : 4712;
        Call call = new Call(role, pid, "main", ++id, primitive, fd, arguments, tick());
        events.add(call);
        return call;
    }

    private void back(Call call, Map<String, Value> result) {
        events.add(new Event.Return(call, result, null, tick()));
    }

    private void did(
            Role role,
            String primitive,
            @Nullable Integer fd,
            Map<String, Value> arguments,
            Map<String, Value> result) {
        back(call(role, primitive, fd, arguments), result);
    }

    private void end(Role role, long pid) {
        events.add(new Event.Exit(role, pid, 0, tick()));
    }

    private void gone(Role role, long pid, int status) {
        events.add(new Event.Ended(role, pid, status, tick()));
    }

    private static Map<String, Value> fd(int fd) {
        return args("fd", fd);
    }

    private static Map<String, Value> args(Object... namesAndValues) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            values.put(
                    namesAndValues[i].toString(),
                    switch (value) {
                        case Integer number -> new Value.Int(number);
                        case byte[] bytes -> new Value.Bytes(bytes);
                        default -> new Value.Text(value.toString());
                    });
        }
        return values;
    }
}
