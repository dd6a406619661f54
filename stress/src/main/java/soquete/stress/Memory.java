package soquete.stress;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import soquete.testkit.Descriptors;

/// What the process holds at a moment of calm, after a garbage collection.
///
/// @param descriptors   open descriptors that have no path
/// @param threads       platform threads
/// @param heap          bytes of live objects
/// @param resident      bytes in memory, as the kernel counts them
/// @param nativeCommitted bytes that the JVM tracks outside of the heap; 0 where it does not track
record Memory(int descriptors, int threads, long heap, long resident, long nativeCommitted) {
    private static final Pattern COMMITTED =
            Pattern.compile("Total: reserved=\\d+KB, committed=(\\d+)KB");
    private static final Pattern HEAP =
            Pattern.compile("Java Heap \\(reserved=\\d+KB, committed=(\\d+)KB");
    private static final int KILO = 1024;

    static Memory now() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Memory(
                Descriptors.ofThisProcess().withoutFiles().count(),
                Footprint.now().threads(),
                heap,
                residentNow(),
                tracked());
    }

    private static long residentNow() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.split("\\s+", -1)[1]) * KILO;
            }
        }
        throw new IOException("/proc/self/status has no VmRSS");
    }

    private static long tracked() throws IOException {
        MBeanServer server = Objects.requireNonNull(ManagementFactory.getPlatformMBeanServer());
        try {
            Object text =
                    server.invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmNativeMemory",
                            new Object[] {new String[] {"summary"}},
                            new String[] {String[].class.getName()});
            String summary = String.valueOf(text);
            return number(COMMITTED, summary) - number(HEAP, summary);
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) * KILO : 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%3d descriptors, %3d threads, heap %6.1f MB, resident %6.1f MB, native %6.1f MB",
                descriptors,
                threads,
                heap / 1e6,
                resident / 1e6,
                nativeCommitted / 1e6);
    }
}
