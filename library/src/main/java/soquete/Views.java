package soquete;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;

/// The part of [Socket] that shows a connection as what other Java code wants. It is a class of its
/// own only to keep the files readable.
abstract sealed class Views extends FileTransfer permits Holding {
    /// The connection as a stream to read, unbuffered. Closing it closes the socket.
    ///
    /// @return a new view
    /// @throws IllegalStateException if the socket is not a stream
    public InputStream inputStream() {
        requireStream("inputStream");
        return new SocketInputStream(self());
    }

    /// The connection as a stream to write, unbuffered. Closing it closes the socket.
    ///
    /// @return a new view
    /// @throws IllegalStateException if the socket is not a stream
    public OutputStream outputStream() {
        requireStream("outputStream");
        return new SocketOutputStream(self());
    }

    /// The connection as text to read, by lines or characters; Python's `makefile("r")`.
    ///
    /// The reader takes more from the socket than it was asked for, so do not mix it with `recv`,
    /// and use one for the life of the connection. A read that times out or is interrupted loses
    /// nothing: what came is kept for the next. Closing it closes the socket.
    ///
    /// @param charset of the bytes; those that it does not allow end in
    ///     [java.nio.charset.MalformedInputException], and are never replaced
    /// @return a new view
    /// @throws IllegalStateException if the socket is not a stream
    public BufferedReader reader(Charset charset) {
        return new BufferedReader(new InputStreamReader(inputStream(), charset.newDecoder()));
    }

    /// The connection as text to write; Python's `makefile("w")`. Nothing is sent before `flush` or
    /// `close`, unless 8192 characters are waiting. Closing it closes the socket.
    ///
    /// @param charset of the bytes; characters that it does not have end in
    ///     [java.nio.charset.UnmappableCharacterException], and are never replaced
    /// @return a new view
    /// @throws IllegalStateException if the socket is not a stream
    public BufferedWriter writer(Charset charset) {
        return new BufferedWriter(new OutputStreamWriter(outputStream(), charset.newEncoder()));
    }

    /// The socket as a channel. Closing it closes the socket.
    ///
    /// @return a new view
    public SocketByteChannel channel() {
        return new SocketByteChannel(self());
    }

    private void requireStream(String operation) {
        if (self().type().keepsMessages()) {
            throw new IllegalStateException(
                    operation + " is for streams of bytes; this is a " + self().type() + " socket");
        }
    }
}
