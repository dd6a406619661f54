package soquete;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.DescriptorCalls;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;

/// What an open descriptor is, and how it becomes a [Socket]; duplicates, inheritance, and the
/// descriptors of other processes.
final class Adopting {
    private static final String ADOPT = "adopt";

    private Adopting() {}

    /// A socket that somebody else opened, as the kernel describes it.
    record Found(Family family, SocketType type, Protocol protocol, @Nullable Endpoint peer) {}

    /// Asks the kernel about a descriptor, and makes it fit: non-blocking and close-on-exec. One
    /// that is no socket is left as it is.
    static Found examine(int fd) throws ErrnoException {
        DescriptorCalls.anyMayLinger();
        Scratch s = Scratch.take();
        try {
            Family family = new Family(number(s, fd, DescriptorCalls.SO_DOMAIN));
            SocketType type = new SocketType(number(s, fd, DescriptorCalls.SO_TYPE));
            Protocol protocol = new Protocol(number(s, fd, DescriptorCalls.SO_PROTOCOL));
            check(DescriptorCalls.addStatusFlags(s, fd, DescriptorCalls.O_NONBLOCK), ADOPT, fd);
            cloexec(s, fd);
            Sockaddr.expect(s);
            boolean connected = Calls.getpeername(s, fd, s.sockaddr(), s.length()) >= 0;
            return new Found(family, type, protocol, connected ? Sockaddr.answered(s) : null);
        } finally {
            s.give();
        }
    }

    /// Whether a descriptor is open and no socket, made close-on-exec.
    static boolean isOtherFile(int fd) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            cloexec(s, fd);
            return DescriptorCalls.number(s, fd, DescriptorCalls.SO_TYPE) < 0;
        } finally {
            s.give();
        }
    }

    private static void cloexec(Scratch s, int fd) throws ErrnoException {
        int cloexec = DescriptorCalls.FD_CLOEXEC;
        check(DescriptorCalls.fcntl(s, fd, DescriptorCalls.F_SETFD, cloexec), ADOPT, fd);
    }

    private static int number(Scratch s, int fd, int option) throws ErrnoException {
        return check(DescriptorCalls.number(s, fd, option), ADOPT, fd);
    }

    /// A second number for what a descriptor refers to, close-on-exec.
    static int duplicate(int fd) throws ErrnoException {
        return fcntl("dup", fd, DescriptorCalls.F_DUPFD_CLOEXEC, 0);
    }

    static boolean isInheritable(int fd) throws ErrnoException {
        int flags = fcntl("fcntl", fd, DescriptorCalls.F_GETFD, 0);
        return (flags & DescriptorCalls.FD_CLOEXEC) == 0;
    }

    static void inheritable(int fd, boolean inheritable) throws ErrnoException {
        int flags = inheritable ? 0 : DescriptorCalls.FD_CLOEXEC;
        if (inheritable) {
            DescriptorCalls.anyMayLinger();
        }
        fcntl("fcntl", fd, DescriptorCalls.F_SETFD, flags);
    }

    private static int fcntl(String operation, int fd, int command, int argument)
            throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            return check(DescriptorCalls.fcntl(s, fd, command, argument), operation, fd);
        } finally {
            s.give();
        }
    }

    /// A descriptor that stands for a process.
    static int process(long pid) throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int result = DescriptorCalls.pidfdOpen(s, (int) pid, 0);
            if (result < 0) {
                throw ErrnoException.of("pidfd_open", -result, "process " + pid);
            }
            return result;
        } finally {
            s.give();
        }
    }

    /// A duplicate of a descriptor that another process has.
    static int ofProcess(OwnedFd process, int number) throws IOException {
        process.descriptor().enter();
        Scratch s = Scratch.take();
        try {
            int result = DescriptorCalls.pidfdGetfd(s, process.descriptor().fd(), number, 0);
            if (result < 0) {
                throw ErrnoException.of("pidfd_getfd", -result, "descriptor " + number);
            }
            return result;
        } finally {
            s.give();
            process.leave();
        }
    }

    private static int check(int result, String operation, int fd) throws ErrnoException {
        if (result < 0) {
            throw ErrnoException.of(operation, -result, "descriptor " + fd);
        }
        return result;
    }
}
