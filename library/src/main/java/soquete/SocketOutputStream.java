package soquete;

import java.io.IOException;
import java.io.OutputStream;

/// A connection as a stream to write, unbuffered; closing it closes the socket.
final class SocketOutputStream extends OutputStream {
    private final Socket socket;

    SocketOutputStream(Socket socket) {
        this.socket = socket;
    }

    @Override
    public void write(int one) throws IOException {
        socket.sendAll(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (length > 0) {
            socket.sendAll(from, offset, length);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
