package soquete.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Where the data goes: standard output, UTF-8 under any locale, each line written at once.
///
/// Not a `PrintStream`, which would swallow the failure of a write, and not `System.out`, which
/// follows the locale. Lines of several threads do not mix.
public final class Out {
    private final OutputStream stream;

    /// Writes to a stream.
    ///
    /// @param stream takes the bytes of each line in one write
    public Out(OutputStream stream) {
        this.stream = stream;
    }

    /// Standard output.
    ///
    /// @return a new view of descriptor 1
    public static Out standard() {
        return new Out(new FileOutputStream(FileDescriptor.out));
    }

    /// Writes a text and a newline.
    ///
    /// @param text may be several lines
    /// @throws OutputClosedException if nobody reads any more
    public void line(String text) {
        byte[] bytes = text.concat("\n").getBytes(UTF_8);
        synchronized (this) {
            try {
                stream.write(bytes);
                stream.flush();
            } catch (IOException e) {
                throw new OutputClosedException(e);
            }
        }
    }
}
