package soquete.ring;

import java.io.IOException;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.sys.UringConstants;

/// The part of [Ring] that makes sockets in the table of registered descriptors, where no other
/// thread and no other call sees them. It is a class of its own only to keep the files readable.
abstract sealed class Direct extends Connections permits Timing {
    Direct(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Accepts one connection into the table ([Ring#registerDescriptors]): at a place that the
    /// kernel chooses. Operations on it are [Ring#fixed].
    ///
    /// C: `void io_uring_prep_accept_direct(…)` with `IORING_FILE_INDEX_ALLOC`, since Linux 5.19
    ///
    /// @param userData what the completion is to say
    /// @param fd       a listening socket
    /// @return the token. The result is the place, or `-errno`: `-ENFILE` the table is full
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long acceptDirect(long userData, int fd) throws IOException {
        return direct(UringConstants.IORING_OP_ACCEPT, 0, userData, fd, 0, 0);
    }

    /// Accepts connections into the table, again and again, as [#acceptDirect].
    ///
    /// C: `void io_uring_prep_multishot_accept_direct(…)`, since Linux 5.19
    ///
    /// @param userData what the completions are to say
    /// @param fd       a listening socket
    /// @return the token. The results are places, or `-errno`: `-ENFILE` the table is full
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long acceptMultishotDirect(long userData, int fd) throws IOException {
        int multi = UringConstants.IORING_ACCEPT_MULTISHOT;
        return direct(UringConstants.IORING_OP_ACCEPT, multi, userData, fd, 0, 0);
    }

    /// Makes a socket in the table, at a place that the kernel chooses.
    ///
    /// C: `void io_uring_prep_socket_direct_alloc(…)`, since Linux 5.19
    ///
    /// @param userData what the completion is to say
    /// @param domain   the address family
    /// @param type     the type
    /// @param protocol the protocol, or [Protocol#DEFAULT]
    /// @return the token. The result is the place, or `-errno`: `-ENFILE` the table is full
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long socketDirect(long userData, Family domain, SocketType type, Protocol protocol)
            throws IOException {
        return direct(
                UringConstants.IORING_OP_SOCKET,
                0,
                userData,
                domain.number(),
                type.number(),
                protocol.number());
    }

    private long direct(int opcode, int ioprio, long userData, int fd, long addr2, int length)
            throws IOException {
        int place = UringConstants.IORING_FILE_INDEX_ALLOC;
        return prepare(opcode, ioprio, fd, addr2, 0, length, 0, userData, null, 0, 0, place, 0);
    }

    /// Closes a socket in the table, and frees its place.
    ///
    /// C: `void io_uring_prep_close_direct(struct io_uring_sqe *sqe, unsigned file_index)`, since
    /// Linux 5.15
    ///
    /// @param userData what the completion is to say
    /// @param place    in the table
    /// @return the token. The result is 0, or `-errno`: `-EBADF` nothing is there
    /// @throws IllegalArgumentException if the place is negative
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long closeDirect(long userData, int place) throws IOException {
        if (place < 0) {
            throw refused("a place in the table is 0 or more, and " + place + " is not");
        }
        int opcode = UringConstants.IORING_OP_CLOSE;
        return prepare(opcode, 0, 0, 0, 0, 0, 0, userData, null, 0, 0, place + 1, 0);
    }
}
