package soquete.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import soquete.Socket;
import soquete.SocketByteChannel;

/// The two streams of a [SocketView].
final class ViewStreams {
    private final SocketView view;
    private final Socket socket;
    private final SocketByteChannel channel;

    ViewStreams(SocketView view, Socket socket) {
        this.view = view;
        this.socket = socket;
        this.channel = socket.channel();
        channel.readTimeout(Socket.FOREVER);
        channel.writeTimeout(Socket.FOREVER);
    }

    void readTimeout(Duration timeout) {
        channel.readTimeout(timeout);
    }

    InputStream input() {
        return new Input();
    }

    OutputStream output() {
        return new Output();
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
            if (length == 0) {
                return 0;
            }
            if (view.isInputShutdown() && !view.isClosed()) {
                return -1;
            }
            try {
                return channel.read(buffer);
            } catch (ClosedChannelException e) {
                throw Failures.closed(e);
            }
        }

        @Override
        public int available() throws IOException {
            if (view.isInputShutdown() && !view.isClosed()) {
                return 0;
            }
            try {
                return socket.inputStream().available();
            } catch (ClosedChannelException e) {
                throw Failures.closed(e);
            }
        }

        @Override
        public void close() {
            view.close();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            try {
                channel.write(ByteBuffer.wrap(from, offset, length));
            } catch (ClosedChannelException e) {
                throw Failures.closed(e);
            }
        }

        @Override
        public void close() {
            view.close();
        }
    }
}
