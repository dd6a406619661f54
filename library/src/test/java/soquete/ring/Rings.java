package soquete.ring;

import soquete.testkit.Capability;

/// What the tests need of the kernel.
final class Rings {
    private Rings() {}

    /// Skips where a ring cannot be opened.
    static void assume() {
        Capability.probed(
                        "needs io_uring of Linux 6.1",
                        () -> {
                            Ring.open().close();
                            return true;
                        })
                .assume();
    }
}
