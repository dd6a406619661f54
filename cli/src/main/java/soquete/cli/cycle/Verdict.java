package soquete.cli.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.cli.event.Event;
import soquete.cli.event.Fault;
import soquete.cli.event.Role;
import soquete.cli.event.Value;
import soquete.cli.failure.ExitCode;
import soquete.cli.message.Messages;
import soquete.cli.seed.Words;

/// Whether the cycle was complete: both greetings arrived byte for byte, and both processes ended
/// well. Looks at the same events that are drawn.
final class Verdict {
    private final Side server = new Side(Role.SERVER, Words.ANSWER);
    private final Side client = new Side(Role.CLIENT, Words.GREETING);
    private @Nullable String garbled;
    private boolean late;

    /// What is known of one process.
    private static final class Side {
        final Role role;
        final byte[] expected;
        final ByteArrayOutputStream received = new ByteArrayOutputStream();
        @Nullable Fault fault;
        int status = -1;

        Side(Role role, String expected) {
            this.role = role;
            this.expected = expected.getBytes(UTF_8);
        }

        boolean heard() {
            return Arrays.equals(received.toByteArray(), expected);
        }

        boolean wasCut() {
            return Signals.ended(status);
        }
    }

    /// A reason why the cycle is not complete.
    ///
    /// @param key       of the messages
    /// @param arguments for the message
    record Reason(String key, List<Object> arguments) {
        static Reason of(String key, Object... arguments) {
            return new Reason(key, List.of(arguments));
        }

        String text(Messages messages) {
            return messages.text(key, arguments.toArray());
        }
    }

    void see(Event event) {
        switch (event) {
            case Event.Return back -> see(back);
            case Event.Ended ended -> side(ended.role()).status = ended.status();
            case Event.Start _, Event.Call _, Event.Print _, Event.Exit _ -> {}
        }
    }

    private void see(Event.Return back) {
        Side side = side(back.role());
        if (back.error() != null) {
            side.fault = back.error();
        }
        if (back.result().get("data") instanceof Value.Bytes data) {
            side.received.writeBytes(data.bytes());
        }
    }

    /// The time for all of it is over.
    void late() {
        late = true;
    }

    /// A process wrote what is no event.
    void garbled(String why) {
        garbled = why;
    }

    boolean ok() {
        return reasons().isEmpty();
    }

    boolean heard(Role role) {
        return side(role).heard();
    }

    /// The exit status of a process; -1 where it was never started.
    int status(Role role) {
        return side(role).status;
    }

    /// Why the cycle is not complete; nothing where it is.
    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        if (late) {
            reasons.add(Reason.of("cycle.late"));
        }
        if (garbled != null) {
            reasons.add(Reason.of("cycle.garbled", garbled));
        }
        for (Side side : List.of(server, client)) {
            String who = side.role.word();
            if (side.wasCut() && !late) {
                reasons.add(Reason.of("cycle." + who + "-killed", Signals.name(side.status)));
            } else if (side.status > 0 && !late) {
                reasons.add(Reason.of("cycle." + who + "-failed", side.status));
            }
        }
        if (reasons.isEmpty()
                && client.fault != null
                && client.fault.name().equals("ECONNREFUSED")) {
            reasons.add(Reason.of("cycle.refused"));
        }
        if (client.status >= 0) {
            for (Side side : List.of(client, server)) {
                if (!side.heard()) {
                    reasons.add(
                            Reason.of(
                                    "cycle." + side.role.word() + "-not-heard",
                                    new String(side.expected, UTF_8),
                                    side.received.toString(UTF_8)));
                }
            }
        }
        return reasons;
    }

    /// The exit code: that of the first cause.
    int code() {
        if (ok()) {
            return ExitCode.OK;
        }
        if (late) {
            return ExitCode.TIMED_OUT;
        }
        if (server.wasCut() || client.wasCut()) {
            return ExitCode.CUT;
        }
        for (Side side : List.of(server, client)) {
            if (side.status > 0) {
                return side.status;
            }
        }
        boolean refused = client.fault != null && client.fault.name().equals("ECONNREFUSED");
        return refused ? ExitCode.REFUSED : ExitCode.OTHER;
    }

    private Side side(Role role) {
        return role == Role.SERVER ? server : client;
    }
}
