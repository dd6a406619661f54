package soquete;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a call on a new thread of either kind, and gives back what came of it.
final class OnThread {
    private OnThread() {}

    static <T> T call(boolean virtual, Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread =
                virtual ? Thread.ofVirtual().unstarted(task) : Thread.ofPlatform().unstarted(task);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }
}
