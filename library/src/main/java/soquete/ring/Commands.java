package soquete.ring;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import soquete.error.ErrnoException;
import soquete.option.Option;
import soquete.option.Passing;
import soquete.sys.DescriptorCalls;
import soquete.sys.IoUringSqe;
import soquete.sys.UringConstants;

/// The part of [Ring] for options of sockets, and for messages to other rings. It is a class of its
/// own only to keep the files readable.
abstract sealed class Commands extends Cancelling permits Registered {
    Commands(int entries, int completions) throws ErrnoException {
        super(entries, completions);
    }

    /// Reads an option of a socket.
    ///
    /// C: `void io_uring_prep_cmd_sock(struct io_uring_sqe *sqe, int cmd_op, int fd, int level, int
    /// optname, void *optval, int optlen)` with `SOCKET_URING_OP_GETSOCKOPT`, since Linux 6.7
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param option   an option of `SOL_SOCKET`
    /// @param value    receives the value, from the first byte on, and has room for it
    /// @return the token. The result is the bytes of the value, for [Option#shape], or `-errno`:
    ///     `-EOPNOTSUPP` another level than `SOL_SOCKET`, or not in this kernel
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long getsockopt(long userData, int fd, Option<?> option, RingMemory value)
            throws IOException {
        int command = UringConstants.SOCKET_URING_OP_GETSOCKOPT;
        int length = (int) Math.min(value.size(), Integer.MAX_VALUE);
        return option(command, userData, fd, option, value, length);
    }

    /// Sets an option of a socket.
    ///
    /// C: `void io_uring_prep_cmd_sock(…)` with `SOCKET_URING_OP_SETSOCKOPT`, since Linux 6.7
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket
    /// @param option   an option of any level whose value is a structure or a number
    /// @param value    its value
    /// @param <T>      its type
    /// @return the token. The result is 0, or `-errno`: `-EOPNOTSUPP` not in this kernel
    /// @throws IllegalArgumentException if the value is out of its range, or is a program or a bare
    ///     length, which this way does not carry
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public <T> long setsockopt(long userData, int fd, Option<T> option, T value)
            throws IOException {
        Passing passing = option.shape().passing();
        if (passing == Passing.PROGRAM || passing == Passing.LENGTH) {
            throw refused(option + " is not set through a ring: Socket.set does it");
        }
        byte[] bytes = option.shape().encode(option.check(value));
        RingMemory memory = RingMemory.allocate(Math.max(1, bytes.length));
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory.segment(), 0, bytes.length);
        DescriptorCalls.anyMayLinger();
        int command = UringConstants.SOCKET_URING_OP_SETSOCKOPT;
        return option(command, userData, fd, option, memory, bytes.length);
    }

    private long option(
            int command, long userData, int fd, Option<?> option, RingMemory value, int length)
            throws IOException {
        long levelAndName = IoUringSqe.option(option.level(), option.number());
        return prepare(
                UringConstants.IORING_OP_URING_CMD,
                0,
                fd,
                command,
                levelAndName,
                0,
                0,
                userData,
                value,
                0,
                0,
                length,
                value.address());
    }

    /// How many bytes can be read from a socket.
    ///
    /// C: `SOCKET_URING_OP_SIOCINQ`, since Linux 6.4
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket of TCP, UDP or a raw one
    /// @return the token. The result is a number of bytes, or `-errno`
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long readable(long userData, int fd) throws IOException {
        return command(UringConstants.SOCKET_URING_OP_SIOCINQ, userData, fd);
    }

    /// How many bytes of what was sent the peer has not acknowledged.
    ///
    /// C: `SOCKET_URING_OP_SIOCOUTQ`, since Linux 6.4
    ///
    /// @param userData what the completion is to say
    /// @param fd       a socket of TCP, UDP or a raw one
    /// @return the token. The result is a number of bytes, or `-errno`
    /// @throws IOException if the ring is closed, or the kernel takes no submission
    public long unsent(long userData, int fd) throws IOException {
        return command(UringConstants.SOCKET_URING_OP_SIOCOUTQ, userData, fd);
    }

    private long command(int command, long userData, int fd) throws IOException {
        int opcode = UringConstants.IORING_OP_URING_CMD;
        return prepare(opcode, 0, fd, command, 0, 0, 0, userData, null);
    }

    /// Puts a completion into another ring, which wakes its owner: token 0, this data as its user
    /// data, this value as its result.
    ///
    /// C: `void io_uring_prep_msg_ring(struct io_uring_sqe *sqe, int fd, unsigned int len, __u64
    /// data, unsigned int flags)`, `IORING_MSG_DATA`, since Linux 5.18
    ///
    /// @param userData what the completion here is to say
    /// @param target   the other ring
    /// @param value    any number
    /// @param data     0 or more
    /// @return the token. The result is 0, or `-errno`: `-EOVERFLOW` the other has no room
    /// @throws IllegalArgumentException if the data is negative
    /// @throws java.nio.channels.ClosedChannelException if one of the rings is closed
    /// @throws IOException if the kernel takes no submission
    public long message(long userData, Ring target, int value, long data) throws IOException {
        return message(userData, target, data, UringConstants.IORING_MSG_DATA, value, 0, 0);
    }

    /// Gives another ring a socket of this one's table of registered descriptors, and tells it as
    /// [#message]. Here it stays too, until it is closed.
    ///
    /// C: `void io_uring_prep_msg_ring_fd_alloc(struct io_uring_sqe *sqe, int fd, int source_fd,
    /// __u64 data, unsigned int flags)`, `IORING_MSG_SEND_FD`, since Linux 6.0
    ///
    /// @param userData what the completion here is to say
    /// @param target   the other ring, which has a table with room
    /// @param place    in the table of this ring
    /// @param data     0 or more
    /// @return the token. The result, here and there, is the place in the other table, or `-errno`
    /// @throws IllegalArgumentException if a number is negative
    /// @throws java.nio.channels.ClosedChannelException if one of the rings is closed
    /// @throws IOException if the kernel takes no submission
    public long messageDescriptor(long userData, Ring target, int place, long data)
            throws IOException {
        if (place < 0) {
            throw refused("a place in the table is 0 or more, and " + place + " is not");
        }
        int alloc = UringConstants.IORING_FILE_INDEX_ALLOC;
        return message(userData, target, data, UringConstants.IORING_MSG_SEND_FD, 0, alloc, place);
    }

    private long message(
            long userData, Ring target, long data, int kind, int value, int to, long from)
            throws IOException {
        if (data < 0) {
            throw refused("the data of a message is 0 or more, and " + data + " is not");
        }
        RingFd other = target.enterFd();
        boolean prepared = false;
        try {
            // The sign keeps it apart from the other ring's tokens.
            long told = data | Long.MIN_VALUE;
            int opcode = UringConstants.IORING_OP_MSG_RING;
            long token =
                    prepare(
                            opcode,
                            0,
                            other.number(),
                            told,
                            kind,
                            value,
                            0,
                            userData,
                            other,
                            0,
                            0,
                            to,
                            from);
            prepared = true;
            return token;
        } finally {
            if (!prepared) {
                other.leave();
            }
        }
    }
}
