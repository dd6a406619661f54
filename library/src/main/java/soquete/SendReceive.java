package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;
import soquete.endpoint.Endpoint;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;

/// The part of [Socket] that sends and receives: every operation for every form of data. It is a
/// class of its own only to keep the files readable.
abstract sealed class SendReceive extends Requests permits Messages {
    /// Sends bytes, possibly fewer than given: [#sendAll(byte\[\])] repeats until all are sent.
    ///
    /// C: `ssize_t send(int sockfd, const void *buf, size_t len, int flags)`
    ///
    /// @param data the bytes
    /// @return how many the kernel took
    /// @throws ErrnoException `EPIPE`, `ECONNRESET` the connection ended; `ENOTCONN`,
    ///     `EDESTADDRREQ` no peer; `EMSGSIZE` a message too large; `ECONNREFUSED` an earlier
    ///     datagram found nobody
    /// @throws IOException when the wait ends, as the class says
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
    public int send(byte[] data) throws IOException {
        return send(data, MsgFlags.NONE);
    }

    /// Sends a part of an array, as [#send(byte\[\])].
    ///
    /// @param data   an array
    /// @param offset its first byte to send
    /// @param length how many to send
    /// @return how many the kernel took
    /// @throws IOException as [#send(byte\[\])]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    public int send(byte[] data, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        return (int) Sending.send(self(), data, offset, length, 0, null);
    }

    /// Sends bytes with flags, as [#send(byte\[\])].
    ///
    /// @param data  the bytes
    /// @param flags `MSG_*`
    /// @return how many the kernel took
    /// @throws IOException as [#send(byte\[\])]
    public int send(byte[] data, MsgFlags flags) throws IOException {
        return (int) Sending.send(self(), data, 0, data.length, flags.bits(), null);
    }

    /// Sends from a buffer, as [#send(byte\[\])], and moves its position by what was sent.
    ///
    /// @param data the bytes between position and limit
    /// @return how many the kernel took
    /// @throws IOException as [#send(byte\[\])]
    public int send(ByteBuffer data) throws IOException {
        return send(data, MsgFlags.NONE);
    }

    /// Sends from a buffer with flags, as [#send(ByteBuffer)].
    ///
    /// @param data  the bytes between position and limit
    /// @param flags `MSG_*`
    /// @return how many the kernel took
    /// @throws IOException as [#send(byte\[\])]
    public int send(ByteBuffer data, MsgFlags flags) throws IOException {
        int sent = (int) Sending.send(self(), data, 0, data.remaining(), flags.bits(), null);
        Data.advance(data, sent);
        return sent;
    }

    /// Sends from memory, on or off the heap, as [#send(byte\[\])].
    ///
    /// @param data the bytes; alive, and accessible to this thread
    /// @return how many the kernel took
    /// @throws IOException as [#send(byte\[\])]
    public long send(MemorySegment data) throws IOException {
        return Sending.send(self(), data, 0, data.byteSize(), 0, null);
    }

    /// Sends from memory with flags, as [#send(MemorySegment)].
    ///
    /// @param data  the bytes; alive, and accessible to this thread
    /// @param flags `MSG_*`
    /// @return how many the kernel took
    /// @throws IOException as [#send(byte\[\])]
    public long send(MemorySegment data, MsgFlags flags) throws IOException {
        return Sending.send(self(), data, 0, data.byteSize(), flags.bits(), null);
    }

    /// Sends all bytes. The socket's timeout bounds the whole, and no other `sendAll` comes
    /// between.
    ///
    /// @param data the bytes
    /// @throws IOException as [#send(byte\[\])]; [soquete.error.Partial#transferred] of the
    ///     exception says how many bytes the kernel had taken
    public void sendAll(byte[] data) throws IOException {
        Sending.sendAll(self(), data, 0, data.length, 0);
    }

    /// Sends all of a part of an array, as [#sendAll(byte\[\])].
    ///
    /// @param data   an array
    /// @param offset its first byte to send
    /// @param length how many to send
    /// @throws IOException as [#sendAll(byte\[\])]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    public void sendAll(byte[] data, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, data.length);
        Sending.sendAll(self(), data, offset, length, 0);
    }

    /// Sends all of a buffer, as [#sendAll(byte\[\])], and moves its position by what was sent,
    /// also when it fails.
    ///
    /// @param data the bytes between position and limit
    /// @throws IOException as [#sendAll(byte\[\])]
    public void sendAll(ByteBuffer data) throws IOException {
        try {
            Sending.sendAll(self(), data, 0, data.remaining(), 0);
        } catch (IOException e) {
            Data.advance(data, Data.transferred(e));
            throw e;
        }
        data.position(data.limit());
    }

    /// Sends all of some memory, as [#sendAll(byte\[\])].
    ///
    /// @param data the bytes; alive, and accessible to this thread
    /// @throws IOException as [#sendAll(byte\[\])]
    public void sendAll(MemorySegment data) throws IOException {
        Sending.sendAll(self(), data, 0, data.byteSize(), 0);
    }

    /// Sends one message to an endpoint, from a socket that need not be connected.
    ///
    /// C: `ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr
    /// *dest_addr, socklen_t addrlen)`
    ///
    /// @param data the message
    /// @param to   its destination
    /// @return its size
    /// @throws ErrnoException as [#send(byte\[\])]; `EISCONN` a connected stream;
    ///     `ENETUNREACH` no way there; `EACCES` a broadcast address without `SO_BROADCAST`
    /// @throws IOException when the wait ends, as the class says
    public int sendTo(byte[] data, Endpoint to) throws IOException {
        return (int) Sending.send(self(), data, 0, data.length, 0, to);
    }

    /// Sends one message from a buffer, as [#sendTo(byte\[\], Endpoint)], and empties the buffer.
    ///
    /// @param data the bytes between position and limit
    /// @param to   the destination
    /// @return the size of the message
    /// @throws IOException as [#sendTo(byte\[\], Endpoint)]
    public int sendTo(ByteBuffer data, Endpoint to) throws IOException {
        int sent = (int) Sending.send(self(), data, 0, data.remaining(), 0, to);
        Data.advance(data, sent);
        return sent;
    }

    /// Sends one message from memory, as [#sendTo(byte\[\], Endpoint)].
    ///
    /// @param data the bytes; alive, and accessible to this thread
    /// @param to   the destination
    /// @return the size of the message
    /// @throws IOException as [#sendTo(byte\[\], Endpoint)]
    public long sendTo(MemorySegment data, Endpoint to) throws IOException {
        return Sending.send(self(), data, 0, data.byteSize(), 0, to);
    }

    /// Sends one message with flags, as [#sendTo(byte\[\], Endpoint)].
    ///
    /// @param data  the message
    /// @param flags `MSG_*`
    /// @param to    its destination
    /// @return its size
    /// @throws IOException as [#sendTo(byte\[\], Endpoint)]
    public int sendTo(byte[] data, MsgFlags flags, Endpoint to) throws IOException {
        return (int) Sending.send(self(), data, 0, data.length, flags.bits(), to);
    }

    /// Receives what is there, waiting for something.
    ///
    /// Descriptors that came with the bytes (`SCM_RIGHTS`) are closed by the kernel, and nothing
    /// tells of them: [Socket#recvFds] and [Socket#recvMsg] take them.
    ///
    /// C: `ssize_t recv(int sockfd, void *buf, size_t len, int flags)`
    ///
    /// @param max at most so many bytes
    /// @return the bytes: 1 to `max` of a stream, one message of other types; an empty array at the
    ///     end of a stream, for an empty message, and if `max` is 0
    /// @throws soquete.error.TruncatedException if a message was longer than `max`; the exception
    ///     has the bytes that fit
    /// @throws ErrnoException `ECONNRESET` the peer cut the connection; `ENOTCONN` no connection;
    ///     `ECONNREFUSED` an earlier datagram found nobody; `EAGAIN` non-blocking, nothing there
    /// @throws IOException when the wait ends, as the class says
    /// @throws IllegalArgumentException if `max` is negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
    public byte[] recv(int max) throws IOException {
        return Receiving.recv(self(), max, 0);
    }

    /// Receives with flags, as [#recv(int)].
    ///
    /// @param max   at most so many bytes
    /// @param flags `MSG_*`; with `MSG_TRUNC` a longer message is no exception
    /// @return the bytes
    /// @throws IOException as [#recv(int)]
    public byte[] recv(int max, MsgFlags flags) throws IOException {
        return Receiving.recv(self(), max, flags.bits());
    }

    /// Receives into an array, as [#recv(int)].
    ///
    /// @param into the array to fill from its start
    /// @return how many bytes; 0 at the end of a stream, and for an empty message
    /// @throws IOException as [#recv(int)]
    public int recv(byte[] into) throws IOException {
        return (int) Receiving.recv(self(), into, 0, into.length, 0);
    }

    /// Receives into a part of an array, as [#recv(byte\[\])].
    ///
    /// @param into   an array
    /// @param offset where to begin
    /// @param length at most so many bytes
    /// @return how many bytes
    /// @throws IOException as [#recv(int)]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    public int recv(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        return (int) Receiving.recv(self(), into, offset, length, 0);
    }

    /// Receives into a buffer, as [#recv(byte\[\])], and moves its position by what came.
    ///
    /// @param into a buffer with room
    /// @return how many bytes
    /// @throws IOException as [#recv(int)]
    /// @throws java.nio.ReadOnlyBufferException if the buffer is read-only
    public int recv(ByteBuffer into) throws IOException {
        return recv(into, MsgFlags.NONE);
    }

    /// Receives into a buffer with flags, as [#recv(ByteBuffer)].
    ///
    /// @param into  a buffer with room
    /// @param flags `MSG_*`
    /// @return how many bytes; with `MSG_TRUNC` the full size of a message
    /// @throws IOException as [#recv(int)]
    public int recv(ByteBuffer into, MsgFlags flags) throws IOException {
        Data.checkWritable(into);
        int room = into.remaining();
        long size;
        try {
            size = Receiving.recv(self(), into, 0, room, flags.bits());
        } catch (IOException e) {
            Data.advance(into, Data.transferred(e));
            throw e;
        }
        Data.advance(into, Math.min(size, room));
        return (int) size;
    }

    /// Receives into memory, on or off the heap, as [#recv(byte\[\])].
    ///
    /// @param into writable memory; alive, and accessible to this thread
    /// @return how many bytes
    /// @throws IOException as [#recv(int)]
    public long recv(MemorySegment into) throws IOException {
        return recv(into, MsgFlags.NONE);
    }

    /// Receives into memory with flags, as [#recv(MemorySegment)].
    ///
    /// @param into  writable memory; alive, and accessible to this thread
    /// @param flags `MSG_*`
    /// @return how many bytes; with `MSG_TRUNC` the full size of a message
    /// @throws IOException as [#recv(int)]
    public long recv(MemorySegment into, MsgFlags flags) throws IOException {
        Data.checkWritable(into);
        return Receiving.recv(self(), into, 0, into.byteSize(), flags.bits());
    }

    /// Receives one message with its sender and its true size.
    ///
    /// C: `ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr
    /// *src_addr,
    /// socklen_t *addrlen)`
    ///
    /// @param max at most so many bytes; what is longer is cut, and [Datagram#truncated] says so
    /// @return the message; of a stream, what is there, from the connected peer
    /// @throws IOException as [#recv(int)], but never for a cut message
    /// @throws IllegalArgumentException if `max` is negative
    public Datagram recvFrom(int max) throws IOException {
        return Receiving.recvFrom(self(), max, 0);
    }

    /// Receives one message with flags, as [#recvFrom(int)].
    ///
    /// @param max   at most so many bytes
    /// @param flags `MSG_*`
    /// @return the message
    /// @throws IOException as [#recvFrom(int)]
    public Datagram recvFrom(int max, MsgFlags flags) throws IOException {
        return Receiving.recvFrom(self(), max, flags.bits());
    }

    /// Receives exactly so many bytes of a stream. The socket's timeout bounds the whole.
    ///
    /// @param count how many bytes
    /// @return an array of that length
    /// @throws soquete.error.EndOfStreamException if the stream ended first
    /// @throws IOException as [#recv(int)]; [soquete.error.Partial#received] of the exception has
    ///     the bytes that came before the failure
    /// @throws IllegalArgumentException if `count` is negative
    public byte[] recvExactly(int count) throws IOException {
        return Receiving.recvExactly(self(), count);
    }

    /// Fills an array, as [#recvExactly(int)].
    ///
    /// @param into the array
    /// @throws IOException as [#recvExactly(int)]; the bytes that came are in the array, and
    ///     [soquete.error.Partial#transferred] says how many
    public void recvExactly(byte[] into) throws IOException {
        Receiving.recvExactly(self(), into, 0, into.length);
    }

    /// Fills a buffer from position to limit, as [#recvExactly(byte\[\])], and moves its position
    /// by what came, also when it fails.
    ///
    /// @param into the buffer
    /// @throws IOException as [#recvExactly(byte\[\])]
    /// @throws java.nio.ReadOnlyBufferException if the buffer is read-only
    public void recvExactly(ByteBuffer into) throws IOException {
        Data.checkWritable(into);
        try {
            Receiving.recvExactly(self(), into, 0, into.remaining());
        } catch (IOException e) {
            Data.advance(into, Data.transferred(e));
            throw e;
        }
        into.position(into.limit());
    }

    /// Fills some memory, as [#recvExactly(byte\[\])].
    ///
    /// @param into writable memory; alive, and accessible to this thread
    /// @throws IOException as [#recvExactly(byte\[\])]
    public void recvExactly(MemorySegment into) throws IOException {
        Data.checkWritable(into);
        Receiving.recvExactly(self(), into, 0, into.byteSize());
    }
}
