package soquete;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.Shutdown;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;
import soquete.wait.Deadline;
import soquete.wait.Descriptor;
import soquete.wait.Forgotten;

/// The part of [Socket] that holds the descriptor and ends it, and what is known of the socket. It
/// is a class of its own only to keep the files readable.
abstract sealed class Holding extends Views implements Pollable permits Socket {
    private final Descriptor descriptor;
    private final Family family;
    private final SocketType type;
    private final Protocol protocol;
    private final Cleaner.Cleanable forgotten;
    private final Turns turns = new Turns();
    private volatile long timeoutNanos = Deadline.NEVER;
    private volatile @Nullable Endpoint peer;

    /// What the kernel said in accept, as long as it would say the same again.
    private volatile @Nullable Endpoint acceptedFrom;

    private volatile @Nullable SocketFile file;

    Holding(int fd, Family family, SocketType type, Protocol protocol) {
        this.descriptor = new Descriptor(fd);
        this.family = family;
        this.type = type;
        this.protocol = protocol;
        this.forgotten = Forgotten.watch(this, new ForgottenSocket(descriptor, family, type));
    }

    /// Ends one half of the connection, or both, for every holder of the socket; unlike [#close] it
    /// tells the peer at once, and keeps the descriptor.
    ///
    /// C: `int shutdown(int sockfd, int how)`
    ///
    /// @param how which half
    /// @throws ErrnoException `ENOTCONN` not connected
    /// @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
    public void shutdown(Shutdown how) throws IOException {
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            int result = Calls.shutdown(s, descriptor.fd(), how.number());
            if (result < 0) {
                throw ErrnoException.of("shutdown", -result, peer);
            }
        } finally {
            s.give();
            leave();
        }
    }

    /// Closes the socket, and ends every call that waits on it, in any thread. When this returns
    /// the kernel has the descriptor back. Safe to repeat.
    ///
    /// With `SO_LINGER` of more than 0 seconds, close(2) waits in the kernel until what was sent
    /// has arrived, or the seconds are over. Soquete lets a thread of its own wait there, so that
    /// this method holds no carrier of virtual threads, and the calls that it ends do not wait with
    /// it; at most 64 closes linger at once, and others begin after them. An interrupt lets this
    /// method return before; the close goes on.
    ///
    /// C: `int close(int fd)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
    public void close() {
        SocketFile made = file;
        if (made != null) {
            made.remove();
        }
        descriptor.close();
        forgotten.clean();
    }

    /// Gives the descriptor away: this object is closed, the descriptor is not. Calls under way in
    /// other threads end as with [#close].
    ///
    /// The descriptor stays close-on-exec and non-blocking, because duplicates share the latter.
    /// Code that wants it blocking sets that with `soquete.posix.Fcntl`.
    ///
    /// @return the number, which the caller owns from here on; -1 if closed or detached before
    public int detach() {
        int number = descriptor.detach();
        if (number >= 0) {
            file = null; // it goes with the descriptor
        }
        forgotten.clean();
        return number;
    }

    /// Whether programs that this process starts keep the descriptor. No socket of Soquete is
    /// inheritable unless it is made so.
    ///
    /// @return the opposite of `FD_CLOEXEC`
    /// @throws ClosedChannelException if the socket is closed
    public boolean inheritable() throws IOException {
        descriptor.enter();
        try {
            return Adopting.isInheritable(descriptor.fd());
        } finally {
            leave();
        }
    }

    /// Lets programs that this process starts keep the descriptor, under its number, or not.
    ///
    /// This is for programs that are started by execve(2) or posix_spawn(3). Those that Java's own
    /// [ProcessBuilder] starts never inherit anything: it closes all descriptors from 3 on in the
    /// child. To give such a child a socket, let it take the descriptor ([OwnedFd#ofProcess] and
    /// [OwnedFd#get], or pidfd_getfd(2) in another language, with the right to ptrace(2) this
    /// process), or send it over a Unix socket (`SCM_RIGHTS`). Opening `/proc/PID/fd/N` does not
    /// work for sockets (`ENXIO`).
    ///
    /// @param inheritable false for `FD_CLOEXEC`
    /// @throws ClosedChannelException if the socket is closed
    public void inheritable(boolean inheritable) throws IOException {
        descriptor.enter();
        try {
            Adopting.inheritable(descriptor.fd(), inheritable);
        } finally {
            leave();
        }
    }

    /// Whether [#close] has not been called.
    ///
    /// @return true while open
    @Override
    public boolean isOpen() {
        return !descriptor.isClosing();
    }

    /// The descriptor's number, for messages and for calls of `soquete.posix`. It is only good
    /// while the socket is open: close belongs to this object.
    ///
    /// @return the number, or -1 when closed
    public int fd() {
        return descriptor.isClosing() ? -1 : descriptor.fd();
    }

    /// Does something with the descriptor's number, for a call that this class does not have. The
    /// number stays this socket's until that has ended, whoever closes the socket meanwhile.
    ///
    /// @param <T>  what comes of it
    /// @param call what to do with the number; short: it must not wait, and not close
    /// @return what the call returned
    /// @throws ClosedChannelException if the socket is closed
    /// @throws IOException as the call throws
    @Override
    public <T extends @Nullable Object> T withFd(FdCall<T> call) throws IOException {
        descriptor.enter();
        try {
            return call.call(descriptor.fd());
        } finally {
            leave();
        }
    }

    /// The family that the socket was opened with.
    ///
    /// @return as [Family#AF_INET]
    public Family family() {
        return family;
    }

    /// The type that the socket was opened with.
    ///
    /// @return as [SocketType#SOCK_STREAM]
    public SocketType type() {
        return type;
    }

    /// The protocol that the socket was opened with.
    ///
    /// @return as [Protocol#IPPROTO_TCP]; [Protocol#DEFAULT] if none was named
    public Protocol protocol() {
        return protocol;
    }

    /// The endpoint that the socket is bound to; the kernel binds in connect and sendTo if need be.
    ///
    /// C: `int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// @return the local endpoint; of an unbound socket, any address with port 0
    /// @throws IOException if the socket is closed
    public Endpoint localEndpoint() throws IOException {
        return Names.local(self());
    }

    /// The endpoint that the socket is connected to. Of a TCP connection that came by
    /// [Socket#accept] it is what accept4(2) said, and the kernel is not asked again.
    ///
    /// C: `int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// @return the remote endpoint; of a stream also after the connection ended
    /// @throws ErrnoException `ENOTCONN` not connected
    /// @throws IOException if the socket is closed
    public Endpoint remoteEndpoint() throws IOException {
        return Names.remote(self());
    }

    /// Bounds every later operation: one deadline each, from its beginning to its end.
    ///
    /// @param timeout [Socket#FOREVER] to wait without limit, [Duration#ZERO] not to wait at all
    ///     (operations that would have to end in [soquete.error.WouldBlockException])
    /// @throws IllegalArgumentException if it is negative
    public void timeout(Duration timeout) {
        timeoutNanos = Deadline.nanos(timeout);
    }

    /// The bound of every operation.
    ///
    /// @return what was set, or [Socket#FOREVER]
    public Duration timeout() {
        long nanos = timeoutNanos;
        return nanos == Deadline.NEVER ? Socket.FOREVER : Duration.ofNanos(nanos);
    }

    /// `Socket[fd=5, AF_INET SOCK_STREAM, peer 127.0.0.1:80]`; with a protocol that is not the
    /// default one, `Socket[fd=5, AF_CAN SOCK_DGRAM CAN_ISOTP]`
    @Override
    public String toString() {
        Endpoint to = peer;
        return "Socket["
                + (isOpen() ? "fd=" + descriptor.fd() : "closed")
                + ", "
                + family
                + " "
                + type
                + (protocol.equals(Protocol.DEFAULT) ? "" : " " + protocol.name(family))
                + (to == null ? "" : ", peer " + to)
                + "]";
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /// Ends an operation; the socket is not forgotten as long as one is under way.
    void leave() {
        try {
            descriptor.leave();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// This object, with the timeout and the peer of another.
    Socket like(Holding other) {
        timeoutNanos = other.timeoutNanos;
        peer = other.peer();
        return self();
    }

    /// The deadline of an operation that begins now.
    long deadline(int flags) {
        return (flags & Constants.MSG_DONTWAIT) != 0 ? Deadline.NOW : Deadline.after(timeoutNanos);
    }

    /// The peer, as far as it is known without asking the kernel.
    @Nullable Endpoint peer() {
        return peer;
    }

    void connectedTo(@Nullable Endpoint endpoint) {
        acceptedFrom = null;
        peer = endpoint;
    }

    /// The peer of a TCP connection stays what it is, unlike the name of a Unix peer, or that of
    /// the several addresses of an SCTP peer which is in use.
    void acceptedFrom(@Nullable Endpoint endpoint) {
        peer = endpoint;
        acceptedFrom = isTcp() && endpoint instanceof InetEndpoint ? endpoint : null;
    }

    boolean isTcp() {
        return (family.equals(Family.AF_INET) || family.equals(Family.AF_INET6))
                && type.equals(SocketType.SOCK_STREAM)
                && (protocol.equals(Protocol.DEFAULT) || protocol.equals(Protocol.IPPROTO_TCP));
    }

    /// The peer, where the kernel need not be asked.
    @Nullable Endpoint acceptedFrom() {
        return acceptedFrom;
    }

    void removeOnClose(SocketFile made) {
        file = made;
    }

    Turns turns() {
        return turns;
    }

    private static final class ForgottenSocket extends Forgotten {
        private final Family family;
        private final SocketType type;

        ForgottenSocket(Descriptor descriptor, Family family, SocketType type) {
            super(descriptor);
            this.family = family;
            this.type = type;
        }

        @Override
        protected String what() {
            return family + " " + type + " socket";
        }
    }
}
