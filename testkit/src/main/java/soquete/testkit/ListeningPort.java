package soquete.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// The port that another process took, for servers told to take port 0.
///
/// The kernel knows: `/proc/PID/fd` names the inodes of the process's sockets, and
/// `/proc/PID/net/tcp`, `tcp6`, `udp` and `udp6` say on which port each of them is.
public final class ListeningPort {
    /// `TCP_LISTEN`; the tables print it in hexadecimal.
    private static final String LISTEN = "0A";

    /// `TCP_CLOSE`, which is how a UDP socket without a peer is shown.
    private static final String NO_PEER = "07";

    private ListeningPort() {}

    /// Waits until the process listens on a TCP port.
    ///
    /// @return the port; of several, the one first in the kernel's table, IPv4 first
    /// @throws AssertionError the process ended, or listens on nothing when the time is up
    public static int tcp(long pid, Duration atMost) {
        return await(pid, atMost, List.of("tcp", "tcp6"), LISTEN, "listens on no TCP port");
    }

    /// Waits until the process has a UDP socket that is bound and has no peer.
    ///
    /// @return the port
    /// @throws AssertionError the process ended, or has no such socket when the time is up
    public static int udp(long pid, Duration atMost) {
        return await(pid, atMost, List.of("udp", "udp6"), NO_PEER, "has bound no UDP port");
    }

    private static int await(
            long pid, Duration atMost, List<String> tables, String state, String failure) {
        Patience patience = new Patience(atMost);
        do {
            OptionalInt port = find(pid, tables, state);
            if (port.isPresent()) {
                return port.getAsInt();
            }
            if (!isRunning(pid)) {
                throw new AssertionError("Process " + pid + " ended; it " + failure);
            }
        } while (patience.left());
        throw new AssertionError("Process " + pid + " " + failure + " within " + atMost);
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static OptionalInt find(long pid, List<String> tables, String state) {
        Set<String> inodes = socketInodes(pid);
        for (String table : tables) {
            for (String line : lines(Path.of("/proc/" + pid + "/net/" + table))) {
                OptionalInt port = portOf(line, state, inodes);
                if (port.isPresent()) {
                    return port;
                }
            }
        }
        return OptionalInt.empty();
    }

    /// The local port of one line of a table, if it is in this state and one of these sockets.
    ///
    /// A line is `sl local_address rem_address st queues timer retransmits uid timeout inode …`.
    static OptionalInt portOf(String line, String state, Set<String> inodes) {
        String[] field = line.strip().split("\\s+", -1);
        if (field.length < 10 || !field[3].equals(state) || !inodes.contains(field[9])) {
            return OptionalInt.empty();
        }
        String local = field[1];
        int port = Integer.parseInt(local, local.lastIndexOf(':') + 1, local.length(), 16);
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private static Set<String> socketInodes(long pid) {
        Set<String> inodes = new HashSet<>();
        try {
            for (String target : Descriptors.of(pid).targets().values()) {
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (UncheckedIOException gone) {
            return Set.of();
        }
        return inodes;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException goneOrNoSuchFamily) {
            return List.of();
        }
    }
}
