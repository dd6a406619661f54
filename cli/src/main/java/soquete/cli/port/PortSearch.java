package soquete.cli.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import soquete.cli.port.PortUse.Holder;
import soquete.cli.port.SocketTable.Entry;
import soquete.endpoint.InetEndpoint;

/// Finds who holds a port: the inodes of the kernel's socket tables, looked for among the open
/// files of all processes.
public final class PortSearch {
    private static final int LONGEST_COMMAND = 100;

    private PortSearch() {}

    /// Who holds an endpoint, or one that stands in its way.
    ///
    /// @param endpoint with a port
    /// @param udp      whether UDP ports are meant, not TCP
    /// @return what could be found out; everything empty where nothing could
    public static PortUse of(InetEndpoint endpoint, boolean udp) {
        Map<String, Integer> wanted = new HashMap<>();
        int timeWait = 0;
        for (Entry entry : SocketTable.conflicts(endpoint, udp)) {
            if (entry.over()) {
                timeWait++;
            } else if (entry.inode() != 0) {
                wanted.put("socket:[" + entry.inode() + "]", entry.user());
            }
        }
        List<Holder> holders = wanted.isEmpty() ? List.of() : holders(wanted);
        List<Integer> hidden = wanted.values().stream().distinct().toList();
        return new PortUse(holders, hidden, timeWait);
    }

    /// The processes that have one of the sockets open; what is found leaves `wanted`.
    private static List<Holder> holders(Map<String, Integer> wanted) {
        List<Holder> holders = new ArrayList<>();
        Map<String, Integer> sought = Map.copyOf(wanted);
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                if (has(process, sought, wanted)) {
                    long pid = Long.parseLong(process.getFileName().toString());
                    holders.add(new Holder(pid, command(process)));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return holders; // what was found so far is still true
        }
        return holders;
    }

    private static boolean has(
            Path process, Map<String, Integer> sought, Map<String, Integer> wanted) {
        boolean found = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                String target = target(file);
                if (sought.containsKey(target)) {
                    wanted.remove(target);
                    found = true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return found; // another user's process, or one that has just ended
        }
        return found;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed in the meantime
        }
    }

    private static String command(Path process) {
        try {
            String line = new String(Files.readAllBytes(process.resolve("cmdline")), UTF_8);
            String words = line.replace('\0', ' ').replaceAll("\\p{Cntrl}", "?").trim();
            if (words.isEmpty()) {
                return Files.readString(process.resolve("comm")).trim();
            }
            return shortened(words);
        } catch (IOException e) {
            return "?"; // it has just ended
        }
    }

    /// The program and the end of its command line: what a Java or Python program is comes last.
    static String shortened(String words) {
        if (words.length() <= LONGEST_COMMAND) {
            return words;
        }
        int space = words.indexOf(' ');
        String program = space > 0 && space < LONGEST_COMMAND / 2 ? words.substring(0, space) : "";
        int room = LONGEST_COMMAND - program.length();
        return program + " … " + words.substring(words.length() - room).strip();
    }
}
