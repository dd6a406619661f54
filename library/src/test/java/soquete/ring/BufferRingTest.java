package soquete.ring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.testkit.Capability;

/// Provided buffers: whose they are when, none left, parts of one, several at once.
@Timeout(60)
class BufferRingTest {
    private static final int ENOBUFS = -Errno.ENOBUFS.number();

    @BeforeAll
    static void ring() {
        Rings.assume();
    }

    private static BufferRing incremental(Ring ring, int count, int size) throws Exception {
        try {
            return ring.provideIncrementalBuffers(count, size);
        } catch (ErrnoException e) {
            Capability.probed("needs incremental buffers (Linux 6.12)", () -> false).assume();
            throw e;
        }
    }

    /// Whether a bundle is more than `-EINVAL` here.
    private static void assumeBundles() {
        Capability.probed(
                        "needs bundles of buffers (Linux 6.10)",
                        () -> {
                            try (Ring ring = Ring.open();
                                    Pair pair = Pair.tcp();
                                    BufferRing buffers = ring.provideBuffers(1, 8)) {
                                pair.other().sendAll(new byte[1]);
                                long token =
                                        ring.recvBundle(1, pair.one().fd(), buffers, MsgFlags.NONE);
                                return new Completions(ring).of(token).result() == 1;
                            }
                        })
                .assume();
    }

    @Test
    void multishot_whenBuffersAreOut_endsWithEnobufs_andIsBegunAgain() throws Exception {
        try (Ring ring = Ring.open();
                Pair pair = Pair.unix(soquete.endpoint.SocketType.SOCK_DGRAM)) {
            Completions completions = new Completions(ring);
            BufferRing buffers = ring.provideBuffers(2, 16);
            int fd = pair.other().fd();
            long token = ring.recvMultishot(1, fd, buffers, MsgFlags.NONE);
            ring.submit();
            for (int i = 0; i < 3; i++) {
                pair.one().sendAll(("datagram " + i).getBytes(US_ASCII));
            }
            Completion first = completions.of(token);
            Completion second = completions.of(token);
            assertThat(RingTest.text(buffers, first)).isEqualTo("datagram 0");
            assertThat(RingTest.text(buffers, second)).isEqualTo("datagram 1");
            Completion out = completions.of(token);
            assertThat(out.result()).isEqualTo(ENOBUFS);
            assertThat(out.isFinal()).isTrue();
            assertThat(buffers.lent()).isEqualTo(2);
            buffers.recycle(Completion.bufferId(second.flags()));
            buffers.recycle(Completion.bufferId(first.flags()));
            long again = ring.recvMultishot(1, fd, buffers, MsgFlags.NONE);
            assertThat(again).isNotEqualTo(token);
            assertThat(RingTest.text(buffers, completions.of(again))).isEqualTo("datagram 2");
        }
    }

    /// A thread of the kernel takes the buffer before it knows that nothing comes.
    @Test
    void completion_withoutData_mayLendABuffer_whichIsGivenBack() throws Exception {
        try (Ring ring = Ring.open();
                Pair pair = Pair.tcp()) {
            Completions completions = new Completions(ring);
            BufferRing buffers = ring.provideBuffers(2, 16);
            int fd = pair.other().fd();
            pair.one().sendAll("data".getBytes(US_ASCII));
            pair.one().shutdown(Shutdown.SHUT_WR);
            long data = ring.recv(1, fd, buffers, 0, MsgFlags.NONE);
            Completion came = completions.of(data);
            assertThat(RingTest.text(buffers, came)).isEqualTo("data");
            buffers.recycle(Completion.bufferId(came.flags()));
            for (int i = 0; i < 10; i++) { // more often than there are buffers
                Completion end =
                        completions.of(ring.async().recv(1, fd, buffers, 0, MsgFlags.NONE));
                assertThat(end.result()).isZero();
                boolean lends = Completion.hasBuffer(end.flags());
                assertThat(buffers.lent()).isEqualTo(lends ? 1 : 0);
                if (lends) {
                    buffers.recycle(Completion.bufferId(end.flags()));
                }
                assertThat(buffers.lent()).isZero();
            }
        }
    }

