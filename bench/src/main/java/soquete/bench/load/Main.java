package soquete.bench.load;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Runs one subject: `serve SUBJECT ADDRESS`, or `task TASK SUBJECT ARGUMENT…`.
public final class Main {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Main() {}

    /// Tells on standard output what there is to tell, and ends with standard input.
    ///
    /// @param arguments as above
    /// @throws Exception if it fails
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("task")) {
            Tasks.run(Arrays.asList(arguments).subList(1, arguments.length));
            return;
        }
        Address at = Address.of(arguments[2]);
        EchoServer server = Subjects.server(arguments[1]);
        System.out.println("ready " + server.start(at));
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("memory")) {
                System.out.println("memory " + liveHeap());
            } else if (line.equals("counts")) {
                System.out.println("counts " + server.counts());
            } else {
                System.out.println("allocated " + THREADS.getTotalThreadAllocatedBytes());
            }
        }
        System.exit(0);
    }

    private static long liveHeap() throws InterruptedException {
        for (int i = 0; i < 3; i++) { // what references alone kept goes in the later ones
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
