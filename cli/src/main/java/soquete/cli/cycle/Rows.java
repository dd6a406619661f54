package soquete.cli.cycle;

import java.util.ArrayList;
import java.util.List;
import soquete.cli.event.Role;
import soquete.cli.terminal.Ink;
import soquete.cli.terminal.Out;

/// The paper of the drawing: a margin for the time, and two lanes, each a mark and a label.
///
/// ` 123.456 │ label of the server            │ label of the client`; no row is wider than the
/// paper, and long labels go on in further rows.
final class Rows {
    private static final int TIME = 8;
    private static final String INDENT = "  ";

    private final Out out;
    private final Glyphs glyphs;
    private final boolean colour;
    private final int left;
    private final int right;

    private String serverMark = " ";
    private String clientMark = " ";

    Rows(Out out, Glyphs glyphs, boolean colour, int width) {
        this.out = out;
        this.glyphs = glyphs;
        this.colour = colour;
        int labels = width - TIME - 5; // a space, then twice a mark and a space
        this.left = (labels + 1) / 2; // setsockopt needs a column more than anything of the client
        this.right = labels - left;
    }

    /// What stands in a lane's column from now on.
    void mark(Role role, String mark) {
        if (role == Role.SERVER) {
            serverMark = mark;
        } else {
            clientMark = mark;
        }
    }

    /// A line across the whole paper.
    void text(String text, Ink ink) {
        out.line(ink.on(text, colour));
    }

    /// Names above the lanes.
    void heads(String unit, String server, String client) {
        String row =
                " ".repeat(TIME - length(unit))
                        + unit
                        + " "
                        + pad(cut(server, left + 2), left + 2)
                        + cut(client, right + 2);
        out.line(Ink.STRONG.on(row.stripTrailing(), colour));
    }

    /// Whether a label needs no second row.
    boolean fits(Role role, String label) {
        return length(label) <= (role == Role.SERVER ? left : right);
    }

    /// A label in one lane.
    void label(String time, Role role, String label, Ink ink) {
        List<String> parts = wrap(label, role == Role.SERVER ? left : right);
        String when = time;
        for (String part : parts) {
            row(when, role, part, ink);
            when = "";
        }
    }

    /// A row in which nothing happens but waiting.
    void pause() {
        String row =
                margin("")
                        + lane(serverMark, Ink.SERVER)
                        + " ".repeat(left + 1)
                        + lane(clientMark, Ink.CLIENT);
        out.line(row.stripTrailing());
    }

    /// Bytes that cross from one lane to the other; of long ones the beginning is shown.
    void arrow(Role to, String data, String size) {
        int shaft = left; // between the marks are a space and a label; one column is the head's
        String text = " " + cut(data, shaft - 7 - length(size)) + " " + size + " ";
        int dashes = shaft - length(text);
        String before = glyphs.dash().repeat(dashes / 2);
        String after = glyphs.dash().repeat(dashes - dashes / 2);
        boolean right = to == Role.CLIENT;
        String line =
                right
                        ? before + text + after + glyphs.toRight()
                        : glyphs.toLeft() + before + text + after;
        String serverEnd =
                right && serverMark.equals(glyphs.line()) ? glyphs.fromLeft() : serverMark;
        String clientEnd =
                !right && clientMark.equals(glyphs.line()) ? glyphs.fromRight() : clientMark;
        String row =
                margin("")
                        + lane(serverEnd, Ink.SERVER)
                        + Ink.DATA.on(line, colour)
                        + lane(clientEnd, Ink.CLIENT);
        out.line(row.stripTrailing());
    }

    private void row(String time, Role role, String label, Ink ink) {
        boolean server = role == Role.SERVER;
        String shown = ink.on(label, colour);
        String row =
                margin(time)
                        + lane(serverMark, Ink.SERVER)
                        + " "
                        + (server ? shown : "")
                        + " ".repeat(left - (server ? length(label) : 0))
                        + lane(clientMark, Ink.CLIENT)
                        + " "
                        + (server ? "" : shown);
        out.line(row.stripTrailing());
    }

    private String margin(String time) {
        String shown = " ".repeat(Math.max(0, TIME - time.length())).concat(time);
        return Ink.DIM.on(shown, colour) + " ";
    }

    private String lane(String mark, Ink ink) {
        return ink.on(mark, colour);
    }

    /// Breaks a label at spaces, so that no part is longer than `width`; a word that is longer is
    /// broken anywhere.
    static List<String> wrap(String label, int width) {
        List<String> parts = new ArrayList<>();
        String rest = label;
        String indent = "";
        while (length(rest) + indent.length() > width) {
            int room = rest.offsetByCodePoints(0, width - indent.length());
            int space = rest.lastIndexOf(' ', room);
            int end = space > 0 ? space : room;
            parts.add(indent + rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
            indent = INDENT;
        }
        if (!rest.isEmpty()) {
            parts.add(indent + rest);
        }
        return parts;
    }

    private String cut(String text, int width) {
        if (length(text) <= width) {
            return text;
        }
        int room = Math.max(0, width - length(glyphs.goesOn()));
        return text.substring(0, text.offsetByCodePoints(0, room)) + glyphs.goesOn();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
