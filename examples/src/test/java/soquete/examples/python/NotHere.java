package soquete.examples.python;

import java.util.List;
import soquete.examples.python.Table.Line;

/// Lines of the second table that no row shows: what the library does not have, and what other
/// tests show.
final class NotHere {
    static final List<Line> LINES =
            List.of(
                    new Line(
                            "32",
                            "`EINTR` never surfaces, and the deadline is kept.",
                            "**same**: `SignalTest`"),
                    new Line(
                            "50",
                            "A forgotten socket is closed by the collector, with a warning.",
                            "**same**: a `Cleaner`, and one line to the `System.Logger` named"
                                    + " `soquete`; `ClosingTest`"));

    private NotHere() {}
}
