package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import soquete.message.ControlMessage;

/// Plain runs replay the kept inputs; `JAZZER_FUZZ=1 mvn -pl library -am test
/// -Dtest=CmsgFuzzTest -Dsurefire.failIfNoSpecifiedTests=false` looks for new ones.
class CmsgFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void decode_anyBytes_canBeSentAgain(byte[] buffer) {
        try (Arena arena = Arena.ofConfined()) {
            List<ControlMessage> all = decode(buffer, arena);
            MemorySegment again = arena.allocate(Cmsg.room(all) + 8, 8);
            long length = Cmsg.encode(all, again.address());
            byte[] encoded = again.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
            assertThat(decode(encoded, arena)).hasSameSizeAs(all);
            assertThat(Cmsg.descriptors(again.address(), length).length)
                    .isLessThanOrEqualTo((int) length / Integer.BYTES);
        }
    }

    private static List<ControlMessage> decode(byte[] buffer, Arena arena) {
        MemorySegment memory = arena.allocate(buffer.length + 8L, 8);
        MemorySegment.copy(buffer, 0, memory, ValueLayout.JAVA_BYTE, 0, buffer.length);
        return Cmsg.decode(memory.address(), buffer.length);
    }
}
