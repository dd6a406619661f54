package soquete.stress;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.message.Shutdown;

/// What the stress does with one socket. [SocketPort] does it; the tests of the stress put ports in
/// that do it wrong.
interface Port {
    /// One send of a stream, which may take a part.
    Outcome send(Way way, byte[] data);

    Outcome sendAll(Way way, byte[] data);

    Outcome recv(Way way, int max);

    Outcome recvExactly(Way way, int count);

    /// Sends messages in order; the outcome says how many went.
    Outcome sendMessages(Way way, List<byte[]> messages);

    Got recvMessages(Way way, int max);

    /// Receives without waiting, whatever the timeout.
    Outcome recvNow(int max);

    /// Sends without waiting, whatever the timeout.
    Outcome sendNow(byte[] data);

    Port accept() throws IOException;

    Outcome connect(Endpoint to);

    Port duplicate() throws IOException;

    void shutdown(Shutdown how) throws IOException;

    /// Closes with a reset, where the family has that.
    void abort();

    void close();

    void timeout(Duration timeout);

    /// Asks and sets some options.
    void options() throws IOException;

    Endpoint local() throws IOException;
}
