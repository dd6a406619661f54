package soquete;

import java.io.InputStream;
import java.io.OutputStream;

/// The part of [Socket] that shows a connection as what other Java code wants. It is a class of its
/// own only to keep the files readable.
abstract sealed class Views extends FileTransfer permits Socket {
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

    private void requireStream(String operation) {
        if (self().type().keepsMessages()) {
            throw new IllegalStateException(
                    operation + " is for streams of bytes; this is a " + self().type() + " socket");
        }
    }
}
