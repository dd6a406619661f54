package soquete;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;
import java.time.Duration;
import java.util.Objects;
import soquete.wait.Deadline;

/// A socket as a channel, for code that wants one: `Channels`, `FileChannel.transferTo`, parsers
/// that read a [java.nio.channels.ReadableByteChannel]. Made by [Socket#channel()].
///
/// **Reading** waits for something, and answers -1 at the end of a stream. **Writing** on a stream
/// waits until everything is sent, and no other write or `sendAll` comes between. On a socket that
/// keeps messages every call is one message, put together from or dealt out to the buffers; a
/// message that is longer than the room given ends in a [soquete.error.TruncatedException]. An
/// empty message is 0 bytes; of `SOCK_SEQPACKET` it looks like the end, -1.
///
/// With the timeout [Duration#ZERO] the channel does what a non-blocking channel of NIO does: it
/// reads 0 bytes when nothing is there and writes as many as the kernel takes at once. That is also
/// the cheapest way to look: no exception is made.
///
/// Several buffers are one sendmsg(2) or recvmsg(2), as far as they fit. They may be on the heap or
/// direct, and those to write may be read-only. What failed after a part of its work has moved the
/// positions by that part.
///
/// The channel is not an [java.nio.channels.InterruptibleChannel]: an interrupt ends the call with
/// [java.io.InterruptedIOException] and leaves the socket open, as everywhere in Soquete. Closing
/// the channel closes the socket; any thread may do so, at any time.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/readv.2.html">readv(2)</a>
public final class SocketByteChannel
        implements ByteChannel, GatheringByteChannel, ScatteringByteChannel {
    /// The timeout is that of the socket.
    private static final long AS_SOCKET = -1;

    private final Socket socket;
    private volatile long readNanos = AS_SOCKET;
    private volatile long writeNanos = AS_SOCKET;

    SocketByteChannel(Socket socket) {
        this.socket = socket;
    }

    /// The socket that this is a view of.
    ///
    /// @return the socket
    public Socket socket() {
        return socket;
    }

    /// Bounds every later read through this channel, instead of the socket's own timeout.
    ///
    /// @param timeout as in [Socket#timeout(Duration)]
    /// @throws IllegalArgumentException if it is negative
    public void readTimeout(Duration timeout) {
        readNanos = Deadline.nanos(timeout);
    }

    /// Bounds every later write through this channel, instead of the socket's own timeout.
    ///
    /// @param timeout as in [Socket#timeout(Duration)]
    /// @throws IllegalArgumentException if it is negative
    public void writeTimeout(Duration timeout) {
        writeNanos = Deadline.nanos(timeout);
    }

    /// Receives into a buffer.
    ///
    /// @param into a buffer with room
    /// @return how many bytes; -1 at the end of a stream; 0 if the buffer has no room
    /// @throws IOException as [Socket#recv(ByteBuffer)]
    /// @throws java.nio.ReadOnlyBufferException if the buffer is read-only
    @Override
    public int read(ByteBuffer into) throws IOException {
        return OneBuffer.read(socket, into, deadline(readNanos));
    }

    /// Receives into several buffers, in order.
    ///
    /// @param into buffers with room
    /// @return how many bytes; -1 at the end of a stream; 0 if no buffer has room
    /// @throws IOException as [#read(ByteBuffer)]
    @Override
    public long read(ByteBuffer[] into) throws IOException {
        return Scattering.read(socket, into.clone(), deadline(readNanos));
    }

    /// Receives into some of several buffers, as [#read(ByteBuffer\[\])].
    ///
    /// @param into   buffers
    /// @param offset the first of them to use
    /// @param length how many to use
    /// @return how many bytes; -1 at the end of a stream
    /// @throws IOException as [#read(ByteBuffer)]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        return Scattering.read(socket, part(into, offset, length), deadline(readNanos));
    }

    /// Sends a buffer.
    ///
    /// @param from the bytes between position and limit
    /// @return how many bytes went: all, unless the timeout is zero
    /// @throws IOException as [Socket#sendAll(ByteBuffer)]
    @Override
    public int write(ByteBuffer from) throws IOException {
        return OneBuffer.write(socket, from, deadline(writeNanos));
    }

    /// Sends several buffers, in order.
    ///
    /// @param from the bytes
    /// @return how many bytes went: all, unless the timeout is zero
    /// @throws IOException as [#write(ByteBuffer)]
    @Override
    public long write(ByteBuffer[] from) throws IOException {
        return Gathering.write(socket, from.clone(), deadline(writeNanos));
    }

    /// Sends some of several buffers, as [#write(ByteBuffer\[\])].
    ///
    /// @param from   buffers
    /// @param offset the first of them to use
    /// @param length how many to use
    /// @return how many bytes went
    /// @throws IOException as [#write(ByteBuffer)]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return Gathering.write(socket, part(from, offset, length), deadline(writeNanos));
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    /// Closes the socket. Safe to repeat.
    @Override
    public void close() {
        socket.close();
    }

    private long deadline(long nanos) {
        return nanos == AS_SOCKET ? socket.deadline(0) : Deadline.after(nanos);
    }

    private static ByteBuffer[] part(ByteBuffer[] buffers, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffers.length);
        ByteBuffer[] part = new ByteBuffer[length];
        System.arraycopy(buffers, offset, part, 0, length);
        return part;
    }
}
