package soquete.cli.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How this program was started, so that it can start itself again: the same java, the same
/// options, the same modules and caches.
///
/// `/proc/self/cmdline` says so exactly: all but the program's own arguments, which are its last.
/// Where it cannot be read, the system properties say enough to start, though less fast.
///
/// The children run other classes than this process, so a launcher may have another ahead-of-time
/// cache for them: the environment variable `SOQUETE_CHILD_AOT` names its file.
final class ChildCommand {
    private static final String MAIN = "soquete.cli.Main";
    private static final String MODULE = "soquete.cli";
    private static final String CACHE = "-XX:AOTCache=";

    /// Options of one process alone: two would write the same file, or wait for the same debugger.
    private static final List<String> OWN =
            List.of(
                    "-XX:AOTCacheOutput",
                    "-XX:AOTMode",
                    "-XX:AOTConfiguration",
                    "-XX:ArchiveClassesAtExit",
                    "-agentlib:jdwp",
                    "-Xrunjdwp");

    private ChildCommand() {}

    /// The command line of this program up to its own arguments.
    ///
    /// @param ownArguments how many arguments the program was given
    /// @return program and options, to which other arguments can be added
    static List<String> prefix(int ownArguments) {
        List<String> words = commandLine();
        List<String> prefix = words == null ? null : prefix(words, ownArguments);
        return withCache(
                prefix == null ? fromProperties() : prefix, System.getenv("SOQUETE_CHILD_AOT"));
    }

    /// The same command with the children's own cache, where there is one.
    static List<String> withCache(List<String> prefix, @Nullable String cache) {
        if (cache == null || cache.isEmpty()) {
            return prefix;
        }
        List<String> changed = new ArrayList<>(prefix);
        changed.removeIf(word -> word.startsWith(CACHE));
        changed.add(1, CACHE + cache);
        return changed;
    }

    /// The part of a command line before the program's own arguments, or null where it does not
    /// look like this program.
    static @Nullable List<String> prefix(List<String> words, int ownArguments) {
        int length = words.size() - ownArguments;
        if (length < 2 || !names(words.subList(0, length))) {
            return null;
        }
        List<String> prefix = new ArrayList<>();
        for (String word : words.subList(0, length)) {
            if (OWN.stream().noneMatch(word::startsWith)) {
                prefix.add(word);
            }
        }
        return prefix;
    }

    private static boolean names(List<String> words) {
        String last = words.getLast();
        boolean module = last.equals(MODULE) || last.equals(MODULE + "/" + MAIN);
        boolean jar = words.get(words.size() - 2).equals("-jar");
        return last.equals(MAIN) || module || jar;
    }

    private static @Nullable List<String> commandLine() {
        try {
            // each word ends in a NUL
            String line = new String(Files.readAllBytes(Path.of("/proc/self/cmdline")), UTF_8);
            if (!line.endsWith("\0")) {
                return null;
            }
            return List.of(line.substring(0, line.length() - 1).split("\0", -1));
        } catch (IOException e) {
            return null;
        }
    }

    private static List<String> fromProperties() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String modules = System.getProperty("jdk.module.path");
        if (ChildCommand.class.getModule().isNamed() && modules != null) {
            command.add("--enable-native-access=soquete");
            command.add("--module-path");
            command.add(modules);
            command.add("--module");
            command.add(MODULE + "/" + MAIN);
        } else {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--class-path");
            command.add(System.getProperty("java.class.path"));
            command.add(MAIN);
        }
        return command;
    }
}
