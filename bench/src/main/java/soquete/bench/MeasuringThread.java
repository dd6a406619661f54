package soquete.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// A profiler for JMH: the processor time of the measuring thread per operation, and what it
/// allocates. Where other programs share the processor, it says what a call costs and the clock on
/// the wall does not; and what the harness allocates in its own threads is left out.
public final class MeasuringThread implements InternalProfiler {
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private long timeBefore;
    private long allocatedBefore;

    @Override
    public String getDescription() {
        return "processor time and allocation of the measuring thread";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        timeBefore = sum(threads::getThreadCpuTime);
        allocatedBefore = sum(threads::getThreadAllocatedBytes);
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double time = sum(threads::getThreadCpuTime) - timeBefore;
        double allocated = sum(threads::getThreadAllocatedBytes) - allocatedBefore;
        long operations = result.getMetadata().getAllOps();
        return List.of(
                new ScalarResult("thread.time", time / operations, "ns/op", AggregationPolicy.AVG),
                new ScalarResult(
                        "thread.alloc", allocated / operations, "B/op", AggregationPolicy.AVG));
    }

    private long sum(LongUnaryOperator figure) {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().contains("-jmh-worker-")) {
                sum += Math.max(0, figure.applyAsLong(id));
            }
        }
        return sum;
    }
}
