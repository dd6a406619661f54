package soquete.posix;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.sys.BatchMemory;
import soquete.sys.Cmsg;
import soquete.sys.Constants;
import soquete.sys.MessageCalls;
import soquete.sys.MessageScratch;
import soquete.sys.Pieces;

/// The work of sendmsg and its like, for [SysSocket].
final class MessageFunctions {
    private MessageFunctions() {}

    static long sendmsg(int sockfd, Msghdr message, MsgFlags flags) throws ErrnoException {
        Pieces pieces = Pieces.of(message.iov());
        MessageScratch s = pieces.scratch(Cmsg.room(message.control()), Long.MAX_VALUE);
        try {
            s.send(pieces, Long.MAX_VALUE, message.control(), message.name().orElse(null));
            int all = flags.bits() | Constants.MSG_NOSIGNAL;
            long sent = MessageCalls.sendmsg(s.errno(), sockfd, s.header(), all);
            return SysSocket.check(sent, "sendmsg", message.name().orElse(null));
        } finally {
            Reference.reachabilityFence(pieces);
            s.give();
        }
    }

    static ReceivedMsghdr recvmsg(
            int sockfd, List<MemorySegment> iov, long controllen, MsgFlags flags)
            throws ErrnoException {
        requireRoom(controllen);
        Pieces pieces = Pieces.into(iov);
        MessageScratch s = pieces.scratch(controllen, Long.MAX_VALUE);
        try {
            s.receive(pieces, Long.MAX_VALUE, controllen, true);
            long result = MessageCalls.recvmsg(s.errno(), sockfd, s.header(), flags.bits());
            long size = SysSocket.check(result, "recvmsg", null);
            pieces.copyOut(s, Math.min(size, pieces.size()));
            return new ReceivedMsghdr(
                    size,
                    Optional.ofNullable(s.name()),
                    Cmsg.decode(s.control(), s.controlLength()),
                    new MsgFlags(s.flags()));
        } finally {
            Reference.reachabilityFence(pieces);
            s.give();
        }
    }

    static void requireRoom(long controllen) {
        if (controllen < 0 || controllen > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a room of " + controllen + " bytes for control data");
        }
    }

    static int sendmmsg(int sockfd, List<Msghdr> messages, MsgFlags flags) throws ErrnoException {
        requireCount(messages.size());
        long bytes = 0;
        long control = 0;
        for (Msghdr message : messages) {
            bytes = Math.max(bytes, Pieces.of(message.iov()).size());
            control = Math.max(control, Cmsg.room(message.control()));
        }
        BatchMemory memory = new BatchMemory(messages.size(), bytes, control);
        try {
            for (int slot = 0; slot < messages.size(); slot++) {
                fill(memory, slot, messages.get(slot));
            }
            int all = flags.bits() | Constants.MSG_NOSIGNAL;
            long at = memory.messages(0);
            int sent = MessageCalls.sendmmsg(memory.errno(), sockfd, at, messages.size(), all);
            return (int) SysSocket.check((long) sent, "sendmmsg", null);
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    private static void fill(BatchMemory memory, int slot, Msghdr message) {
        memory.clear(slot);
        long at = 0;
        for (MemorySegment piece : message.iov()) {
            MemorySegment.copy(piece, 0, memory.data(slot), at, piece.byteSize());
            at += piece.byteSize();
        }
        memory.size(slot, at);
        if (!message.control().isEmpty()) {
            memory.controls(slot, message.control());
        }
        if (message.name().isPresent()) {
            memory.to(slot, message.name().get());
        }
    }

    static List<ReceivedMsghdr> recvmmsg(
            int sockfd, List<MemorySegment> buffers, long controllen, MsgFlags flags)
            throws ErrnoException {
        requireCount(buffers.size());
        requireRoom(controllen);
        long bytes = 0;
        for (MemorySegment buffer : buffers) {
            bytes = Math.max(bytes, Pieces.into(List.of(buffer)).size());
        }
        BatchMemory memory = new BatchMemory(buffers.size(), bytes, controllen);
        try {
            return recvmmsg(sockfd, buffers, memory, flags);
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    private static List<ReceivedMsghdr> recvmmsg(
            int sockfd, List<MemorySegment> buffers, BatchMemory memory, MsgFlags flags)
            throws ErrnoException {
        for (int slot = 0; slot < buffers.size(); slot++) {
            memory.expect(slot);
            memory.size(slot, buffers.get(slot).byteSize());
        }
        int came =
                MessageCalls.recvmmsg(
                        memory.errno(), sockfd, memory.messages(0), buffers.size(), flags.bits());
        SysSocket.check((long) came, "recvmmsg", null);
        List<ReceivedMsghdr> received = new ArrayList<>(came);
        for (int slot = 0; slot < came; slot++) {
            received.add(taken(memory, slot, buffers.get(slot)));
        }
        return received;
    }

    private static ReceivedMsghdr taken(BatchMemory memory, int slot, MemorySegment into) {
        long size = memory.transferred(slot);
        long arrived = Math.min(size, into.byteSize());
        MemorySegment.copy(memory.data(slot), 0, into, 0, arrived);
        return new ReceivedMsghdr(
                size,
                Optional.ofNullable(memory.endpoint(slot)),
                memory.controls(slot),
                new MsgFlags(memory.flags(slot)));
    }

    private static void requireCount(int count) {
        if (count < 1 || count > Constants.UIO_MAXIOV) {
            throw new IllegalArgumentException(
                    "a batch has 1 to " + Constants.UIO_MAXIOV + " messages, not " + count);
        }
    }
}
