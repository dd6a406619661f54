package soquete.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PcapTest {
    @Provide
    Arbitrary<Packet> packets() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 0xffff_ffffL),
                        Arbitraries.integers().between(0, 999_999),
                        Arbitraries.integers().between(0, 2000),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(60))
                .as(
                        (seconds, micros, more, bytes) ->
                                new Packet(
                                        Instant.ofEpochSecond(seconds, micros * 1000L),
                                        bytes.length + more,
                                        bytes));
    }

    @Property(tries = 300)
    void read_ofWhatWasWritten_givesItBackInEveryForm(
            @ForAll("packets") Packet a,
            @ForAll("packets") Packet b,
            @ForAll boolean nanoseconds,
            @ForAll boolean big)
            throws IOException {
        byte[] file = write(nanoseconds, big, a, b);
        assertThat(file).startsWith(magic(nanoseconds, big));
        try (PcapReader reader = new PcapReader(new ByteArrayInputStream(file))) {
            assertThat(reader.linkType()).isEqualTo(101);
            assertThat(reader.snapLength()).isEqualTo(4000);
            assertThat(reader.next()).contains(a);
            assertThat(reader.next()).contains(b);
            assertThat(reader.next()).isEqualTo(Optional.empty());
        }
    }

    @Property(tries = 300)
    void read_ofAPartOfAFile_isPacketsOrARefusal(
            @ForAll("packets") Packet a, @ForAll boolean big, @ForAll int cut) throws IOException {
        byte[] file = write(true, big, a);
        byte[] part = Arrays.copyOf(file, Math.floorMod(cut, file.length));
        try (PcapReader reader = new PcapReader(new ByteArrayInputStream(part))) {
            if (part.length == 24) {
                assertThat(reader.next()).isEmpty();
            } else {
                assertThatThrownBy(reader::next)
                        .isInstanceOf(EOFException.class)
                        .hasMessageContaining("ends within");
            }
        } catch (EOFException refused) {
            assertThat(part.length).isLessThan(24);
        }
    }

    @Property
    void read_ofAnyBytes_isPacketsOrARefusal(@ForAll byte[] bytes) {
        PcapFuzzTest.read(bytes);
    }

    @Example
    void read_pcapng_isRefusedByName() {
        byte[] file = Arrays.copyOf(new byte[] {0x0a, 0x0d, 0x0d, 0x0a}, 40);
        assertThatThrownBy(() -> new PcapReader(new ByteArrayInputStream(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pcapng");
    }

    @Example
    void write_timeThatDoesNotFit_isRefused() throws IOException {
        try (PcapWriter writer = new PcapWriter(new ByteArrayOutputStream(), 1, 100)) {
            Packet old = new Packet(Instant.ofEpochSecond(-1), 0, new byte[0]);
            assertThatThrownBy(() -> writer.write(old))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1970 to 2106");
        }
        assertThatThrownBy(() -> new Packet(Instant.EPOCH, 1, new byte[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] write(boolean nanoseconds, boolean big, Packet... packets)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        try (PcapWriter writer = new PcapWriter(file, 101, 4000, nanoseconds, order)) {
            for (Packet packet : packets) {
                writer.write(packet);
            }
        }
        return file.toByteArray();
    }

    private static int[] magic(boolean nanoseconds, boolean big) {
        int last = nanoseconds ? 0x4d : 0xd4;
        int third = nanoseconds ? 0x3c : 0xc3;
        return big ? new int[] {0xa1, 0xb2, third, last} : new int[] {last, third, 0xb2, 0xa1};
    }
}
