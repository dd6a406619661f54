package soquete;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import soquete.endpoint.UnixEndpoint;
import soquete.error.ErrnoException;
import soquete.sys.FileModeCalls;
import soquete.sys.Scratch;

/// The file that bind made of a Unix socket: its permissions, and its end.
///
/// The file gets the mode of the socket's own inode, less the umask, so fchmod(2) before bind keeps
/// it from ever being more open than asked for, without touching the umask, which is the process's.
/// What the umask took is given back by chmod(2) afterwards.
final class SocketFile {
    private final Path path;
    private final Object device;
    private final Object inode;
    private boolean removed;

    private SocketFile(Path path, Object device, Object inode) {
        this.path = path;
        this.device = device;
        this.inode = inode;
    }

    static void bind(Socket socket, UnixEndpoint local, UnixBinding binding) throws IOException {
        if (!local.isPath()) {
            throw new IllegalArgumentException(
                    local + " is not a path: only a file has a mode and can be removed");
        }
        socket.descriptor().enter();
        try {
            OptionalInt mode = binding.mode();
            if (mode.isPresent()) {
                restrict(socket, mode.getAsInt(), local);
            }
            socket.bind(local);
            Path path = local.toPath();
            if (binding.removeOnClose()) {
                keep(socket, path);
            }
            if (mode.isPresent()) {
                widen(path, mode.getAsInt());
            }
        } finally {
            socket.leave();
        }
    }

    /// A close that came meanwhile found nothing to remove, and waits for us to leave.
    private static void keep(Socket socket, Path path) throws IOException {
        Map<String, Object> now = attributes(path);
        SocketFile file =
                new SocketFile(path, now.getOrDefault("dev", 0), now.getOrDefault("ino", 0));
        socket.removeOnClose(file);
        if (!socket.isOpen()) {
            file.remove();
        }
    }

    private static void restrict(Socket socket, int mode, UnixEndpoint local) throws IOException {
        Scratch s = Scratch.take();
        try {
            int result = FileModeCalls.fchmod(s, socket.descriptor().fd(), mode);
            if (result < 0) {
                throw ErrnoException.of("fchmod", -result, local);
            }
        } finally {
            s.give();
        }
    }

    /// Gives back what the umask took.
    private static void widen(Path path, int mode) throws IOException {
        Map<String, Object> now = attributes(path);
        if (now.get("mode") instanceof Integer bits && (bits & 0777) != mode) {
            Files.setPosixFilePermissions(path, FileMode.permissions(mode));
        }
    }

    /// Before the descriptor is closed: until then the kernel gives the inode's number to no other
    /// file, and nobody else can be bound to the path. Once only, for the same reason.
    synchronized void remove() {
        if (removed) {
            return;
        }
        removed = true;
        try {
            Map<String, Object> now = attributes(path);
            if (device.equals(now.get("dev")) && inode.equals(now.get("ino"))) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.getLogger("soquete")
                    .log(System.Logger.Level.DEBUG, "the file of a closed socket stays: " + e);
        }
    }

    private static Map<String, Object> attributes(Path path) throws IOException {
        return Files.readAttributes(path, "unix:dev,ino,mode", LinkOption.NOFOLLOW_LINKS);
    }
}
