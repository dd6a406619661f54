package soquete.sys;

/// The mode bits of a descriptor.
public final class FileModeCalls {
    private FileModeCalls() {}

    /// Of a Unix socket before bind: the mode that its file will have, less the umask.
    public static int fchmod(Scratch s, int fd, int mode) {
        return (int) Kernel.call(s.errno, SystemCall.FCHMOD, fd, mode, 0, 0, 0, 0);
    }
}
