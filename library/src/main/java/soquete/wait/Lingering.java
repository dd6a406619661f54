package soquete.wait;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import soquete.sys.DescriptorCalls;
import soquete.sys.Scratch;

/// The close(2) of sockets with `SO_LINGER`, on threads of their own.
///
/// It waits in the kernel for as long as the option says, even on a non-blocking descriptor, and
/// nothing ends it before. So no virtual thread may call it, which would hold its carrier, nor the
/// last of the threads that a close has woken, which would not return.
final class Lingering {
    private static final int MOST = 64;

    private Lingering() {}

    /// Loads what the first close needs: it may come when there is no descriptor left to read a
    /// class with.
    static void load() {
        Scratch s = Scratch.take();
        try {
            DescriptorCalls.lingers(s, -1);
        } finally {
            s.give();
        }
    }

    /// Closes on another thread if closing may take long. The kernel is asked, since the option may
    /// come from anywhere: from a listener, or through a duplicate.
    ///
    /// @return false if the caller should close
    static boolean takesOver(Descriptor descriptor) {
        Scratch s = Scratch.take();
        try {
            if (DescriptorCalls.lingers(s, descriptor.fd()) <= 0) {
                return false;
            }
        } finally {
            s.give();
        }
        try {
            Threads.POOL.execute(() -> close(descriptor));
            return true;
        } catch (OutOfMemoryError e) {
            return false; // no thread: rather wait here than leak the descriptor
        }
    }

    private static void close(Descriptor descriptor) {
        try {
            descriptor.giveBack();
        } finally {
            descriptor.closed();
        }
    }

    /// Made by the first socket that lingers.
    private static final class Threads {
        static final ThreadPoolExecutor POOL =
                new ThreadPoolExecutor(
                        MOST,
                        MOST,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("soquete-linger-", 0).factory());

        static {
            POOL.allowCoreThreadTimeOut(true);
        }
    }
}
