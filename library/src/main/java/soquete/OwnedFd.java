package soquete;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.Constants;
import soquete.sys.DescriptorCalls;
import soquete.sys.FileCalls;
import soquete.sys.Scratch;
import soquete.wait.Descriptor;
import soquete.wait.Forgotten;

/// An open descriptor that this object owns: one that came in a message, a pidfd, one end of a
/// pipe. It is closed once, by [#close], or leaves by [#detach]; one that is forgotten is closed by
/// the garbage collector and reported once to the [System.Logger] named `soquete`.
///
/// Any thread may call anything at any time.
public final class OwnedFd implements Closeable, Pollable {
    private final Descriptor descriptor;
    private final Cleaner.Cleanable forgotten;

    private OwnedFd(int number) {
        this.descriptor = new Descriptor(number);
        this.forgotten = Forgotten.watch(this, descriptor, "descriptor");
    }

    /// Takes over an open descriptor. Nobody else may close it from here on.
    ///
    /// @param number an open descriptor
    /// @return its owner
    /// @throws IllegalArgumentException if the number is negative
    public static OwnedFd of(int number) {
        requireDescriptor(number);
        DescriptorCalls.anyMayLinger();
        return new OwnedFd(number);
    }

    /// A descriptor that stands for a process (a pidfd): it becomes readable when the process ends,
    /// and it lets [#get] take descriptors of it.
    ///
    /// C: `int pidfd_open(pid_t pid, unsigned int flags)`, since Linux 5.3
    ///
    /// @param pid the id of a running process
    /// @return a new descriptor, close-on-exec
    /// @throws ErrnoException `ESRCH` there is no such process; `EMFILE` too many open files;
    ///     `ENOSYS` not in this kernel
    /// @throws IllegalArgumentException if the number is not in 1 to 2147483647
    /// @see <a href="https://man7.org/linux/man-pages/man2/pidfd_open.2.html">pidfd_open(2)</a>
    public static OwnedFd ofProcess(long pid) throws IOException {
        if (pid < 1 || pid > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("process id " + pid + " is not in 1 to 2147483647");
        }
        return new OwnedFd(Adopting.process(pid));
    }

    /// Takes a duplicate of a descriptor of the process that this descriptor stands for. The
    /// process notices nothing. Where it is a socket, [Socket#adopt(OwnedFd)] takes it further.
    ///
    /// C: `int pidfd_getfd(int pidfd, int targetfd, unsigned int flags)`, since Linux 5.6
    ///
    /// @param number a descriptor in the other process
    /// @return a new descriptor, close-on-exec
    /// @throws ErrnoException `EPERM` this process must not ptrace(2) the other (same user or
    ///     `CAP_SYS_PTRACE`, and what Yama allows); `EBADF` the process has no such descriptor, or
    ///     this is no pidfd; `ESRCH` the process has ended; `ENOSYS` not in this kernel
    /// @throws java.nio.channels.ClosedChannelException if this is closed
    /// @throws IllegalArgumentException if the number is negative
    /// @see <a href="https://man7.org/linux/man-pages/man2/pidfd_getfd.2.html">pidfd_getfd(2)</a>
    public OwnedFd get(int number) throws IOException {
        requireDescriptor(number);
        DescriptorCalls.anyMayLinger();
        return new OwnedFd(Adopting.ofProcess(this, number));
    }

    private static void requireDescriptor(int number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    "a descriptor is 0 or more, and " + number + " is not");
        }
    }

    /// Opens a file for reading.
    ///
    /// C: `int open(const char *pathname, int flags)` with `O_RDONLY`
    ///
    /// @param file a path of the default file system
    /// @return the open file, close-on-exec
    /// @throws ErrnoException `ENOENT` there is none; `EACCES` no permission; `EMFILE` too many
    ///     open files
    /// @throws IllegalArgumentException if the path is of another file system (a zip file, say) or
    ///     contains NUL
    /// @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
    public static OwnedFd open(Path file) throws IOException {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException(
                    file + " is in a file system of Java's own: the kernel cannot open it");
        }
        Scratch s = Scratch.take();
        try {
            int flags = Constants.O_RDONLY | Constants.O_CLOEXEC;
            int fd = FileCalls.open(s, file.toString(), flags);
            if (fd < 0) {
                throw ErrnoException.of("open", -fd, file);
            }
            return new OwnedFd(fd);
        } finally {
            s.give();
        }
    }

    /// The number, for calls that use it and do not keep it.
    ///
    /// @return the number, or -1 when closed or detached
    public int number() {
        return descriptor.isClosing() ? -1 : descriptor.fd();
    }

    /// Whether programs that this process starts keep the descriptor. None is inheritable unless it
    /// is made so.
    ///
    /// @return the opposite of `FD_CLOEXEC`
    /// @throws java.nio.channels.ClosedChannelException if this is closed
    public boolean inheritable() throws IOException {
        descriptor.enter();
        try {
            return Adopting.isInheritable(descriptor.fd());
        } finally {
            leave();
        }
    }

    /// Lets programs that this process starts keep the descriptor, under its number, or not; which
    /// programs, [Socket#inheritable(boolean)] says.
    ///
    /// @param inheritable false for `FD_CLOEXEC`
    /// @throws java.nio.channels.ClosedChannelException if this is closed
    public void inheritable(boolean inheritable) throws IOException {
        descriptor.enter();
        try {
            Adopting.inheritable(descriptor.fd(), inheritable);
        } finally {
            leave();
        }
    }

    /// Does something with the number, which stays this object's until that has ended, whoever
    /// closes it meanwhile.
    ///
    /// @param <T>  what comes of it
    /// @param call what to do with the number; short: it must not wait, and not close
    /// @return what the call returned
    /// @throws java.nio.channels.ClosedChannelException if this is closed
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

    /// Whether neither [#close] nor [#detach] was called.
    ///
    /// @return true while open
    @Override
    public boolean isOpen() {
        return !descriptor.isClosing();
    }

    /// Closes the descriptor. Safe to repeat.
    @Override
    public void close() {
        descriptor.close();
        forgotten.clean();
    }

    /// Gives the descriptor away: this object is closed, the descriptor is not. Calls under way end
    /// as with [#close].
    ///
    /// @return the number, which the caller owns from here on; -1 if closed or detached before
    public int detach() {
        int number = descriptor.detach();
        forgotten.clean();
        return number;
    }

    /// Ends a use; this object is not forgotten as long as one is under way.
    void leave() {
        try {
            descriptor.leave();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /// `OwnedFd[5]`
    @Override
    public String toString() {
        return "OwnedFd[" + (isOpen() ? Integer.toString(descriptor.fd()) : "closed") + "]";
    }
}
