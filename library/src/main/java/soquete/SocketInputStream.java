package soquete;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import soquete.error.ErrnoException;

/// A connection as a stream to read; closing it closes the socket.
final class SocketInputStream extends InputStream {
    private final Socket socket;

    SocketInputStream(Socket socket) {
        this.socket = socket;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return socket.recv(one) == 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            Objects.checkFromIndexSize(offset, 0, into.length);
            return 0;
        }
        int count = socket.recv(into, offset, length);
        return count == 0 ? -1 : count;
    }

    /// The bytes that a read would find, as far as the kernel tells: 0 where it does not.
    @Override
    public int available() throws IOException {
        try {
            return socket.available();
        } catch (ErrnoException e) {
            return 0; // a family that cannot tell
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
