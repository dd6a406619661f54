package soquete.sys;

/// The machine's instruction set, where the kernel's interface depends on it.
final class Architecture {
    /// True on aarch64, false on x86-64.
    static final boolean AARCH64 =
            isAarch64(System.getProperty("os.name"), System.getProperty("os.arch"));

    private Architecture() {}

    static boolean isAarch64(String system, String architecture) {
        if (system.equals("Linux")) {
            if (architecture.equals("aarch64")) {
                return true;
            }
            if (architecture.equals("amd64")) {
                return false;
            }
        }
        throw new UnsupportedOperationException(
                "Soquete runs on Linux x86-64 and aarch64; this is "
                        + system
                        + " on "
                        + architecture);
    }
}
