package soquete.cli.terminal;

/// Colours, or none: every text comes back unchanged where colour is off.
public enum Ink {
    /// Things that stand back: times, marks of waiting.
    DIM("2"),
    /// The server's lane.
    SERVER("36"),
    /// The client's lane.
    CLIENT("35"),
    /// Bytes under way.
    DATA("1;32"),
    /// What went wrong.
    WRONG("1;31"),
    /// What went well.
    GOOD("1;32"),
    /// Headings.
    STRONG("1");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /// Paints a text.
    ///
    /// @param text   what to paint
    /// @param colour whether colour is on
    /// @return the text, between the codes of ECMA-48 if colour is on and there is anything to see
    public String on(String text, boolean colour) {
        return colour && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
