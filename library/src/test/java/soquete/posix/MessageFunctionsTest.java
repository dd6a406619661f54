package soquete.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.ControlMessage;
import soquete.message.IpControl;
import soquete.message.MsgFlags;
import soquete.option.SolIp;

/// The C functions on `struct msghdr`, without policy.
@Timeout(30)
class MessageFunctionsTest {
    private int a;
    private int b;
    private Endpoint toA;
    private Endpoint toB;

    @BeforeEach
    void open() throws ErrnoException {
        a = SysSocket.socket(Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
        b = SysSocket.socket(Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
        SysSocket.bind(a, Inet4Endpoint.LOOPBACK);
        SysSocket.bind(b, Inet4Endpoint.LOOPBACK);
        toA = SysSocket.getsockname(a);
        toB = SysSocket.getsockname(b);
        SysSocket.setsockopt(b, SolIp.IP_RECVTTL, true);
    }

    @AfterEach
    void close() throws ErrnoException {
        Unistd.close(a);
        Unistd.close(b);
    }

    private static MemorySegment text(String text) {
        return MemorySegment.ofArray(text.getBytes(UTF_8));
    }

    private static String string(MemorySegment segment, long size) {
        return new String(segment.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }

    @Test
    void sendmsgAndRecvmsg_withControl_areThoseOfC() throws Exception {
        Msghdr out = Msghdr.of(text("hello"), new IpControl.Ttl(5)).to(toB);
        assertThat(SysSocket.sendmsg(a, out, MsgFlags.NONE)).isEqualTo(5);
        MemorySegment first = text("..");
        MemorySegment second = text("......");
        ReceivedMsghdr in =
                SysSocket.recvmsg(b, List.of(first, second), Cmsg.CMSG_SPACE(4), MsgFlags.NONE);
        assertThat(in.size()).isEqualTo(5);
        assertThat(in.name()).contains(toA);
        assertThat(in.control()).isEqualTo(List.<ControlMessage>of(new IpControl.Ttl(5)));
        assertThat(in.flags()).isEqualTo(MsgFlags.NONE);
        assertThat(string(first, 2) + string(second, 6)).isEqualTo("hello...");
    }

    @Test
    void recvmsg_cut_hasTheFlags() throws Exception {
        SysSocket.sendmsg(a, Msghdr.of(text("hello")).to(toB), MsgFlags.NONE);
        MemorySegment two = text("..");
        ReceivedMsghdr in = SysSocket.recvmsg(b, List.of(two), 0, MsgFlags.MSG_TRUNC);
        assertThat(in.size()).isEqualTo(5);
        assertThat(in.flags()).isEqualTo(MsgFlags.MSG_TRUNC.and(MsgFlags.MSG_CTRUNC));
        assertThat(in.control()).isEmpty();
        assertThat(string(two, 2)).isEqualTo("he");
        assertThatThrownBy(() -> SysSocket.recvmsg(b, List.of(two), 0, MsgFlags.MSG_DONTWAIT))
                .isInstanceOf(WouldBlockException.class)
                .hasMessageContaining("recvmsg");
    }

    @Test
    void sendmmsgAndRecvmmsg_carrySeveral() throws Exception {
        List<Msghdr> out =
                List.of(
                        Msghdr.of(text("one")).to(toB),
                        Msghdr.of(text("second"), new IpControl.Ttl(9)).to(toB));
        assertThat(SysSocket.sendmmsg(a, out, MsgFlags.NONE)).isEqualTo(2);
        List<MemorySegment> buffers = List.of(text("...."), text("...."), text("...."));
        List<ReceivedMsghdr> in =
                SysSocket.recvmmsg(
                        b,
                        buffers,
                        Cmsg.CMSG_SPACE(4),
                        MsgFlags.MSG_WAITFORONE.and(MsgFlags.MSG_TRUNC));
        assertThat(in).hasSize(2);
        assertThat(in.get(0).size()).isEqualTo(3);
        assertThat(string(buffers.get(0), 4)).isEqualTo("one.");
        assertThat(in.get(1).size()).isEqualTo(6);
        assertThat(in.get(1).flags()).isEqualTo(MsgFlags.MSG_TRUNC);
        assertThat(in.get(1).control()).isEqualTo(List.<ControlMessage>of(new IpControl.Ttl(9)));
        assertThat(string(buffers.get(1), 4)).isEqualTo("seco");
        assertThat(in.get(1).name()).contains(toA);
    }

    @Test
    void badUse_isRefused() {
        assertThatThrownBy(() -> SysSocket.sendmmsg(a, List.of(), MsgFlags.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SysSocket.recvmsg(a, List.of(), -1, MsgFlags.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
