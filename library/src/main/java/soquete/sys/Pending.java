package soquete.sys;

/// How much a descriptor has queued, ioctl(2).
@CConstants
public final class Pending {
    private static final int FIONREAD = 0x541b;

    private Pending() {}

    /// Bytes that a receive would find, as `FIONREAD` says.
    ///
    /// @return a count, or `-errno`
    public static int read(Scratch s, int fd) {
        Memory.putInt(s.value(), 0);
        int result =
                (int) Kernel.brief(s.errno, SystemCall.IOCTL, fd, FIONREAD, s.value(), 0, 0, 0);
        return result < 0 ? result : Memory.getInt(s.value());
    }
}
