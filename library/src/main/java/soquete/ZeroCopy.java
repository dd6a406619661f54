package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.ControlMessage;
import soquete.message.ExtendedError;
import soquete.message.MsgFlags;
import soquete.option.Option;
import soquete.option.Shape;
import soquete.sys.Constants;

/// Sends of a socket from native memory that the kernel does not copy (`MSG_ZEROCOPY`), and their
/// completions.
///
/// The kernel reads the memory after [#send] has returned, until the send is complete: **it must
/// not be changed or freed before.** This object refers to the memory for as long, so that memory
/// of an automatic arena is not collected; closing another arena earlier is a mistake that nothing
/// prevents.
///
/// Sends are numbered from 0. The kernel reports ranges of them, in no certain order, and
/// [#await] puts the ranges together. It reports that data was copied after all, which it does on
/// the loopback interface and where the device cannot gather.
///
/// One for a socket: the kernel counts per socket. Other entries of the error queue that [#await]
/// and [#poll] come across (time stamps, say) are dropped. Any thread
/// may call anything; a thread that waits for completions keeps others from doing so, not from
/// sending.
public final class ZeroCopy {
    private static final Option<Boolean> SO_ZEROCOPY =
            new Option<>("SO_ZEROCOPY", 1, 60, Shape.FLAG);

    private final Socket socket;
    private final Turn reading = new Turn();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();

    /// The number of the next send; changed by whoever has the turn to send.
    private long next;

    private long copied;

    /// A send that is not complete.
    private record Pending(long number, MemorySegment data) {}

    private ZeroCopy(Socket socket) {
        this.socket = socket;
    }

    static ZeroCopy of(Socket socket) throws IOException {
        socket.set(SO_ZEROCOPY, true);
        return new ZeroCopy(socket);
    }

    /// Sends bytes to the peer, possibly fewer than given (a stream).
    ///
    /// @param data native memory, which the kernel reads until the send is complete
    /// @return how many bytes the kernel took; 0 only for no bytes, which is not counted as a send
    /// @throws ErrnoException as [Socket#send(byte\[\])]; `ENOBUFS` too much is not complete:
    ///     [#await] first, or raise `net.core.optmem_max` or the limit of locked memory
    /// @throws IOException when the wait ends, as the class [Socket] says
    /// @throws IllegalArgumentException if the memory is on the heap
    public long send(MemorySegment data) throws IOException {
        return sent(data, Optional.empty());
    }

    /// Sends one message to an endpoint, as [#send].
    ///
    /// @param data native memory, which the kernel reads until the send is complete
    /// @param to   the destination
    /// @return its size
    /// @throws IOException as [#send]
    public long sendTo(MemorySegment data, Endpoint to) throws IOException {
        return sent(data, Optional.of(to));
    }

    private long sent(MemorySegment data, Optional<Endpoint> to) throws IOException {
        List<ControlMessage> none = List.of();
        MsgFlags flags = MsgFlags.MSG_ZEROCOPY;
        // The order of the numbers must be that of the sends.
        Turn turn = socket.turns().send();
        turn.take(socket.descriptor(), "send", socket.deadline(0));
        Pending one = new Pending(next, data);
        boolean counted = false;
        try {
            // Before the send, because the completion may come before it returns.
            synchronized (pending) {
                pending.add(one);
            }
            long sent =
                    to.isEmpty()
                            ? socket.sendMsg(List.of(data), none, flags)
                            : socket.sendMsgTo(List.of(data), none, flags, to.get());
            counted = data.byteSize() > 0;
            return sent;
        } finally {
            if (counted) {
                next++;
            } else {
                synchronized (pending) {
                    pending.removeLastOccurrence(one);
                }
            }
            turn.give();
        }
    }

    /// How many sends are not known to be complete.
    ///
    /// @return a count
    public int pending() {
        synchronized (pending) {
            return pending.size();
        }
    }

    /// For how many sends the kernel said that it copied the data after all.
    ///
    /// @return a count
    public long copied() {
        synchronized (pending) {
            return copied;
        }
    }

    /// Takes the completions that are there, without waiting.
    ///
    /// @return how many sends are not complete
    /// @throws IOException if the socket is closed
    public int poll() throws IOException {
        if (!reading.tryTake()) {
            return pending(); // another thread takes them
        }
        try {
            while (pending() > 0) {
                complete(ErrorQueue.receiveBare(socket, Constants.MSG_DONTWAIT));
            }
        } catch (WouldBlockException none) {
            return pending();
        } finally {
            reading.give();
        }
        return pending();
    }

    /// Waits until all sends are complete; the memory is the caller's again.
    ///
    /// @throws IOException when the wait ends, as the class [Socket] says: then some sends are not
    ///     complete
    public void await() throws IOException {
        if (pending() == 0) {
            return;
        }
        socket.descriptor().enter();
        try {
            reading.take(socket.descriptor(), "await", socket.deadline(0));
            try {
                while (pending() > 0) {
                    complete(ErrorQueue.receiveBare(socket, 0));
                }
            } finally {
                reading.give();
            }
        } finally {
            socket.leave();
        }
    }

    /// Takes note of an entry. Others than completions (of time stamps) are lost here.
    private void complete(ErrorReport report) {
        ExtendedError error = report.error();
        if (!error.isZeroCopy()) {
            return;
        }
        synchronized (pending) {
            int count = error.data() - error.info() + 1;
            if (error.code() == ExtendedError.SO_EE_CODE_ZEROCOPY_COPIED) {
                copied += count;
            }
            for (Iterator<Pending> all = pending.iterator(); all.hasNext(); ) {
                // The kernel's numbers have 32 bits and start again.
                int behindFirst = (int) all.next().number() - error.info();
                if (Integer.compareUnsigned(behindFirst, count) < 0) {
                    all.remove();
                }
            }
        }
    }
}
