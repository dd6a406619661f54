package soquete.cli.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.PropertyResourceBundle;
import org.jspecify.annotations.Nullable;
import soquete.cli.terminal.Terminal;

/// The words of the tool in one language.
///
/// The files `messages_en.properties` and `messages_pt.properties` are UTF-8 and have the same
/// keys. `{0}`, `{1}` … stand for arguments; there is no other syntax, so a quote is a quote.
public final class Messages {
    private final String language;
    private final PropertyResourceBundle texts;

    private Messages(String language, PropertyResourceBundle texts) {
        this.language = language;
        this.texts = texts;
    }

    /// The words of a language.
    ///
    /// @param language    `en` or `pt`, or null to follow the locale
    /// @param environment where the locale is, as `System.getenv()`
    /// @return the words
    public static Messages of(@Nullable String language, Map<String, String> environment) {
        String name = language == null ? new Terminal(environment).language() : language;
        String file = "messages_" + name + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no words for the language " + name);
            }
            return new Messages(name, new PropertyResourceBundle(new InputStreamReader(in, UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether there are words for a language.
    ///
    /// @param language a language code
    /// @return true for `en` and `pt`
    public static boolean has(String language) {
        return language.equals("en") || language.equals("pt");
    }

    /// The language of these words.
    ///
    /// @return `en` or `pt`
    public String language() {
        return language;
    }

    /// One text.
    ///
    /// @param key       of the files
    /// @param arguments for `{0}`, `{1}` …
    /// @return the text with the arguments in their places
    public String text(String key, Object... arguments) {
        String pattern = texts.getString(key);
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        StringBuilder text = new StringBuilder(pattern.length() + 32);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            boolean place = c == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}';
            int index = place ? pattern.charAt(at + 1) - '0' : -1;
            if (index >= 0 && index < arguments.length) {
                text.append(arguments[index]);
                at += 3;
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }
}
