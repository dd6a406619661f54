package soquete.examples.python;

import java.util.List;
import soquete.examples.python.Table.Line;

/// Lines of the second table that no row shows: what the library does not have, and what other
/// tests show.
final class NotHere {
    private static final String NO_SERVERS = "**not here**: there is no server class";

    static final List<Line> LINES =
            List.of(
                    new Line(
                            "32",
                            "`EINTR` never surfaces, and the deadline is kept.",
                            "**same**: `SignalTest`"),
                    new Line(
                            "42",
                            "`poll` takes milliseconds, `epoll` and `select` seconds.",
                            "**different**: every time in the library is a `Duration`, kept to the"
                                    + " nanosecond"),
                    new Line(
                            "45",
                            "`socketserver.shutdown()` is late, and hangs without a loop.",
                            NO_SERVERS + "; `close()` of a listener ends its `accept` at once"),
                    new Line(
                            "46",
                            "`socketserver` swallows the errors of handlers and of `accept`.",
                            NO_SERVERS + "; nothing is swallowed"),
                    new Line(
                            "50",
                            "A forgotten socket is closed by the collector, with a warning.",
                            "**same**: a `Cleaner`, and one line to the `System.Logger` named"
                                    + " `soquete`; `ClosingTest`"));

    private NotHere() {}
}
