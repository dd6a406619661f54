package soquete.cli.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import soquete.cli.event.Event.Call;

/// Turns what a process does into events, as it does it.
final class Recorder {
    private final EventWriter writer;
    private final Role role;
    private final long pid = ProcessHandle.current().pid();
    private final AtomicLong calls = new AtomicLong();

    Recorder(EventWriter writer, Role role) {
        this.writer = writer;
        this.role = role;
    }

    void start(boolean udp, String host, int port) {
        String transport = udp ? "udp" : "tcp";
        writer.write(new Event.Start(role, pid, transport, host, port, System.nanoTime()));
    }

    /// A primitive is about to be called. The time is taken last, and before the line is written:
    /// the call itself begins when this returns.
    Call call(String primitive, @Nullable Integer fd, Object... namesAndValues) {
        Call call =
                new Call(
                        role,
                        pid,
                        Thread.currentThread().getName(),
                        calls.incrementAndGet(),
                        primitive,
                        fd,
                        values(namesAndValues),
                        System.nanoTime());
        writer.write(call);
        return call;
    }

    void returned(Call call, long time, Object... namesAndValues) {
        writer.write(new Event.Return(call, values(namesAndValues), null, time));
    }

    void failed(Call call, Throwable failure, long time) {
        writer.write(new Event.Return(call, Map.of(), Fault.of(failure), time));
    }

    void print(String text) {
        String thread = Thread.currentThread().getName();
        writer.write(new Event.Print(role, pid, thread, text, System.nanoTime()));
    }

    void exit(int status) {
        writer.write(new Event.Exit(role, pid, status, System.nanoTime()));
    }

    private static Map<String, Value> values(Object... namesAndValues) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), value(namesAndValues[i + 1]));
        }
        return values;
    }

    private static Value value(Object value) {
        return switch (value) {
            case Integer number -> new Value.Int(number);
            case Long number -> new Value.Int(number);
            case byte[] bytes -> new Value.Bytes(bytes);
            default -> new Value.Text(value.toString());
        };
    }
}
