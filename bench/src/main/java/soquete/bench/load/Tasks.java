package soquete.bench.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Runs a task and measures the processor time and the allocation of its thread.
final class Tasks {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// By `TASK SUBJECT`; the argument is where the peer listens, for tasks that have one.
    private static final Map<String, Maker> TASKS =
            Map.ofEntries(
                    Map.entry("udp nio", _ -> new UdpTasks.Channels()),
                    Map.entry("udp jdk-socket", _ -> new UdpTasks.DatagramSockets()),
                    Map.entry("udp soquete-threads", _ -> new UdpTasks.Sockets()),
                    Map.entry("udp soquete-batch", _ -> new UdpTasks.Batches()),
                    Map.entry("udp-gso soquete-threads", _ -> new UdpTasks.Segments()),
                    Map.entry("stream nio", at -> new StreamTasks.Channel(at, true)),
                    Map.entry("stream nio-heap", at -> new StreamTasks.Channel(at, false)),
                    Map.entry("stream soquete-threads", StreamTasks.Native::new),
                    Map.entry("stream soquete-array", StreamTasks.Array::new),
                    Map.entry("accept nio", _ -> new AcceptTasks.Channels()),
                    Map.entry("accept jdk-socket", _ -> new AcceptTasks.JdkSockets()),
                    Map.entry("accept soquete-threads", _ -> new AcceptTasks.Sockets()));

    private Tasks() {}

    @FunctionalInterface
    interface Maker {
        Task make(Address at) throws Exception;
    }

    /// One line of JSON, with the same words as the load on servers.
    ///
    /// @param arguments task, subject, operations to warm up, operations, address of the peer
    static void run(List<String> arguments) throws Exception {
        String name = arguments.get(0) + " " + arguments.get(1);
        Maker maker = Objects.requireNonNull(TASKS.get(name), name);
        Task task = maker.make(Address.of(arguments.get(4)));
        new Run().operations(task, Long.parseLong(arguments.get(2)));
        Run run = new Run();
        run.operations(task, Long.parseLong(arguments.get(3)));
        task.close();
        System.out.printf(
                Locale.ROOT,
                "{\"requests\": %d, \"faults\": 0, \"wall_ms\": %.1f, \"rps\": %.0f,"
                        + " \"cpu_us\": %.4f, \"bytes\": %.2f, \"checked\": %d}%n",
                run.count,
                run.wall / 1e6,
                run.count * 1e9 / run.wall,
                run.spent / 1e3 / run.count,
                (double) run.allocated / run.count,
                run.checked);
    }

    private static final class Run {
        private long count;
        private long wall;
        private long spent;
        private long allocated;
        private long checked;

        private void operations(Task task, long wanted) throws Exception {
            while (count < wanted) {
                chunk(task);
            }
        }

        private void chunk(Task task) throws Exception {
            int operations = task.chunk();
            task.renew();
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long begin = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < operations; i++) {
                task.operate();
            }
            spent += THREADS.getCurrentThreadCpuTime() - cpu;
            wall += System.nanoTime() - begin;
            allocated += THREADS.getCurrentThreadAllocatedBytes() - bytes;
            checked += task.check();
            count += (long) operations * task.weight();
        }
    }

    /// As tasks say that something came back wrong.
    static void expect(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }
}
