package soquete.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// A connection as a stream to read.
final class ConnectionInputStream extends InputStream {
    private final Connection connection;

    ConnectionInputStream(Connection connection) {
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return connection.recv(one) == 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            Objects.checkFromIndexSize(offset, 0, into.length);
            return 0;
        }
        int count = connection.recv(into, offset, length);
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() {
        connection.close();
    }
}
