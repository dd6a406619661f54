package soquete.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import soquete.Socket;
import soquete.endpoint.Endpoint;

/// A TLS session on a connected stream socket of any family, as client or server.
///
/// ```java
/// try (Socket socket = Socket.connect("example.org", 443);
///         TlsStream tls = TlsStream.client(socket, "example.org")) {
///     tls.write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
///     byte[] answer = tls.inputStream().readAllBytes();
/// }
/// ```
///
/// **Trust.** A client refuses a certificate that no authority of its `SSLContext` has signed, or
/// that is for another host than the one it named.
///
/// **The end.** A read answers -1 only after the peer's `close_notify`. A connection that ends
/// without it is a [TlsTruncationException], for data may be missing. [#close] says `close_notify`
/// and waits a moment for the peer's; [#shutdownOutput] says it and goes on reading.
///
/// **Waiting** is that of the socket: its timeout bounds each operation as a whole, however many
/// records that takes, and the handshake that the first operation begins with. After a timeout or
/// an interrupt the session goes on: what was received is kept, and what a write had put into
/// records goes out with the next operation that writes.
///
/// **Threads.** One thread may read while another writes; two readers, or two writers, take turns.
/// [#close] from another thread ends them. Virtual threads are not pinned.
///
/// Renegotiation (TLS 1.2) is refused. Key updates (TLS 1.3) are answered. Do not use the socket
/// itself while the session lasts.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8446">RFC 8446</a>
public final class TlsStream implements ByteChannel {
    private final Socket socket;
    private final SSLEngine engine;
    private final TlsOptions options;
    private final String peer;
    private final Records records;

    private TlsStream(Socket socket, SSLEngine engine, TlsOptions options, String peer) {
        this.socket = socket;
        this.engine = engine;
        this.options = options;
        this.peer = peer;
        this.records = new Records(socket, engine, peer);
    }

    /// The client's end of a session, with the authorities of the JDK.
    ///
    /// @param socket connected, of `SOCK_STREAM`; closed with this stream
    /// @param host   the name or address that the certificate must be for
    /// @return a stream that has not begun its handshake
    /// @throws IOException if the socket is not connected
    /// @throws IllegalArgumentException if the host is empty or no host name, or the socket is of
    ///     another type
    public static TlsStream client(Socket socket, String host) throws IOException {
        return client(socket, host, standard(), TlsOptions.DEFAULT);
    }

    /// The client's end of a session, with keys and authorities of one's own.
    ///
    /// @param socket  connected, of `SOCK_STREAM`; closed with this stream
    /// @param host    the name or address that the certificate must be for
    /// @param context whom to trust, and one's own certificate if there is one
    /// @return a stream that has not begun its handshake
    /// @throws IOException as [#client(Socket, String)]
    public static TlsStream client(Socket socket, String host, SSLContext context)
            throws IOException {
        return client(socket, host, context, TlsOptions.DEFAULT);
    }

    /// The client's end of a session, with options.
    ///
    /// @param socket  connected, of `SOCK_STREAM`; closed with this stream
    /// @param host    the name or address that the certificate must be for
    /// @param context whom to trust, and one's own certificate if there is one
    /// @param options what to offer and to demand
    /// @return a stream that has not begun its handshake
    /// @throws IOException as [#client(Socket, String)]
    /// @throws IllegalArgumentException as [#client(Socket, String)], and for a protocol or cipher
    ///     suite that the JDK does not have
    public static TlsStream client(
            Socket socket, String host, SSLContext context, TlsOptions options) throws IOException {
        requireStream(socket);
        Endpoint to = socket.remoteEndpoint();
        SSLEngine engine = Engines.client(socket, host, context, options);
        return new TlsStream(socket, engine, options, host + " (" + to + ")");
    }

    /// The server's end of a session.
    ///
    /// @param socket  accepted, of `SOCK_STREAM`; closed with this stream
    /// @param context with the server's key and certificate
    /// @return a stream that has not begun its handshake
    /// @throws IOException if the socket is not connected
    /// @throws IllegalArgumentException if the socket is of another type
    public static TlsStream server(Socket socket, SSLContext context) throws IOException {
        return server(socket, context, TlsOptions.DEFAULT);
    }

    /// The server's end of a session, with options.
    ///
    /// @param socket  accepted, of `SOCK_STREAM`; closed with this stream
    /// @param context with the server's key and certificate
    /// @param options what to offer and to demand
    /// @return a stream that has not begun its handshake
    /// @throws IOException as [#server(Socket, SSLContext)]
    /// @throws IllegalArgumentException as [#server(Socket, SSLContext)], and for a protocol or
    ///     cipher suite that the JDK does not have
    public static TlsStream server(Socket socket, SSLContext context, TlsOptions options)
            throws IOException {
        requireStream(socket);
        String from = socket.remoteEndpoint().toString();
        return new TlsStream(socket, Engines.server(context, options), options, from);
    }

    /// Shakes hands. The first read or write does so by itself; call this to hear of a failure
    /// before.
    ///
    /// @throws javax.net.ssl.SSLHandshakeException if the peers do not agree, or the certificate is
    ///     refused: the message says which and why
    /// @throws IOException when the wait ends, as [Socket] says; it may be called again after a
    ///     timeout or an interrupt
    public void handshake() throws IOException {
        records.handshake(limit());
    }

