package soquete.resolve;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Hints;
import soquete.error.DeadlineException;
import soquete.error.InterruptedCallException;
import soquete.error.Progress;
import soquete.sys.Netdb;

/// The threads on which getaddrinfo(3) blocks, so that no caller has to.
final class LookupThreads {
    /// More look-ups than this at once wait for one another.
    private static final int MOST = 64;

    private static final ThreadPoolExecutor POOL = pool();

    private LookupThreads() {}

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        MOST,
                        MOST,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("soquete-resolve-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    static List<AddressInfo> getaddrinfo(String host, String service, Hints hints, long nanos)
            throws IOException {
        if (nanos == 0) {
            throw late(host);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(host);
        }
        Future<List<AddressInfo>> lookup =
                POOL.submit(() -> Netdb.getaddrinfo(host, service, hints));
        try {
            return lookup.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(host);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            lookup.cancel(false);
        }
    }

    private static DeadlineException late(String host) {
        return new DeadlineException(
                "getaddrinfo " + host + ": the deadline passed", Progress.NOTHING);
    }

    private static InterruptedCallException interrupted(String host) {
        return new InterruptedCallException(
                "getaddrinfo " + host + ": the thread was interrupted", Progress.NOTHING);
    }

    /// The resolver's own exception: it is made for this caller alone, so it may be thrown here.
    private static IOException failure(@Nullable Throwable cause) {
        if (cause instanceof IOException e) {
            return e;
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return new IOException("the look-up failed", cause);
    }
}
