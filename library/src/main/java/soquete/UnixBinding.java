package soquete;

import java.nio.file.attribute.PosixFilePermission;
import java.util.OptionalInt;
import java.util.Set;

/// What [Socket#bind(soquete.endpoint.UnixEndpoint, UnixBinding)] does with the file that it makes.
///
/// ```java
/// server.bind(UnixEndpoint.path("/run/x"), UnixBinding.AS_C.withMode(0660).removedOnClose());
/// ```
///
/// @param mode          the permissions of the file, 0 to 0777; empty for those that the umask
///     leaves
/// @param removeOnClose whether closing the socket removes the file
public record UnixBinding(OptionalInt mode, boolean removeOnClose) {
    /// As in C: permissions by the umask, and the file stays.
    public static final UnixBinding AS_C = new UnixBinding(OptionalInt.empty(), false);

    /// Checks the mode.
    ///
    /// @throws IllegalArgumentException if it is not in 0 to 0777
    public UnixBinding {
        if (mode.isPresent() && (mode.getAsInt() & ~0777) != 0) {
            throw new IllegalArgumentException(
                    "the mode 0" + Integer.toOctalString(mode.getAsInt()) + " is not in 0 to 0777");
        }
    }

    /// The same, with these permissions exactly, whatever the umask: at no time does the file have
    /// more. To connect, a process needs write permission.
    ///
    /// @param mode 0 to 0777, as `0660`
    /// @return a changed binding
    /// @throws IllegalArgumentException if it is not in 0 to 0777
    public UnixBinding withMode(int mode) {
        return new UnixBinding(OptionalInt.of(mode), removeOnClose);
    }

    /// The same, with these permissions exactly, as [#withMode(int)].
    ///
    /// @param permissions as `PosixFilePermissions.fromString("rw-rw----")`
    /// @return a changed binding
    public UnixBinding withMode(Set<PosixFilePermission> permissions) {
        return withMode(FileMode.bits(permissions));
    }

    /// The same, with the file removed when this socket is closed: by the object that was bound,
    /// not by a duplicate, and only while the path still leads to the file that bind made. A socket
    /// that is forgotten, or given away, leaves its file.
    ///
    /// @return a changed binding
    public UnixBinding removedOnClose() {
        return new UnixBinding(mode, true);
    }
}
