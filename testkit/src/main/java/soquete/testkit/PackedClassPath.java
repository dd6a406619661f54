package soquete.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// The class path of this JVM as programs are deployed: a jar is open once, while reading a class
/// from a directory takes a descriptor each time. For children that run out of descriptors.
public final class PackedClassPath {
    private PackedClassPath() {}

    /// Packs what lies in directories of classes.
    ///
    /// @param into where the jars are made
    /// @return the class path
    public static String in(Path into) {
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            if (entry.endsWith("classes") && Files.isDirectory(Path.of(entry))) {
                String file = into.resolve(entries.size() + ".jar").toString();
                int status = jar.run(System.out, System.err, "-cf0", file, "-C", entry, ".");
                if (status != 0) {
                    throw new IllegalStateException("jar ended with " + status);
                }
                entries.add(file);
            } else {
                entries.add(entry);
            }
        }
        return String.join(":", entries);
    }
}
