package soquete.cli.cycle;

import java.io.IOException;
import soquete.cli.failure.Report;
import soquete.cli.terminal.Out;
import soquete.cli.terminal.Terminal;

/// The command `cycle`: chooses the drawing, and runs the cycle.
public final class CycleCommand {
    private CycleCommand() {}

    /// What is wanted on standard output.
    public enum Form {
        /// The sequence diagram in the terminal.
        TEXT,
        /// The events as NDJSON.
        JSON,
        /// The sequence diagram as Mermaid.
        MERMAID
    }

    /// Runs the cycle.
    ///
    /// @param settings what to run
    /// @param form     what is wanted
    /// @param colour   `auto`, `always` or `never`
    /// @param out      takes the drawing
    /// @param report   takes the words
    /// @return the exit code
    public static int run(CycleSettings settings, Form form, String colour, Out out, Report report)
            throws IOException {
        Drawing drawing =
                switch (form) {
                    case JSON -> new JsonDrawing(out);
                    case MERMAID -> new MermaidDrawing(settings.messages(), out);
                    case TEXT -> text(settings, colour, out);
                };
        return new Cycle(settings, drawing, report).run();
    }

    private static Drawing text(CycleSettings settings, String colour, Out out) {
        Terminal terminal = new Terminal(System.getenv());
        Glyphs glyphs = terminal.unicode() ? Glyphs.UNICODE : Glyphs.ASCII;
        return new TextDrawing(settings, out, glyphs, terminal.colour(colour), terminal.width());
    }
}
