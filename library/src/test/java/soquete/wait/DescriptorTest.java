package soquete.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;

/// A platform thread beside a descriptor of which poll(2) says that it is readable, for ever.
@Timeout(60)
class DescriptorTest {
    private SocketPair pair;
    private Descriptor descriptor;

    @BeforeEach
    void open() throws Exception {
        pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        pair.second().sendAll(new byte[1]);
        descriptor = new Descriptor(pair.first().detach());
        descriptor.enter();
    }

    @AfterEach
    void close() throws Exception {
        descriptor.leave();
        descriptor.close();
        pair.close();
    }

    private Outcome await(Duration time) throws Exception {
        int ticket = descriptor.ticket(Direction.READ);
        return descriptor.await(Direction.READ, ticket, Deadline.after(time.toNanos()));
    }

    /// The call that says `EAGAIN` all the same is not repeated for ever.
    @Test
    void readyForEver_thousandsOfWaits_sleepInTheEnd() throws Exception {
        int ready = 0;
        while (ready < 100_000 && await(Duration.ofMillis(300)) == Outcome.READY) {
            ready++;
        }
        assertThat(ready).isBetween(1000, 50_000);
    }

    @Test
    void readyForEver_deadlinePassed_isToldAllTheSame() throws Exception {
        for (int i = 0; i < 2000; i++) {
            long deadline = System.nanoTime() - 1;
            assertThat(
                            descriptor.await(
                                    Direction.READ, descriptor.ticket(Direction.READ), deadline))
                    .isEqualTo(Outcome.TIMED_OUT);
        }
    }

    @Test
    void readyForEver_newEvent_endsTheSleep() throws Exception {
        while (await(Duration.ofMillis(300)) == Outcome.READY) {}
        int ticket = descriptor.ticket(Direction.READ);
        pair.second().sendAll(new byte[1]);
        long deadline = Deadline.after(Duration.ofSeconds(30).toNanos());
        assertThat(descriptor.await(Direction.READ, ticket, deadline)).isEqualTo(Outcome.READY);
    }
}
