package soquete.endpoint;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads endpoints written as `scheme:FIELD:FIELD,option=VALUE,option=VALUE`.
final class Fields {
    private final String text;
    private final String form;
    private final String[] values;
    private final Map<String, String> options = new LinkedHashMap<>();
    private int at;

    /// @param text what is read
    /// @param skip the length of the scheme with its colons
    /// @param form how it should look, for refusals
    Fields(String text, int skip, String form) {
        this.text = text;
        this.form = form;
        int comma = text.indexOf(',', skip);
        values = text.substring(skip, comma < 0 ? text.length() : comma).split(":", -1);
        while (comma >= 0) {
            int next = text.indexOf(',', comma + 1);
            String option = text.substring(comma + 1, next < 0 ? text.length() : next);
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw refusal();
            }
            String value = option.substring(equals + 1);
            if (options.put(option.substring(0, equals), value) != null) {
                throw new IllegalArgumentException("an option twice in \"" + text + "\"");
            }
            comma = next;
        }
    }

    String next() {
        if (at == values.length) {
            throw refusal();
        }
        return values[at++];
    }

    /// 32 bits.
    int word(String what) {
        return (int) Digits.unsigned(next(), Integer.SIZE, what, text);
    }

    long number(String what, int bits) {
        return Digits.unsigned(next(), bits, what, text);
    }

    /// An interface by its index or its name.
    int networkInterface() {
        String name = next();
        return Digits.areDecimal(name)
                ? (int) Digits.unsigned(name, Integer.SIZE - 1, "interface", text)
                : Scopes.index(name, text);
    }

    int option(String name, int bits) {
        String value = options.remove(name);
        return value == null ? 0 : (int) Digits.unsigned(value, bits, name, text);
    }

    byte[] bytes(String name) {
        String value = options.remove(name);
        if (value == null) {
            return new byte[0];
        }
        try {
            return HexFormat.of().parseHex(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " in \"" + text + "\" is not an even number of hexadecimal digits", e);
        }
    }

    /// Refuses what was not read.
    void end() {
        if (at != values.length) {
            throw refusal();
        }
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option \""
                            + options.keySet().iterator().next()
                            + "\" in \""
                            + text
                            + "\": the form is "
                            + form);
        }
    }

    IllegalArgumentException refusal() {
        return new IllegalArgumentException("\"" + text + "\" is not of the form " + form);
    }
}