    /// Reads what is there, waiting for something.
    ///
    /// @param into an array to fill from its start
    /// @return how many bytes; -1 after the peer's `close_notify`; 0 if the array is empty
    /// @throws TlsTruncationException if the connection ended without `close_notify`
    /// @throws SSLException if the peer broke the protocol, or said that we did
    /// @throws IOException as [#handshake]
    public int read(byte[] into) throws IOException {
        return read(ByteBuffer.wrap(into));
    }

    /// Reads into a part of an array, as [#read(byte\[\])].
    ///
    /// @param into   an array
    /// @param offset where to begin
    /// @param length at most so many bytes
    /// @return how many bytes
    /// @throws IOException as [#read(byte\[\])]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    public int read(byte[] into, int offset, int length) throws IOException {
        return read(ByteBuffer.wrap(into, offset, length));
    }

    /// Reads into a buffer, as [#read(byte\[\])], and moves its position.
    ///
    /// @param into a buffer with room
    /// @return how many bytes
    /// @throws IOException as [#read(byte\[\])]
    /// @throws java.nio.ReadOnlyBufferException if the buffer is read-only
    @Override
    public int read(ByteBuffer into) throws IOException {
        if (into.isReadOnly()) {
            throw new java.nio.ReadOnlyBufferException();
        }
        return into.hasRemaining() ? records.read(into, limit()) : 0;
    }

    /// Writes all bytes.
    ///
    /// @param data the bytes
    /// @throws SSLException if the session is over, or was shut down for sending
    /// @throws IOException as [#handshake]; [soquete.error.Partial#transferred] of the exception
    ///     says how many bytes are in records, sent or to be sent with the next write
    public void write(byte[] data) throws IOException {
        var _ = write(ByteBuffer.wrap(data));
    }

    /// Writes all of a part of an array, as [#write(byte\[\])].
    ///
    /// @param data   an array
    /// @param offset its first byte to write
    /// @param length how many to write
    /// @throws IOException as [#write(byte\[\])]
    /// @throws IndexOutOfBoundsException if the part is not within the array
    public void write(byte[] data, int offset, int length) throws IOException {
        var _ = write(ByteBuffer.wrap(data, offset, length));
    }

    /// Writes all of a buffer, as [#write(byte\[\])], and moves its position by what is in records,
    /// also when it fails.
    ///
    /// @param data the bytes between position and limit
    /// @return their count
    /// @throws IOException as [#write(byte\[\])]
    @Override
    public int write(ByteBuffer data) throws IOException {
        int count = data.remaining();
        records.write(data, limit());
        return count;
    }

    /// Ends the sending half: says `close_notify`. Reading goes on until the peer's. In TLS 1.2 the
    /// peer answers at once and sends no more (RFC 5246, 7.2.1).
    ///
    /// @throws IOException as [#handshake]
    public void shutdownOutput() throws IOException {
        records.shutdownOutput(limit());
    }

    /// Says `close_notify`, waits for the peer's as long as [TlsOptions#closeTimeout] and the
    /// timeout of the socket allow, and closes the socket. A thread that reads or writes meanwhile
    /// ends, and then nothing is waited for. Data that the peer still sends is thrown away. Safe to
    /// repeat.
    @Override
    public void close() {
        records.close(options.closeTimeout());
    }

    /// Whether neither [#close] nor that of the socket was called.
    ///
    /// @return true while open
    @Override
    public boolean isOpen() {
        return records.isOpen();
    }

    /// The session: protocol, cipher suite, certificates.
    ///
    /// @return after the handshake, its result
    public SSLSession session() {
        return engine.getSession();
    }

    /// The application protocol that both chose by ALPN.
    ///
    /// @return as `h2`; empty if none was, or before the handshake
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7301">RFC 7301</a>
    public Optional<String> applicationProtocol() {
        String chosen = engine.getApplicationProtocol();
        return chosen == null || chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    /// The socket that carries the session.
    ///
    /// @return the socket
    public Socket socket() {
        return socket;
    }

    /// The session as a stream to read. Closing it closes the session and the socket.
    ///
    /// @return a new view
    public InputStream inputStream() {
        return new TlsInputStream(this, records);
    }

    /// The session as a stream to write. Closing it closes the session and the socket.
    ///
    /// @return a new view
    public OutputStream outputStream() {
        return new TlsOutputStream(this);
    }

    /// `TlsStream[example.org (192.0.2.1:443), TLSv1.3]`
    @Override
    public String toString() {
        return "TlsStream[" + peer + ", " + engine.getSession().getProtocol() + "]";
    }

    private TimeLimit limit() {
        return TimeLimit.of(socket.timeout());
    }

    private static SSLContext standard() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new SSLException("this JDK has no default SSLContext", e);
        }
    }

    private static void requireStream(Socket socket) {
        if (socket.type().keepsMessages()) {
            throw new IllegalArgumentException(
                    "TLS is for streams of bytes; this is a " + socket.type() + " socket");
        }
    }
}
