package soquete.endpoint;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;

/// A Unix endpoint: `struct sockaddr_un`, unix(7). A path in the file system, an abstract name, or
/// no name at all.
///
/// Bytes and lengths are exact: a path has up to 108 bytes (one of 108 has no NUL behind it, which
/// Linux allows), an abstract name up to 107, any of which may be a NUL.
///
/// Prints as `unix:/run/x`, `unix:@abstract`, `unix:` (unnamed). What is not UTF-8, or would be
/// ambiguous or invisible, prints as `\xHH`, and a backslash as `\\`.
///
/// @param sunPath the bytes of `sun_path` that count: none for an unnamed endpoint, a NUL and the
///     name for an abstract one, otherwise the path without the NUL behind it; copied in and out
/// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record UnixEndpoint(byte[] sunPath) implements Endpoint {
    /// The bytes that `sun_path` has room for.
    public static final int UNIX_PATH_MAX = 108;

    /// No name: that of a socket which was never bound. In bind(2) it lets the kernel choose an
    /// abstract name (autobind).
    public static final UnixEndpoint UNNAMED = new UnixEndpoint(new byte[0]);

    /// Checks and copies the bytes.
    ///
    /// @throws IllegalArgumentException if there are more than [#UNIX_PATH_MAX], or a path has a
    ///     NUL in it
    public UnixEndpoint {
        UnixText.check(sunPath);
        sunPath = sunPath.clone();
    }

    /// A path.
    ///
    /// @param path as UTF-8, 1 to 108 bytes
    /// @return the endpoint of this file
    /// @throws IllegalArgumentException if it is empty, too long, has a NUL, or cannot be UTF-8
    public static UnixEndpoint path(String path) {
        return path(UnixText.encoded(path));
    }

    /// A path.
    ///
    /// @param path of the default file system, with the exact bytes that it has there
    /// @return the endpoint of this file
    /// @throws IllegalArgumentException if it is empty or too long, or of another file system
    public static UnixEndpoint path(Path path) {
        return path(UnixPaths.bytes(path));
    }

    /// A path.
    ///
    /// @param path 1 to 108 bytes without a NUL
    /// @return the endpoint of this file
    /// @throws IllegalArgumentException if it is empty, too long, or has a NUL
    public static UnixEndpoint path(byte[] path) {
        UnixText.checkPath(path);
        return new UnixEndpoint(path);
    }

    /// A name in the abstract namespace, which is no file and ends with its socket.
    ///
    /// @param name as UTF-8, at most 107 bytes, without the NUL or `@` in front
    /// @return the endpoint of this name
    /// @throws IllegalArgumentException if it is too long or cannot be UTF-8
    public static UnixEndpoint abstractName(String name) {
        return abstractName(UnixText.encoded(name));
    }

    /// A name in the abstract namespace.
    ///
    /// @param name at most 107 bytes of any kind
    /// @return the endpoint of this name
    /// @throws IllegalArgumentException if it is too long
    public static UnixEndpoint abstractName(byte[] name) {
        byte[] bytes = new byte[1 + name.length];
        System.arraycopy(name, 0, bytes, 1, name.length);
        return new UnixEndpoint(bytes);
    }

    /// Whether it has no name.
    ///
    /// @return true for the endpoint of an unbound socket
    public boolean isUnnamed() {
        return sunPath.length == 0;
    }

    /// Whether it is a name in the abstract namespace.
    ///
    /// @return true for an abstract name
    public boolean isAbstract() {
        return sunPath.length > 0 && sunPath[0] == 0;
    }

    /// Whether it is a file.
    ///
    /// @return true for a path
    public boolean isPath() {
        return sunPath.length > 0 && sunPath[0] != 0;
    }

    /// The path, or the abstract name without the NUL in front.
    ///
    /// @return the bytes of the name; none for an unnamed endpoint
    public byte[] name() {
        return isAbstract() ? Arrays.copyOfRange(sunPath, 1, sunPath.length) : sunPath();
    }

    /// The file.
    ///
    /// @return the path, with exactly these bytes
    /// @throws IllegalStateException unless [#isPath]
    public Path toPath() {
        if (!isPath()) {
            throw new IllegalStateException(this + " is not a path");
        }
        return UnixPaths.path(sunPath);
    }

    /// The same endpoint for `java.net`.
    ///
    /// @return the address of the path, or the unnamed address
    /// @throws IllegalStateException for an abstract name, which `java.net` does not have
    public UnixDomainSocketAddress toUnixDomainSocketAddress() {
        if (isAbstract()) {
            throw new IllegalStateException(
                    this + " is an abstract name: java.net has paths and unnamed addresses only");
        }
        return UnixDomainSocketAddress.of(isPath() ? toPath() : Path.of(""));
    }

    @Override
    public Family family() {
        return Family.AF_UNIX;
    }

    @Override
    public byte[] sunPath() {
        return sunPath.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnixEndpoint that && Arrays.equals(sunPath, that.sunPath);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sunPath);
    }

    /// `unix:/run/x`, `unix:@abstract`, `unix:`
    @Override
    public String toString() {
        return UnixText.print(sunPath);
    }
}
