package soquete.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes of a Unix path to and from [Path].
///
/// A `Path` keeps the bytes of the file system, but shows them only in its URI; as a text they
/// depend on the locale of the process, and may be lost. ASCII is the same everywhere.
final class UnixPaths {
    private UnixPaths() {}

    static byte[] bytes(Path path) {
        if (!path.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" is not a path of the default file system");
        }
        String text = path.toString();
        if (isAscii(text)) {
            return text.getBytes(US_ASCII);
        }
        byte[] absolute = decoded(path.toUri());
        if (path.isAbsolute()) {
            return absolute;
        }
        byte[] directory = decoded(Path.of("").toUri());
        int from = directory.length > 1 ? directory.length + 1 : 1;
        return Arrays.copyOfRange(absolute, from, absolute.length);
    }

    static Path path(byte[] bytes) {
        String text = new String(bytes, US_ASCII);
        if (Arrays.equals(text.getBytes(US_ASCII), bytes)) {
            return Path.of(text);
        }
        if (bytes[0] == '/') {
            return Path.of(URI.create("file://" + encoded(bytes)));
        }
        Path directory = Path.of("").toAbsolutePath();
        String prefix = encoded(decoded(Path.of("").toUri()));
        String slash = prefix.equals("/") ? "" : "/";
        Path absolute = Path.of(URI.create("file://" + prefix + slash + encoded(bytes)));
        return absolute.subpath(directory.getNameCount(), absolute.getNameCount());
    }

    /// Whether these characters stand for themselves in every locale: a question mark may be what
    /// became of another.
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == '?') {
                return false;
            }
        }
        return true;
    }

    /// The bytes of a file URI, without the slash that it has behind a directory.
    private static byte[] decoded(URI uri) {
        String raw = uri.getRawPath();
        int end = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < end; i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static String encoded(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (b == '/' || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9')) {
                text.append((char) b);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return text.toString();
    }
}
