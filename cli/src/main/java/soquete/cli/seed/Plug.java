package soquete.cli.seed;

import java.io.IOException;
import java.time.Duration;
import soquete.Datagram;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// One socket of a program of the lecture: the primitives that it uses, no more.
public interface Plug extends AutoCloseable {
    /// Sets `SO_REUSEADDR`, so that an earlier run's connections in TIME_WAIT do not hold the port.
    void reuseAddress() throws IOException;

    /// Ties the socket to a local endpoint.
    ///
    /// @param local the endpoint
    void bind(Endpoint local) throws IOException;

    /// Makes the socket wait for connections.
    void listen() throws IOException;

    /// Waits for a connection.
    ///
    /// @return the socket of the connection
    Plug accept() throws IOException;

    /// Connects to a remote endpoint.
    ///
    /// @param remote the endpoint
    void connect(Endpoint remote) throws IOException;

    /// Sends, once.
    ///
    /// @param data   the bytes
    /// @param offset the first to send
    /// @return how many went
    int send(byte[] data, int offset) throws IOException;

    /// Sends everything.
    ///
    /// @param data the bytes
    default void sendAll(byte[] data) throws IOException {
        int sent = 0;
        while (sent < data.length) {
            sent += send(data, sent);
        }
    }

    /// Sends a datagram.
    ///
    /// @param data the bytes
    /// @param to   the destination
    void sendTo(byte[] data, Endpoint to) throws IOException;

    /// Receives what is there, waiting for it.
    ///
    /// @param max the most bytes
    /// @return the bytes; none at the end of a stream
    byte[] recv(int max) throws IOException;

    /// Receives a datagram, waiting for one.
    ///
    /// @param max the most bytes
    /// @return the datagram and its sender
    Datagram recvFrom(int max) throws IOException;

    /// Who is at the other end of an accepted socket.
    ///
    /// @return the peer's endpoint
    InetEndpoint remote() throws IOException;

    /// Where the socket is bound.
    ///
    /// @return the local endpoint
    Endpoint local() throws IOException;

    /// Bounds every later call.
    ///
    /// @param timeout how long each may wait
    void timeout(Duration timeout);

    @Override
    void close();
}