    @Test
    void recycle_ofWhatIsNotLent_isRefused() throws Exception {
        try (Ring ring = Ring.open()) {
            BufferRing buffers = ring.provideBuffers(2, 16);
            assertThat(buffers.lent()).isZero();
            assertThatThrownBy(() -> buffers.recycle(0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("buffer 0 was given back before");
            assertThatThrownBy(() -> buffers.recycle(2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("buffer 2 is not in 0 to 1");
            assertThatThrownBy(() -> buffers.provide(0, 17))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ring.provideBuffers(3, 16))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("power of two");
            assertThatThrownBy(() -> ring.provideBuffers(4, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ring.provideBuffers(65536, 16))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void close_letsReceivesEnd_andWhatIsLentStaysReadable() throws Exception {
        try (Ring ring = Ring.open();
                Pair pair = Pair.tcp()) {
            Completions completions = new Completions(ring);
            BufferRing buffers = ring.provideBuffers(2, 16);
            long token = ring.recvMultishot(1, pair.other().fd(), buffers, MsgFlags.NONE);
            ring.submit();
            pair.one().sendAll("kept".getBytes(US_ASCII));
            Completion kept = completions.of(token);
            buffers.close();
            buffers.close();
            pair.one().sendAll("lost".getBytes(US_ASCII));
            assertThat(completions.of(token).result()).isEqualTo(ENOBUFS);
            assertThat(RingTest.text(buffers, kept)).isEqualTo("kept");
            assertThatThrownBy(() -> buffers.recycle(Completion.bufferId(kept.flags())))
                    .isInstanceOf(IllegalStateException.class);
            try (BufferRing others = ring.provideBuffers(2, 16)) {
                long next = ring.recv(1, pair.other().fd(), others, 0, MsgFlags.NONE);
                assertThat(RingTest.text(others, completions.of(next))).isEqualTo("lost");
            }
        }
    }

    @Test
    void incremental_severalMessagesShareABuffer() throws Exception {
        try (Ring ring = Ring.open();
                Pair pair = Pair.unix(soquete.endpoint.SocketType.SOCK_STREAM)) {
            Completions completions = new Completions(ring);
            BufferRing buffers = incremental(ring, 2, 20);
            assertThat(buffers.isIncremental()).isTrue();
            long token = ring.recvMultishot(1, pair.other().fd(), buffers, MsgFlags.NONE);
            ring.submit();
            int id = -1;
            for (int i = 0; i < 2; i++) {
                pair.one().sendAll(("part " + i).getBytes(US_ASCII));
                Completion part = completions.of(token);
                assertThat(RingTest.text(buffers, part)).isEqualTo("part " + i);
                assertThat(buffers.offset(part.flags()) % 20).isEqualTo(6L * i);
                assertThat(Completion.bufferContinues(part.flags())).isTrue();
                id = Completion.bufferId(part.flags());
            }
            int held = id;
            assertThatThrownBy(() -> buffers.recycle(held))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("still fills the rest");
            pair.one().sendAll("a longer one".getBytes(US_ASCII));
            Completion rest = completions.of(token);
            assertThat(RingTest.text(buffers, rest)).isEqualTo("a longer");
            assertThat(Completion.bufferId(rest.flags())).isEqualTo(held);
            assertThat(Completion.bufferContinues(rest.flags())).isFalse();
            Completion more = completions.of(token);
            assertThat(RingTest.text(buffers, more)).isEqualTo(" one");
            assertThat(Completion.bufferId(more.flags())).isNotEqualTo(held);
            buffers.recycle(held);
            pair.one().sendAll("0123456789abcdefghij".getBytes(US_ASCII));
            assertThat(RingTest.text(buffers, completions.of(token))).isEqualTo("0123456789abcdef");
            Completion anew = completions.of(token);
            assertThat(RingTest.text(buffers, anew)).isEqualTo("ghij");
            assertThat(Completion.bufferId(anew.flags())).isEqualTo(held);
            assertThat(buffers.offset(anew.flags()) % 20).isZero();
        }
    }

    /// All data of a bundle, its buffers given back.
    private static byte[] bundle(BufferRing buffers, Completion completion) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int left = completion.result();
        int id = Completion.bufferId(completion.flags());
        while (left > 0) {
            int part = Math.min(left, buffers.size());
            MemorySegment piece = buffers.segment().asSlice((long) id * buffers.size(), part);
            all.writeBytes(piece.toArray(ValueLayout.JAVA_BYTE));
            left -= part;
            int next = buffers.following(id);
            buffers.recycle(id);
            id = next;
        }
        return all.toByteArray();
    }

    @Test
    void bundle_oneCompletionFillsManyBuffers() throws Exception {
        assumeBundles();
        try (Ring ring = Ring.open();
                Pair pair = Pair.tcp()) {
            Completions completions = new Completions(ring);
            BufferRing buffers = ring.provideBuffers(64, 100);
            byte[] sent = new byte[20_000];
            new Random(1).nextBytes(sent);
            pair.one().sendAll(java.util.Arrays.copyOf(sent, 950));
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            Completion once =
                    completions.of(ring.recvBundle(1, pair.other().fd(), buffers, MsgFlags.NONE));
            // The kernel may stop before it has all that is there.
            assertThat(once.result()).isBetween(200, 950);
            assertThat(buffers.lent()).isEqualTo((once.result() + 99) / 100);
            received.writeBytes(bundle(buffers, once));
            long token = ring.recvMultishotBundle(2, pair.other().fd(), buffers, MsgFlags.NONE);
            ring.submit();
            pair.one().sendAll(java.util.Arrays.copyOfRange(sent, 950, sent.length));
            int most = 0;
            while (received.size() < sent.length) {
                Completion part = completions.of(token);
                if (part.result() != ENOBUFS) {
                    assertThat(part.result()).isPositive();
                    most = Math.max(most, part.result());
                    received.writeBytes(bundle(buffers, part));
                }
                if (part.isFinal()) { // the last buffers may come with data, or not
                    token = ring.recvMultishotBundle(2, pair.other().fd(), buffers, MsgFlags.NONE);
                }
            }
            assertThat(received.toByteArray()).isEqualTo(sent);
            assertThat(most).isGreaterThan(100);
            assertThat(buffers.lent()).isZero();
        }
    }

    @Test
    void sendBundle_sendsWhatWasHandedOver_inItsOrder() throws Exception {
        assumeBundles();
        try (Ring ring = Ring.open();
                Pair pair = Pair.tcp()) {
            Completions completions = new Completions(ring);
            BufferRing buffers = ring.sendBuffers(4, 16);
            assertThat(buffers.lent()).isEqualTo(4);
            int fd = pair.one().fd();
            assertThat(completions.of(ring.send(1, fd, buffers, MsgFlags.NONE)).result())
                    .isEqualTo(ENOBUFS);
            String[] texts = {"first ", "second ", "third"};
            int[] ids = {2, 0, 3};
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 3; i++) {
                    byte[] text = texts[i].getBytes(US_ASCII);
                    MemorySegment.copy(
                            MemorySegment.ofArray(text),
                            0,
                            buffers.segment(),
                            ids[i] * 16L,
                            text.length);
                    buffers.provide(ids[i], text.length);
                }
                assertThat(buffers.lent()).isEqualTo(1);
                Completion one = completions.of(ring.send(1, fd, buffers, MsgFlags.NONE));
                assertThat(one.result()).isEqualTo(6);
                assertThat(Completion.bufferId(one.flags())).isEqualTo(2);
                Completion rest = completions.of(ring.sendBundle(1, fd, buffers, MsgFlags.NONE));
                assertThat(rest.result()).isEqualTo(12);
                assertThat(Completion.bufferId(rest.flags())).isZero();
                assertThat(buffers.following(0)).isEqualTo(3);
                assertThat(buffers.lent()).isEqualTo(4);
                assertThat(pair.other().recvExactly(18))
                        .asString(US_ASCII)
                        .isEqualTo("first second third");
            }
        }
    }
}
