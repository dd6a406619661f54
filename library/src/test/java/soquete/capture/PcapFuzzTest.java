package soquete.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Plain runs replay the kept inputs.
class PcapFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void read_anyBytes_isPacketsOrARefusal(FuzzedDataProvider data) {
        read(data.consumeRemainingAsBytes());
    }

    static void read(byte[] bytes) {
        int total = 24;
        try (PcapReader reader = new PcapReader(new ByteArrayInputStream(bytes))) {
            for (var packet = reader.next(); packet.isPresent(); packet = reader.next()) {
                total += 16 + packet.get().bytes().length;
            }
            assertThat(total).isEqualTo(bytes.length);
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("pcap");
        }
    }
}
