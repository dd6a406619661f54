package soquete.cli.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened in a process. Times are nanoseconds of `CLOCK_MONOTONIC`, so those of
/// two processes on one machine compare.
public sealed interface Event {
    /// The version of the events' form, in every `start`.
    int VERSION = 1;

    /// Who did it.
    ///
    /// @return the role of the process
    Role role();

    /// The process.
    ///
    /// @return its number
    long pid();

    /// When it happened; of a [Return], when the call came back.
    ///
    /// @return nanoseconds
    long time();

    /// A program begins.
    ///
    /// @param role      its part
    /// @param pid       its process
    /// @param transport `tcp` or `udp`
    /// @param host      where it was told to listen or connect
    /// @param port      the port of that
    /// @param time      when
    record Start(Role role, long pid, String transport, String host, int port, long time)
            implements Event {}

    /// A primitive is called.
    ///
    /// @param role      who calls
    /// @param pid       its process
    /// @param thread    its thread
    /// @param id        the call's number within its process, from 1
    /// @param primitive its C name
    /// @param fd        the descriptor it acts on, or null
    /// @param arguments the others by name, in C's order
    /// @param time      when
    record Call(
            Role role,
            long pid,
            String thread,
            long id,
            String primitive,
            @Nullable Integer fd,
            Map<String, Value> arguments,
            long time)
            implements Event {}

    /// A primitive comes back.
    ///
    /// @param call   what was called
    /// @param result what it gave, by name; empty where it gives nothing, or failed
    /// @param error  how it failed, or null
    /// @param time   when
    record Return(Call call, Map<String, Value> result, @Nullable Fault error, long time)
            implements Event {
        @Override
        public Role role() {
            return call.role();
        }

        @Override
        public long pid() {
            return call.pid();
        }
    }

    /// A program says one of the lecture's lines.
    ///
    /// @param role   who says it
    /// @param pid    its process
    /// @param thread its thread
    /// @param text   the line
    /// @param time   when
    record Print(Role role, long pid, String thread, String text, long time) implements Event {}

    /// A program ends by itself.
    ///
    /// @param role   who ends
    /// @param pid    its process
    /// @param status its exit status
    /// @param time   when
    record Exit(Role role, long pid, int status, long time) implements Event {}

    /// A process has ended, as its parent saw it.
    ///
    /// @param role   who ended
    /// @param pid    its process
    /// @param status its exit status; 128 plus the number where a signal ended it
    /// @param time   when the parent saw it
    record Ended(Role role, long pid, int status, long time) implements Event {}
}
