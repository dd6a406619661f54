package soquete.cli.seed;

import java.io.IOException;
import java.time.Duration;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.option.SolSocket;

/// A socket that just does what it is told.
final class PlainPlug implements Plug {
    private final Socket socket;

    PlainPlug(Socket socket) {
        this.socket = socket;
    }

    @Override
    public void reuseAddress() throws IOException {
        socket.set(SolSocket.SO_REUSEADDR, true);
    }

    @Override
    public void bind(Endpoint local) throws IOException {
        socket.bind(local);
    }

    @Override
    public void listen() throws IOException {
        socket.listen();
    }

    @Override
    public Plug accept() throws IOException {
        return new PlainPlug(socket.accept());
    }

    @Override
    public void connect(Endpoint remote) throws IOException {
        socket.connect(remote);
    }

    @Override
    public int send(byte[] data, int offset) throws IOException {
        return socket.send(data, offset, data.length - offset);
    }

    @Override
    public void sendTo(byte[] data, Endpoint to) throws IOException {
        socket.sendTo(data, to);
    }

    @Override
    public byte[] recv(int max) throws IOException {
        return socket.recv(max);
    }

    @Override
    public Datagram recvFrom(int max) throws IOException {
        return socket.recvFrom(max);
    }

    @Override
    public InetEndpoint remote() throws IOException {
        return (InetEndpoint) socket.remoteEndpoint();
    }

    @Override
    public Endpoint local() throws IOException {
        return socket.localEndpoint();
    }

    @Override
    public void timeout(Duration timeout) {
        socket.timeout(timeout);
    }

    @Override
    public void close() {
        socket.close();
    }
}
