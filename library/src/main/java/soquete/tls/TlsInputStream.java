package soquete.tls;

import java.io.IOException;
import java.io.InputStream;

/// A TLS session as a stream to read; closing it closes the session.
final class TlsInputStream extends InputStream {
    private final TlsStream tls;
    private final Records records;

    TlsInputStream(TlsStream tls, Records records) {
        this.tls = tls;
        this.records = records;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return tls.read(one) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return tls.read(into, offset, length);
    }

    /// The bytes of the records that were opened already.
    @Override
    public int available() {
        return records.available();
    }

    @Override
    public void close() {
        tls.close();
    }
}
