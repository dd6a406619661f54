package soquete.examples.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;

/// The result of a row, compared with Python's in a form that both can print.
final class Answer {
    private final Optional<String> python;
    private final String ours;
    private boolean given;

    /// @param python what Python printed, where there is a Python
    /// @param ours   what the row answers here, or empty where it is the same
    Answer(Optional<String> python, String ours) {
        this.python = python;
        this.ours = ours;
    }

    /// The values that the row's `result` names.
    void is(Object... values) {
        given = true;
        String java = text(List.of(values));
        if (ours.isEmpty()) {
            python.ifPresent(expected -> assertThat(java).isEqualTo(expected));
            return;
        }
        assertThat(java).isEqualTo("(" + ours + ")");
        python.ifPresent(
                other -> assertThat(other).isNotEqualTo(java).doesNotStartWith("Traceback"));
    }

    boolean isGiven() {
        return given;
    }

    private static String text(Object value) {
        return switch (value) {
            case Boolean b -> b ? "true" : "false";
            case byte[] bytes -> "bytes " + HexFormat.of().formatHex(bytes);
            case Family family -> Integer.toString(family.number());
            case SocketType type -> Integer.toString(type.number());
            case Protocol protocol -> Integer.toString(protocol.number());
            case Duration time -> Double.toString(time.toNanos() / 1e9);
            case Inet4Endpoint at -> "(" + at.host() + ", " + at.port() + ")";
            case Inet6Endpoint at ->
                    "(%s, %d, %d, %d)".formatted(at.host(), at.port(), at.flowInfo(), at.scopeId());
            case Endpoint other -> other.toString();
            case Optional<?> maybe -> maybe.map(Answer::text).orElse("none");
            case Collection<?> all -> {
                StringJoiner joined = new StringJoiner(", ", "(", ")");
                all.forEach(each -> joined.add(text(each)));
                yield joined.toString();
            }
            default -> value.toString();
        };
    }

    /// Something that should fail.
    interface Failing {
        void run() throws Exception;
    }

    /// How it failed, in the words of the Python side: the name of the errno or of the resolver's
    /// error, `timeout`, `closed`, `end`, or `refused` where the arguments are no good.
    static String failure(Failing operation) {
        try {
            operation.run();
        } catch (ErrnoException e) {
            return e.errno().name();
        } catch (ResolveException e) {
            return e.code().name();
        } catch (SocketTimeoutException e) {
            return "timeout";
        } catch (ClosedChannelException e) {
            return "closed";
        } catch (EOFException e) {
            return "end";
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return "refused";
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return "none";
    }
}
