package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.can.BcmMessage;
import soquete.can.CanFrame;
import soquete.endpoint.TipcEndpoint;
import soquete.endpoint.TipcEvent;
import soquete.endpoint.TipcSubscription;
import soquete.message.Bytes;

/// Where the values that a user sends as bytes put their members, held against what the C compiler
/// says.
@Timeout(60)
class EncodedLayoutTest {
    private static final int MARK = 0x5a;

    /// The only byte, or the first byte of a number of this size, that is not zero.
    private static Map<String, Integer> at(String struct, String member, byte[] bytes) {
        int first = 0;
        while (bytes[first] == 0) {
            first++;
        }
        Map<String, Integer> found = new HashMap<>();
        found.put("offset struct " + struct + "." + member, first);
        return found;
    }

    /// A number of as many bytes, all of them [#MARK].
    private static long full(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << Byte.SIZE | MARK;
        }
        return value;
    }

    private static void hold(String architecture, Map<String, Integer> found) {
        GoldenLayouts golden = GoldenLayouts.of(architecture);
        found.forEach(
                (key, value) ->
                        assertThat(golden.value(key))
                                .as("%s on %s", key, architecture)
                                .hasValue(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "aarch64"})
    void frames_areWhereTheHeadersSay(String architecture) {
        int four = (int) full(Integer.BYTES);
        Bytes none = Bytes.NONE;
        Map<String, Integer> found = new HashMap<>();
        found.putAll(at("can_frame", "can_id", new CanFrame.Classic(four, none).encode()));
        found.putAll(at("can_frame", "len", CanFrame.of(0, 0).encode()));
        found.putAll(at("can_frame", "len8_dlc", new CanFrame.Classic(0, none, 15).encode()));
        found.putAll(at("canfd_frame", "can_id", new CanFrame.Fd(four, none, 0).encode()));
        found.putAll(at("canfd_frame", "flags", new CanFrame.Fd(0, none, 1).encode()));
        found.putAll(at("canfd_frame", "len", new CanFrame.Fd(0, Bytes.of((byte) 0), 0).encode()));
        found.put("size struct can_frame", CanFrame.of(0).encode().length);
        found.put("size struct canfd_frame", new CanFrame.Fd(0, none, 0).encode().length);
        Bytes most = Bytes.of(new byte[CanFrame.CANXL_MAX_DLEN]);
        found.put("size struct canxl_frame", new CanFrame.Xl(0, 0, 0, 0, most).encode().length);
        hold(architecture, found);
        hold(architecture, data());
        hold(architecture, xl());
    }

    private static Map<String, Integer> data() {
        byte[] classic = CanFrame.of(0, MARK).encode();
        classic[4] = 0;
        byte[] fd = new CanFrame.Fd(0, Bytes.of((byte) MARK), 0).encode();
        fd[4] = 0;
        Map<String, Integer> found = new HashMap<>(at("can_frame", "data", classic));
        found.putAll(at("canfd_frame", "data", fd));
        return found;
    }

    /// The flags and the length are never zero, so they are taken out.
    private static Map<String, Integer> xl() {
        int four = (int) full(Integer.BYTES);
        Bytes zero = Bytes.of((byte) 0);
        Map<String, Integer> found = new HashMap<>();
        found.putAll(at("canxl_frame", "prio", new CanFrame.Xl(four, 0, 0, 0, zero).encode()));
        found.putAll(at("canxl_frame", "flags", new CanFrame.Xl(0, 1, 0, 0, zero).encode()));
        byte[] rest = new CanFrame.Xl(0, 0, MARK, 0, zero).encode();
        rest[4] = 0;
        found.putAll(at("canxl_frame", "sdt", rest));
        rest[5] = 0;
        found.putAll(at("canxl_frame", "len", rest));
        byte[] af = new CanFrame.Xl(0, 0, 0, four, zero).encode();
        byte[] data = new CanFrame.Xl(0, 0, 0, 0, Bytes.of((byte) MARK)).encode();
        for (byte[] bytes : List.of(af, data)) {
            bytes[4] = 0;
            bytes[6] = 0;
            bytes[7] = 0;
        }
        found.putAll(at("canxl_frame", "af", af));
        found.putAll(at("canxl_frame", "data", data));
        return found;
    }

    private static byte[] bcm(int opcode, int flags, int count, int canId, CanFrame... frames) {
        return new BcmMessage(
                        opcode, flags, count, Duration.ZERO, Duration.ZERO, canId, List.of(frames))
                .encode();
    }

    private static byte[] bcm(Duration first, Duration second) {
        return new BcmMessage(0, 0, 0, first, second, 0, List.of()).encode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "aarch64"})
    void broadcastManager_isWhereTheHeadersSay(String architecture) {
        String head = "bcm_msg_head";
        int four = (int) full(Integer.BYTES);
        Duration long8 = Duration.ofSeconds(full(Long.BYTES));
        Map<String, Integer> found = new HashMap<>();
        found.put("size struct bcm_msg_head", bcm(0, 0, 0, 0).length);
        found.putAll(at(head, "opcode", bcm(four, 0, 0, 0)));
        found.putAll(at(head, "flags", bcm(0, four, 0, 0)));
        found.putAll(at(head, "count", bcm(0, 0, four, 0)));
        found.putAll(at(head, "ival1", bcm(long8, Duration.ZERO)));
        found.putAll(at(head, "ival2", bcm(Duration.ZERO, long8)));
        found.putAll(at(head, "can_id", bcm(0, 0, 0, four)));
        found.putAll(at(head, "nframes", bcm(0, 0, 0, 0, CanFrame.of(0))));
        byte[] frames = bcm(0, 0, 0, 0, CanFrame.of(four));
        frames[52] = 0;
        frames[55] = 0;
        found.putAll(at(head, "frames", frames));
        hold(architecture, found);
    }

    private static byte[] subscription(int type, int upper, int timeout, int filter, long handle) {
        return new TipcSubscription(type, 0, upper, timeout, filter, handle).encode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "aarch64"})
    void tipc_isWhereTheHeadersSay(String architecture) {
        String subscr = "tipc_subscr";
        int four = (int) full(Integer.BYTES);
        Map<String, Integer> found = new HashMap<>();
        found.put("size struct tipc_subscr", subscription(0, 0, 0, 0, 0).length);
        found.putAll(at(subscr, "seq", subscription(four, 0, 0, 0, 0)));
        found.putAll(at(subscr, "timeout", subscription(0, 0, four, 0, 0)));
        found.putAll(at(subscr, "filter", subscription(0, 0, 0, four, 0)));
        found.putAll(at(subscr, "usr_handle", subscription(0, 0, 0, 0, full(Long.BYTES))));
        hold(architecture, found);

        GoldenLayouts golden = GoldenLayouts.of(architecture);
        ByteBuffer event =
                ByteBuffer.allocate((int) golden.value("size struct tipc_event").orElseThrow())
                        .order(ByteOrder.nativeOrder());
        event.putInt(offset(golden, "event"), 1);
        event.putInt(offset(golden, "found_lower"), 2);
        event.putInt(offset(golden, "found_upper"), 3);
        event.putInt(offset(golden, "port"), 4);
        event.putInt(offset(golden, "port") + Integer.BYTES, 5);
        byte[] about = subscription(6, 7, TipcSubscription.TIPC_WAIT_FOREVER, 8, 9);
        event.put(offset(golden, "s"), about);
        assertThat(TipcEvent.decode(event.array()))
                .isEqualTo(
                        new TipcEvent(
                                1,
                                2,
                                3,
                                new TipcEndpoint.SocketId(4, 5, 0),
                                TipcSubscription.decode(about)));
    }

    private static int offset(GoldenLayouts golden, String member) {
        return (int) golden.value("offset struct tipc_event." + member).orElseThrow();
    }
}
