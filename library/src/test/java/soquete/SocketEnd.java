package soquete;

import java.io.IOException;
import soquete.message.Shutdown;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.testkit.Conditions;
import soquete.testkit.Relay;

/// A socket as an end of a [Relay].
public record SocketEnd(Socket socket) implements Relay.End {
    /// A relay between two sockets, each of which is connected to one that a test uses.
    public static Relay relay(Socket left, Socket right, Conditions conditions) {
        SocketEnd one = new SocketEnd(left);
        SocketEnd other = new SocketEnd(right);
        return left.type().keepsMessages()
                ? Relay.ofMessages(one, other, conditions)
                : Relay.ofStreams(one, other, conditions);
    }

    @Override
    public byte[] receive(int max) throws IOException {
        return socket.recv(max);
    }

    @Override
    public void send(byte[] data) throws IOException {
        if (socket.type().keepsMessages()) {
            socket.send(data);
        } else {
            socket.sendAll(data);
        }
    }

    @Override
    public void finish() throws IOException {
        if (!socket.type().keepsMessages()) {
            socket.shutdown(Shutdown.SHUT_WR);
        }
    }

    @Override
    public void abort() {
        try {
            socket.set(SolSocket.SO_LINGER, new Linger(true, 0));
        } catch (IOException e) {
            socket.close(); // it was closed before
        }
        socket.close();
    }

    @Override
    public void close() {
        socket.close();
    }
}
