package soquete;

import soquete.sys.Constants;
import soquete.wait.Deadline;

/// Sends with `MSG_FASTOPEN`: connect and send in one.
///
/// With a cookie of the server the kernel puts the data into the SYN. Without one it only starts to
/// connect and answers `EINPROGRESS` to a caller that does not wait in the kernel, with nothing
/// sent; then the connection is waited for as connect does, and the data follows.
final class FastOpen {
    private FastOpen() {}

    static boolean asked(int flags) {
        return (flags & Constants.MSG_FASTOPEN) != 0;
    }

    static boolean isUnderWay(long result, int flags, long deadline) {
        return result == -Constants.EINPROGRESS && asked(flags) && deadline != Deadline.NOW;
    }

    static int without(int flags) {
        return flags & ~Constants.MSG_FASTOPEN;
    }
}
