package soquete;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.error.DeadlineException;
import soquete.error.Progress;
import soquete.error.WouldBlockException;
import soquete.sys.BatchMemory;
import soquete.sys.Constants;
import soquete.sys.MessageCalls;
import soquete.wait.Descriptor;
import soquete.wait.Direction;

/// How sockets send and receive batches: sendmmsg(2), recvmmsg(2).
final class BatchTransfer {
    private BatchTransfer() {}

    /// Waits until the first message can be sent, and sends what can be sent at once.
    static int send(Socket socket, MessageBatch batch, int first, int count, int flags)
            throws IOException {
        Objects.checkFromIndexSize(first, count, batch.slots());
        if ((flags & Constants.MSG_ZEROCOPY) != 0) {
            throw new IllegalArgumentException(
                    "MSG_ZEROCOPY with a batch, whose memory is used again: use zeroCopy()");
        }
        if (count == 0) {
            return 0;
        }
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            batch.begin();
            try {
                BatchMemory memory = batch.memory();
                int all = flags | OwnFlags.sending(socket);
                long deadline = socket.deadline(flags);
                int refusals = 0;
                while (true) {
                    int ticket = descriptor.ticket(Direction.WRITE);
                    int sent =
                            MessageCalls.sendmmsg(
                                    memory.errno(),
                                    descriptor.fd(),
                                    memory.messages(first),
                                    count,
                                    all);
                    if (sent >= 0) {
                        return sent;
                    }
                    @Nullable Endpoint to = memory.endpoint(first);
                    Sending.again(socket, sent, "sendmmsg", to, ticket, refusals++, deadline);
                }
            } finally {
                batch.end();
            }
        } finally {
            Reference.reachabilityFence(batch);
            socket.leave();
        }
    }

    /// Receives until the batch is full, or with `MSG_WAITFORONE` what is there when there is
    /// something. A deadline that passes after the first message is no failure: the messages are
    /// in the batch.
    static int receive(Socket socket, MessageBatch batch, int flags) throws IOException {
        Descriptor descriptor = socket.descriptor();
        descriptor.enter();
        try {
            batch.begin();
            try {
                batch.expect();
                boolean forOne = (flags & Constants.MSG_WAITFORONE) != 0;
                long deadline = socket.deadline(flags);
                do {
                    try {
                        waitAndReceive(socket, batch, flags, deadline);
                    } catch (IOException e) {
                        if (batch.received() > 0 && ended(e)) {
                            break;
                        }
                        throw Attempt.within(e, "recvmmsg", Progress.of(batch.received()));
                    }
                } while (!forOne && batch.received() < batch.slots());
                return batch.received();
            } finally {
                batch.end();
            }
        } finally {
            Reference.reachabilityFence(batch);
            socket.leave();
        }
    }

    private static void waitAndReceive(Socket socket, MessageBatch batch, int flags, long deadline)
            throws IOException {
        Descriptor descriptor = socket.descriptor();
        BatchMemory memory = batch.memory();
        Direction direction = Receiving.direction(flags);
        int all = flags | OwnFlags.receivingMessages(socket);
        while (true) {
            int first = batch.received();
            int ticket = descriptor.ticket(direction);
            int came =
                    MessageCalls.recvmmsg(
                            memory.errno(),
                            descriptor.fd(),
                            memory.messages(first),
                            batch.slots() - first,
                            all);
            if (came >= 0) {
                batch.came(first + came, socket.family().equals(Family.AF_UNIX));
                return;
            }
            Attempt.again(descriptor, came, "recvmmsg", socket.peer(), direction, ticket, deadline);
        }
    }

    /// Whether there was only no time for more messages.
    private static boolean ended(IOException failure) {
        return failure instanceof DeadlineException || failure instanceof WouldBlockException;
    }
}
