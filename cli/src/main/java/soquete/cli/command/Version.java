package soquete.cli.command;

import java.lang.module.ModuleDescriptor;

/// What `--version` says.
final class Version {
    private Version() {}

    /// This program, its Java and its kernel, as a report of a fault needs them.
    static String line() {
        return "soquete "
                + own()
                + " (Java "
                + Runtime.version()
                + ", "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch")
                + ")";
    }

    private static String own() {
        ModuleDescriptor module = Version.class.getModule().getDescriptor();
        if (module != null && module.rawVersion().isPresent()) {
            return module.rawVersion().get();
        }
        String manifest = Version.class.getPackage().getImplementationVersion();
        return manifest == null ? "development" : manifest;
    }
}
