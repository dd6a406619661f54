package soquete.cli.cycle;

import soquete.cli.event.Event;

/// Shows a cycle, event by event, in the order in which it happened.
interface Drawing {
    /// Before anything happens.
    void begin();

    /// The next event.
    ///
    /// @param event not earlier than those before it
    void show(Event event);

    /// After everything.
    ///
    /// @param verdict how it went
    void end(Verdict verdict);
}
