package soquete.ring;

import soquete.posix.Unistd;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;

/// An eventfd for a test.
final class Eventfd {
    private Eventfd() {}

    static int open() {
        Scratch s = Scratch.take();
        try {
            return Calls.eventfd(s, Constants.EFD_CLOEXEC | Constants.EFD_NONBLOCK);
        } finally {
            s.give();
        }
    }

    static void close(int eventfd) throws Exception {
        Unistd.close(eventfd);
    }
}
