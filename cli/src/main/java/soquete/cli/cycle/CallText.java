package soquete.cli.cycle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import soquete.cli.event.Event.Call;
import soquete.cli.event.Event.Return;
import soquete.cli.event.Fault;
import soquete.cli.event.Value;

/// Primitives as text, in the manner of strace: `accept(4) = 5, 127.0.0.1:54321`.
final class CallText {
    /// Primitives whose nature is to wait; any may overlap with what the other side does.
    private static final List<String> WAITING =
            List.of("accept", "connect", "recv", "recvfrom", "getaddrinfo");

    private CallText() {}

    /// The call with its arguments: `bind(4, 127.0.0.1:65432)`.
    static String call(Call call) {
        StringBuilder text = new StringBuilder(call.primitive()).append('(');
        String comma = "";
        if (call.fd() != null) {
            text.append(call.fd());
            comma = ", ";
        }
        for (Map.Entry<String, Value> argument : call.arguments().entrySet()) {
            if (!argument.getKey().equals("level")) { // SO_REUSEADDR says SOL_SOCKET too
                text.append(comma).append(value(argument.getValue()));
                comma = ", ";
            }
        }
        return text.append(')').toString();
    }

    /// The call as it is named when it comes back on a later line: `accept(4)`, without what was
    /// said when it began.
    static String name(Call call) {
        return call.primitive() + "(" + (call.fd() == null ? "" : call.fd()) + ")";
    }

    static boolean waits(Call call) {
        return WAITING.contains(call.primitive());
    }

    /// The result as C has it, and what else is worth knowing: ` = 5, 127.0.0.1:54321`.
    static String result(Return back, String endOfStream) {
        Fault error = back.error();
        if (error != null) {
            return error.kind().equals("errno")
                    ? " = -1 " + error.name()
                    : " = " + (error.name().isEmpty() ? error.kind() : error.name());
        }
        Map<String, Value> result = back.result();
        return switch (back.call().primitive()) {
            case "socket" -> " = " + value(result.get("fd"));
            case "accept" -> " = " + value(result.get("fd")) + ", " + value(result.get("remote"));
            case "send", "sendto" -> " = " + value(result.get("count"));
            case "recv" -> " = " + count(result) + (isEnd(back) ? ", " + endOfStream : "");
            case "recvfrom" -> " = " + count(result) + ", " + value(result.get("from"));
            case "getaddrinfo" -> " = " + value(result.get("endpoints"));
            case "bind" -> " = 0" + chosen(back);
            default -> " = 0";
        };
    }

    /// The bytes that a receive took, or null where it is no receive, failed, or met the end of the
    /// stream. A datagram may be empty and still have crossed.
    static Value.@Nullable Bytes crossed(Return back) {
        if (!(back.result().get("data") instanceof Value.Bytes data) || isEnd(back)) {
            return null;
        }
        return data;
    }

    private static boolean isEnd(Return back) {
        return back.call().primitive().equals("recv") && count(back.result()) == 0;
    }

    private static int count(Map<String, Value> result) {
        return result.get("data") instanceof Value.Bytes data ? data.bytes().length : 0;
    }

    /// Where the kernel chose the port: which.
    private static String chosen(Return back) {
        String asked = value(back.call().arguments().get("endpoint"));
        String local = value(back.result().get("local"));
        return asked.equals(local) || local.isEmpty() ? "" : ", " + local;
    }

    private static String value(@Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Value.Text text -> visible(text.text());
            case Value.Int number -> Long.toString(number.number());
            case Value.Bytes data -> quoted(data);
        };
    }

    /// Bytes as text between quotes.
    static String quoted(Value.Bytes data) {
        return "\"" + visible(data.text()) + "\"";
    }

    /// Without control characters, which would break the drawing.
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(c -> isShown(c) ? c : 0xfffd).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isShown(int c) {
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
    }
}
