package soquete.server;

import java.io.IOException;
import java.io.OutputStream;

/// A connection as a stream to write.
final class ConnectionOutputStream extends OutputStream {
    private final Connection connection;

    ConnectionOutputStream(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void write(int b) throws IOException {
        connection.sendAll(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        if (length > 0) {
            connection.sendAll(data, offset, length);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
