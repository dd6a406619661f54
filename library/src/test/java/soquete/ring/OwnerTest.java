package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.message.MsgFlags;
import soquete.message.SocketControl;
import soquete.testkit.Descriptors;

/// A ring whose owner has ended, and one that nobody closed.
@Timeout(60)
class OwnerTest {
    @BeforeAll
    static void ring() throws Exception {
        Rings.assume();
        Pair.tcp().close(); // what is opened once
        forgetAndCollect();
    }

    private static Ring openInAnotherThread() throws Exception {
        CompletableFuture<Ring> opened = new CompletableFuture<>();
        Thread owner =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        opened.complete(Ring.open());
                                    } catch (Throwable t) {
                                        opened.completeExceptionally(t);
                                    }
                                });
        Ring ring = opened.get(10, TimeUnit.SECONDS);
        owner.join();
        return ring;
    }

    @Test
    void ownerHasEnded_anyThreadCloses_andNobodyUses() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        Ring ring = openInAnotherThread();
        assertThatThrownBy(() -> ring.nop(1)).isInstanceOf(WrongThreadException.class);
        ring.close();
        assertThat(ring.isClosed()).isTrue();
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @Test
    void close_closesDescriptorsThatNobodyHeardOf() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        try (Pair pair = Pair.unix(SocketType.SOCK_STREAM);
                Pair other = Pair.unix(SocketType.SOCK_STREAM)) {
            Ring ring = Ring.open();
            RingMessage in = RingMessage.allocate(1, 64).add(RingMemory.allocate(1), 0, 1);
            ring.recvMsg(1, pair.one().fd(), in.incoming(), MsgFlags.NONE);
            MessageBuffers buffers = ring.provideBuffers(2, 200).messages(0, 64);
            ring.recvMsgMultishot(2, other.one().fd(), buffers, MsgFlags.NONE);
            ring.socket(3, Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
            ring.submit();
            SocketControl.Rights rights = new SocketControl.Rights(0, 1);
            pair.other().sendMsg(new byte[1], rights);
            other.other().sendMsg(new byte[1], rights);
            ring.await(-1); // they came, and are not looked at
            ring.close();
            assertThat(in.inUse()).isFalse();
        }
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    private static void forget() throws Exception {
        try (Pair pair = Pair.tcp()) {
            Ring ring = Ring.open();
            BufferRing buffers = ring.provideBuffers(2, 16);
            ring.recvMultishot(1, pair.one().fd(), buffers, MsgFlags.NONE);
            ring.submit();
        }
    }

    /// Leaves nothing to a later collection, which would disturb the counts of another test.
    private static void forgetAndCollect() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        forget();
        long end = System.nanoTime() + 20_000_000_000L;
        while (Descriptors.ofThisProcess().withoutFiles().since(before).count() > 0
                && System.nanoTime() - end < 0) {
            System.gc();
        }
        before.assertNoneAdded(Duration.ofSeconds(1));
    }

    @Test
    void forgottenRing_isClosedByTheGarbageCollector_andItsMemoryKept() throws Exception {
        int retained = Retained.count();
        forgetAndCollect();
        assertThat(Retained.count()).isGreaterThan(retained);
    }
}
