package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.testkit.Capability;

/// What is registered with a ring: an eventfd, busy polling, tables.
@Timeout(60)
class RegistrationTest {
    private static final int POLLIN = 1;

    @BeforeAll
    static void ring() {
        Rings.assume();
    }

    /// Another ring reads the eventfd, which no class of the library makes.
    @Test
    void eventfd_isToldOfEachCompletion() throws Exception {
        try (Ring ring = Ring.open();
                Ring watcher = Ring.open()) {
            int eventfd = Eventfd.open();
            try {
                ring.registerEventfd(eventfd);
                assertThatThrownBy(() -> ring.registerEventfd(eventfd))
                        .isInstanceOf(ErrnoException.class)
                        .hasMessageContaining("EBUSY")
                        .hasMessageContaining("registered already");
                Completions seen = new Completions(watcher);
                long poll = watcher.poll(1, eventfd, POLLIN);
                watcher.submit();
                assertThat(seen.now()).isEmpty();
                ring.nop(2);
                ring.submit();
                assertThat(seen.of(poll).result()).isEqualTo(POLLIN);
                assertThat(new Completions(ring).saying(2).result()).isZero();
                ring.unregisterEventfd();
                assertThatThrownBy(ring::unregisterEventfd)
                        .isInstanceOf(ErrnoException.class)
                        .hasMessageContaining("it was not registered");
            } finally {
                Eventfd.close(eventfd);
            }
            assertThatThrownBy(() -> ring.registerEventfd(999_999)).hasMessageContaining("EBADF");
        }
    }

    @Test
    void busyPoll_isSetAndEnded() throws Exception {
        try (Ring ring = Ring.open()) {
            try {
                ring.busyPoll(Duration.ofMillis(1), true);
            } catch (ErrnoException e) {
                Capability.probed("needs busy polling of a ring (Linux 6.9)", () -> false).assume();
            }
            assertThat(ring.await(2_000_000)).isZero();
            ring.busyPoll(Duration.ZERO, false);
            assertThatThrownBy(() -> ring.busyPoll(Duration.ofDays(1), false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("4294 seconds");
        }
    }

    @Test
    void tables_twiceOrNever_areRefusedByTheKernel() throws Exception {
        try (Ring ring = Ring.open()) {
            assertThatThrownBy(() -> ring.updateDescriptor(0, 1)).hasMessageContaining("ENXIO");
            assertThatThrownBy(ring::unregisterDescriptors).hasMessageContaining("ENXIO");
            ring.registerDescriptors(2);
            assertThatThrownBy(() -> ring.registerDescriptors(2)).hasMessageContaining("EBUSY");
            assertThatThrownBy(() -> ring.updateDescriptor(2, 1)).hasMessageContaining("EINVAL");
            assertThatThrownBy(() -> ring.updateDescriptor(0, 999_999))
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.EBADF));
            assertThatThrownBy(() -> ring.registerDescriptors(0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ring.registerBuffers(List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            ring.registerBuffers(List.of(RingMemory.allocate(100)));
            assertThatThrownBy(() -> ring.registerBuffers(List.of(RingMemory.allocate(100))))
                    .hasMessageContaining("EBUSY");
        }
    }

    @Test
    void operations_haveNamesAndVersions() throws Exception {
        assertThat(RingOperation.IORING_OP_BIND).hasToString("IORING_OP_BIND (Linux 6.11)");
        assertThat(new RingOperation(200)).hasToString("IORING_OP_200");
        assertThatThrownBy(() -> new RingOperation(256))
                .isInstanceOf(IllegalArgumentException.class);
        try (Ring ring = Ring.open()) {
            assertThat(ring.supports(RingOperation.IORING_OP_RECV)).isTrue();
            assertThat(ring.supports(new RingOperation(200))).isFalse();
            assertThat(ring.toString()).startsWith("Ring[fd ");
        }
    }
}
