package soquete.option;

/// Who is at the other end of a Unix socket, as it was when the connection was made (or the
/// listener listened): `struct ucred` of `SO_PEERCRED`.
///
/// @param pid the process, as seen from here; 0 if it is of another pid namespace
/// @param uid the effective user
/// @param gid the effective group
/// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
public record PeerCredentials(int pid, int uid, int gid) {
    private static final Struct UCRED = Struct.of("ucred", 12);
    private static final Struct.Field PID = UCRED.field("pid", 0, 4);
    private static final Struct.Field UID = UCRED.field("uid", 4, 4);
    private static final Struct.Field GID = UCRED.field("gid", 8, 4);

    static final Shape<PeerCredentials> SHAPE =
            Coded.struct(
                    PeerCredentials.class,
                    UCRED,
                    (value, to) -> {
                        PID.put(to, value.pid);
                        UID.put(to, value.uid);
                        GID.put(to, value.gid);
                    },
                    from ->
                            new PeerCredentials(
                                    PID.getInt(from), UID.getInt(from), GID.getInt(from)));
}
