package soquete.cli.cycle;

/// The marks of the drawing.
///
/// @param line     a lane, running
/// @param waiting  a lane, blocked in a call
/// @param top      where a lane begins
/// @param bottom   where it ends
/// @param cut      where a signal cut it
/// @param dash     an arrow's shaft
/// @param toRight  an arrow's head at the right lane
/// @param toLeft   an arrow's head at the left lane
/// @param fromLeft an arrow's tail at the left lane
/// @param fromRight an arrow's tail at the right lane
/// @param goesOn   after a call that has not come back
record Glyphs(
        String line,
        String waiting,
        String top,
        String bottom,
        String cut,
        String dash,
        String toRight,
        String toLeft,
        String fromLeft,
        String fromRight,
        String goesOn) {
    /// Box-drawing characters, each one column wide.
    static final Glyphs UNICODE = new Glyphs("│", "┊", "┌", "└", "╳", "─", "▶", "◀", "├", "┤", "…");

    /// For terminals without UTF-8.
    static final Glyphs ASCII = new Glyphs("|", ":", ".", "`", "X", "-", ">", "<", "|", "|", "..");
}
