package soquete.cli.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import soquete.cli.event.Event;
import soquete.cli.event.Fault;
import soquete.cli.event.Role;
import soquete.cli.event.Value;
import soquete.cli.failure.ExitCode;

final class VerdictTest {
    private static Verdict of(List<Event> events, UnaryOperator<Event> change) {
        Verdict verdict = new Verdict();
        events.stream().map(change).forEach(verdict::see);
        return verdict;
    }

    private static List<String> keys(Verdict verdict) {
        return verdict.reasons().stream().map(Verdict.Reason::key).toList();
    }

    private static UnaryOperator<Event> status(Role role, int status) {
        return event ->
                event instanceof Event.Ended ended && ended.role() == role
                        ? new Event.Ended(role, ended.pid(), status, ended.time())
                        : event;
    }

    @Test
    void ok_bothHeardAndEndedWell() {
        Verdict verdict = of(Canned.tcp(), UnaryOperator.identity());

        assertThat(verdict.ok()).isTrue();
        assertThat(verdict.code()).isZero();
        assertThat(verdict.reasons()).isEmpty();
    }

    /// One byte more, and it is not the greeting.
    @Test
    void ok_otherBytes_isFalse() {
        Verdict verdict =
                of(
                        Canned.tcp(),
                        event ->
                                event instanceof Event.Return back
                                                && back.role() == Role.CLIENT
                                                && back.result().containsKey("data")
                                        ? new Event.Return(
                                                back.call(),
                                                Map.of(
                                                        "data",
                                                        new Value.Bytes(
                                                                "bem vindo cliente\n"
                                                                        .getBytes(UTF_8))),
                                                null,
                                                back.time())
                                        : event);

        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.code()).isEqualTo(ExitCode.OTHER);
        assertThat(keys(verdict)).containsExactly("cycle.client-not-heard");
        assertThat(verdict.heard(Role.SERVER)).isTrue();
    }

    @Test
    void code_failedServer_isTheServersStatus() {
        Verdict verdict = new Verdict();
        verdict.see(new Event.Ended(Role.SERVER, 1, ExitCode.IN_USE, 1));

        assertThat(verdict.code()).isEqualTo(ExitCode.IN_USE);
        assertThat(keys(verdict)).containsExactly("cycle.server-failed");
    }

    @Test
    void code_killedSide_isCut() {
        Verdict verdict = of(Canned.tcp(), status(Role.SERVER, 137));

        assertThat(verdict.code()).isEqualTo(ExitCode.CUT);
        assertThat(verdict.reasons())
                .containsExactly(Verdict.Reason.of("cycle.server-killed", "SIGKILL"));
    }

    @Test
    void code_refusedClient_isRefused() {
        Event.Call connect = new Event.Call(Role.CLIENT, 2, "main", 1, "connect", 4, Map.of(), 1);
        Fault refused = new Fault("errno", "ECONNREFUSED", 111, "Connection refused");
        Verdict verdict = new Verdict();
        verdict.see(new Event.Return(connect, Map.of(), refused, 2));
        verdict.see(new Event.Ended(Role.CLIENT, 2, 0, 3));
        verdict.see(new Event.Ended(Role.SERVER, 1, 0, 3));

        assertThat(verdict.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(keys(verdict)).startsWith("cycle.refused");
    }

    @Test
    void code_late_isTimedOut() {
        Verdict verdict = of(Canned.tcp(), status(Role.CLIENT, 137));
        verdict.late();

        assertThat(verdict.code()).isEqualTo(ExitCode.TIMED_OUT);
        assertThat(keys(verdict)).containsExactly("cycle.late");
    }

    @Test
    void ok_garbledEvents_isFalse() {
        Verdict verdict = of(Canned.tcp(), UnaryOperator.identity());
        verdict.garbled("words");

        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.code()).isEqualTo(ExitCode.OTHER);
    }
}
