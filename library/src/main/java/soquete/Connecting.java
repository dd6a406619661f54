package soquete;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.error.ErrnoException;
import soquete.resolve.Resolver;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Direction;

/// How sockets connect: to an endpoint, and to a name with several addresses.
final class Connecting {
    private Connecting() {}

    /// Connects, and waits until the connection is made or refused.
    ///
    /// After each wait `SO_ERROR` says what went wrong, as the kernel put it. Where nothing did,
    /// the call is repeated: while the handshake lasts the kernel answers `EALREADY`, then 0 or
    /// `EISCONN`. So a false wake-up does no harm. Repeating alone would not do: SCTP takes it for
    /// a new attempt, and vsock goes on to answer `EALREADY`.
    ///
    /// A Unix listener whose queue is full answers `EAGAIN`, and nothing tells when there is room:
    /// the call is repeated after a while. See docs/adr/0008-endpoints.md.
    static void connect(Socket socket, Endpoint to, long deadline) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            boolean started = false;
            int refusals = 0;
            while (true) {
                int ticket = descriptor.ticket(Direction.WRITE);
                int result = tryConnect(descriptor, to);
                if (result >= 0 || (started && wasMade(socket, result))) {
                    socket.connectedTo(to);
                    return;
                }
