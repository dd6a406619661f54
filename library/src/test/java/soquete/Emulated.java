package soquete;

import soquete.testkit.Capability;

/// Whether the tests run in an emulated guest (`tools/guest/run`), where a processor is some ten
/// times slower and the compiler C2 is left out.
final class Emulated {
    private static final String PROPERTY = "soquete.emulated";

    private Emulated() {}

    static boolean here() {
        return Boolean.getBoolean(PROPERTY);
    }

    /// For tests of what only the compiler C2 takes away, such as short-lived objects.
    static Capability compilerC2() {
        return Capability.probed("needs the compiler C2, which guests do without", () -> !here());
    }
}
