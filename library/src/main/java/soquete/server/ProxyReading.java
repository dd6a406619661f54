package soquete.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import soquete.Socket;
import soquete.endpoint.InetEndpoint;
import soquete.event.Poll;
import soquete.message.MsgFlags;
import soquete.message.PollEvents;
import soquete.option.SolSocket;
import soquete.proxy.ParsedHeader;
import soquete.proxy.ProxyHeader;

/// The reading of one PROXY header.
///
/// Bytes are looked at (`MSG_PEEK`) before they are taken, and taken only when they are known to
/// belong to a header. So nothing behind it is lost, and where it turns out that there is none,
/// nothing was taken at all.
final class ProxyReading {
    private static final int USUAL = 256;
    private static final int LONGEST_PAUSE = 100;

    private final Socket socket;
    private final ProxyPolicy policy;
    private final long deadline;
    private byte[] bytes = new byte[USUAL];
    private int taken;
    private int seen;

    /// @param deadline by [System#nanoTime]
    ProxyReading(Socket socket, ProxyPolicy policy, long deadline) {
        this.socket = socket;
        this.policy = policy;
        this.deadline = deadline;
    }

    Optional<ProxyHeader> read() throws IOException {
        while (true) {
            int size;
            try {
                size = look();
            } catch (SocketTimeoutException late) {
                return none("no whole PROXY header has come within " + policy.timeout());
            }
            if (size == 0) {
                return none("the connection has ended before the end of its PROXY header");
            }
            seen = taken + size;
            switch (ProxyHeader.parse(bytes, seen, policy.maxLength())) {
                case ParsedHeader.Complete(ProxyHeader header, int length) -> {
                    take(length);
                    return Optional.of(header);
                }
                case ParsedHeader.Incomplete(int needed) -> {
                    if (needed > bytes.length) {
                        bytes = Arrays.copyOf(bytes, needed);
                    }
                    if (isHeader()) {
                        take(seen);
                    }
                }
                case ParsedHeader.Malformed(String why) -> throw new ProxyException(why);
                case ParsedHeader.Absent _ -> {
                    return none("the connection does not begin with a PROXY header");
                }
            }
        }
    }

    /// Nothing was taken of what may be no header, so the server can serve it as it is.
    private Optional<ProxyHeader> none(String why) throws ProxyException {
        if (taken == 0 && policy.mode() == ProxyMode.OPTIONAL && !isHeader()) {
            return Optional.empty();
        }
        throw new ProxyException(why);
    }

    /// Whether what was seen has a whole signature, or must be a header anyhow.
    private boolean isHeader() {
        return policy.mode() == ProxyMode.REQUIRED || ProxyHeader.hasSignature(bytes, seen);
    }

    /// Waits for bytes behind those that were taken: of those that were seen and left, for more.
    ///
    /// @return how many there are; 0 at the end of the stream
    private int look() throws IOException {
        int known = seen - taken;
        int size = known == 0 ? peek() : known;
        for (int pause = 1; size > 0 && size <= known; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            awaitMoreThan(known);
            size = peek();
            if (size <= known) {
                if (hasEnded()) {
                    int all = peek();
                    return all <= known ? 0 : all;
                }
                pause(pause); // the socket cannot wait for the rest
            }
        }
        return size;
    }

    /// Whether what is in the buffer is all that comes, which bytes that stay there hide.
    private boolean hasEnded() throws IOException {
        Poll poll = new Poll();
        poll.register(socket, PollEvents.POLLRDHUP);
        return !poll.poll(Duration.ZERO).isEmpty();
    }

    private int peek() throws IOException {
        ByteBuffer into = ByteBuffer.wrap(bytes, taken, bytes.length - taken);
        socket.timeout(left());
        return socket.recv(into, MsgFlags.MSG_PEEK);
    }

    private void awaitMoreThan(int size) throws IOException {
        if (socket.remoteEndpoint() instanceof InetEndpoint) {
            socket.set(SolSocket.SO_RCVLOWAT, size + 1);
            try {
                socket.timeout(left());
                socket.awaitReadable();
            } finally {
                socket.set(SolSocket.SO_RCVLOWAT, 1);
            }
        }
    }

    private void pause(int millis) throws IOException {
        try {
            Thread.sleep(Math.min(millis, 1 + left().toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException ended =
                    new InterruptedIOException("interrupted while waiting for a PROXY header");
            ended.initCause(e);
            throw ended;
        }
    }

    private void take(int length) throws IOException {
        if (length > taken) {
            socket.timeout(left());
            socket.recvExactly(ByteBuffer.wrap(bytes, taken, length - taken));
            taken = length;
        }
    }

    private Duration left() throws SocketTimeoutException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("the time for the PROXY header is over");
        }
        return Duration.ofNanos(nanos);
    }
}
