package soquete.tls;

import java.io.IOException;
import java.io.OutputStream;

/// A TLS session as a stream to write; closing it closes the session.
final class TlsOutputStream extends OutputStream {
    private final TlsStream tls;

    TlsOutputStream(TlsStream tls) {
        this.tls = tls;
    }

    @Override
    public void write(int one) throws IOException {
        tls.write(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        tls.write(from, offset, length);
    }

    @Override
    public void close() {
        tls.close();
    }
}
