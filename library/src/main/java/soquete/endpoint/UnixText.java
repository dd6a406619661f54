package soquete.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;

/// Unix endpoints as text, and what their bytes may be.
final class UnixText {
    private UnixText() {}

    static void check(byte[] sunPath) {
        int length = sunPath.length;
        if (length > UnixEndpoint.UNIX_PATH_MAX) {
            boolean named = sunPath[0] == 0;
            throw new IllegalArgumentException(
                    (named ? "an abstract name of " : "a path of ")
                            + (named ? length - 1 : length)
                            + " bytes is longer than "
                            + (named ? "107" : "108, the room in sockaddr_un: use a shorter one,")
                            + (named ? "" : " or one relative to the current directory")
                            + quoted(sunPath));
        }
        if (length > 0 && sunPath[0] != 0) {
            for (int i = 0; i < length; i++) {
                if (sunPath[i] == 0) {
                    throw nul(sunPath, i);
                }
            }
        }
    }

    static void checkPath(byte[] path) {
        if (path.length == 0) {
            throw new IllegalArgumentException(
                    "the path is empty: use UnixEndpoint.UNNAMED for no name");
        }
        if (path[0] == 0) {
            throw nul(path, 0);
        }
    }

    private static IllegalArgumentException nul(byte[] path, int at) {
        return new IllegalArgumentException(
                "a NUL byte at index "
                        + at
                        + " of a path: it would end there; an abstract name is made by"
                        + " UnixEndpoint.abstractName"
                        + quoted(path));
    }

    private static String quoted(byte[] name) {
        StringBuilder text = new StringBuilder(": \"");
        append(text, name, 0);
        return text.append('"').toString();
    }

    /// The UTF-8 of a text, which must be able to become UTF-8.
    static byte[] encoded(String text) {
        try {
            ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "an unpaired surrogate in \"" + text + "\": give the bytes instead", e);
        }
    }

    static String print(byte[] sunPath) {
        StringBuilder text = new StringBuilder("unix:");
        if (sunPath.length > 0 && sunPath[0] == 0) {
            append(text.append('@'), sunPath, 1);
        } else if (sunPath.length > 0 && sunPath[0] == '@') {
            escape(text, sunPath[0]);
            append(text, sunPath, 1);
        } else {
            append(text, sunPath, 0);
        }
        return text.toString();
    }

    /// Appends what can be read, and escapes for the rest.
    private static void append(StringBuilder text, byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length) {
            int length = sequence(bytes, at);
            String one = new String(bytes, at, length, UTF_8);
            if (bytes[at] == '\\') {
                text.append("\\\\");
            } else if (isReadable(one.codePointAt(0)) && isExact(one, bytes, at, length)) {
                text.append(one);
            } else {
                escape(text, bytes[at]);
                length = 1;
            }
            at += length;
        }
    }

    private static void escape(StringBuilder text, byte b) {
        text.append("\\x").append(HexFormat.of().toHexDigits(b));
    }

    /// How many bytes the UTF-8 sequence has that begins here, if it is one.
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        return Math.min(length, bytes.length - at);
    }

    private static boolean isExact(String one, byte[] bytes, int at, int length) {
        byte[] again = one.getBytes(UTF_8);
        return one.codePointCount(0, one.length()) == 1
                && Arrays.equals(again, 0, again.length, bytes, at, at + length);
    }

    private static boolean isReadable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    static UnixEndpoint parse(String text, int skip) {
        boolean named = text.startsWith("@", skip);
        byte[] name = unescaped(text, named ? skip + 1 : skip);
        try {
            return named
                    ? UnixEndpoint.abstractName(name)
                    : name.length == 0 ? UnixEndpoint.UNNAMED : UnixEndpoint.path(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\": " + e.getMessage(), e);
        }
    }

    private static byte[] unescaped(String text, int from) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = from;
        while (at < text.length()) {
            int backslash = text.indexOf('\\', at);
            int end = backslash < 0 ? text.length() : backslash;
            bytes.writeBytes(encoded(text.substring(at, end)));
            at = end;
            if (backslash >= 0) {
                at += escaped(text, backslash, bytes);
            }
        }
        return bytes.toByteArray();
    }

    /// Reads the escape that begins here.
    ///
    /// @return its length
    private static int escaped(String text, int at, ByteArrayOutputStream bytes) {
        if (text.startsWith("\\\\", at)) {
            bytes.write('\\');
            return 2;
        }
        if (text.startsWith("\\x", at) && at + 4 <= text.length()) {
            int high = Digits.hex(text.charAt(at + 2));
            int low = Digits.hex(text.charAt(at + 3));
            if (high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                return 4;
            }
        }
        throw new IllegalArgumentException(
                "a backslash at index "
                        + at
                        + " of \""
                        + text
                        + "\" begins neither \\\\ nor \\xHH");
    }
}
