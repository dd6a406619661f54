package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.bpf.Ancillary;
import soquete.bpf.Assembler;
import soquete.bpf.Filter;
import soquete.bpf.Instruction;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.error.PermissionException;
import soquete.option.Fanout;
import soquete.option.SolPacket;
import soquete.option.SolSocket;
import soquete.testkit.Needs;

@Timeout(60)
class FilterOptionTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    /// Keeps datagrams whose first byte of payload is odd; the filter of UDP sees its header first.
    private static final Filter ODD =
            new Assembler()
                    .ldb(8)
                    .jset(1, Assembler.NEXT, "drop")
                    .ret(-1)
                    .label("drop")
                    .ret(0)
                    .toFilter();

    @Test
    void attached_dropsAndIsReadBackAndDetached() throws Exception {
        try (Socket receiver = Loopback.datagram(Family.AF_INET);
                Socket sender = Loopback.datagram(Family.AF_INET)) {
            Endpoint to = receiver.localEndpoint();
            receiver.set(SolSocket.SO_ATTACH_FILTER, ODD);

            for (int i = 0; i < 6; i++) {
                sender.sendTo(new byte[] {(byte) i}, to);
            }
            for (int i = 1; i < 6; i += 2) {
                assertThat(receiver.recv(10)).containsExactly(i);
            }
            assertThat(receiver.get(SolSocket.SO_GET_FILTER)).isEqualTo(ODD);

            receiver.set(SolSocket.SO_DETACH_FILTER, true);
            sender.sendTo(new byte[] {2}, to);
            assertThat(receiver.recv(10)).containsExactly(2);
            assertThatThrownBy(() -> receiver.set(SolSocket.SO_DETACH_BPF, true))
                    .hasMessageContaining("ENOENT")
                    .hasMessageContaining("nothing of the kind is attached");
        }
    }

    @Test
    void attached_verdictShorterThanThePacket_cutsIt() throws Exception {
        try (Socket receiver = Loopback.datagram(Family.AF_INET);
                Socket sender = Loopback.datagram(Family.AF_INET)) {
            receiver.set(SolSocket.SO_ATTACH_FILTER, new Assembler().ret(8 + 3).toFilter());
            sender.sendTo(new byte[] {1, 2, 3, 4, 5}, receiver.localEndpoint());

            assertThat(receiver.recv(10)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void largestProgram_isAttachedAndReadBack() throws Exception {
        List<Instruction> all = new ArrayList<>();
        for (int i = 0; i < 4095; i++) {
            all.add(Instruction.stmt(0, i));
        }
        all.add(Instruction.stmt(6, -1));
        Filter largest = new Filter(all);
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            socket.set(SolSocket.SO_ATTACH_FILTER, largest);
            assertThat(socket.get(SolSocket.SO_GET_FILTER)).isEqualTo(largest);
        }
    }

    @Test
    void withoutAFilter_thereIsNothingToDecode() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            assertThatThrownBy(() -> socket.get(SolSocket.SO_GET_FILTER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not 0");
        }
    }

    @Test
    void locked_cannotBeChangedAnyMore() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            socket.set(SolSocket.SO_ATTACH_FILTER, ODD);
            socket.set(SolSocket.SO_LOCK_FILTER, true);

            assertThat(socket.get(SolSocket.SO_LOCK_FILTER)).isTrue();
            assertThatThrownBy(() -> socket.set(SolSocket.SO_ATTACH_FILTER, Filter.acceptAll()))
                    .isInstanceOf(PermissionException.class)
                    .hasMessageContaining("SO_LOCK_FILTER");
            assertThatThrownBy(() -> socket.set(SolSocket.SO_LOCK_FILTER, false))
                    .isInstanceOf(PermissionException.class);
        }
    }

    /// The verdict is the index of the socket in its group: here the first byte of the payload.
    @Test
    void reuseportProgram_choosesTheSocket() throws Exception {
        try (Socket first = member(Inet4Endpoint.LOOPBACK)) {
            Endpoint address = first.localEndpoint();
            try (Socket second = member(address);
                    Socket third = member(address);
                    Socket sender = Loopback.datagram(Family.AF_INET)) {
                first.set(
                        SolSocket.SO_ATTACH_REUSEPORT_CBPF,
                        new Assembler().ldb(0).retA().toFilter());
                List<Socket> group = List.of(first, second, third);
                for (int i : new int[] {2, 0, 1, 1, 2, 0}) {
                    sender.sendTo(new byte[] {(byte) i}, address);
                    group.get(i).timeout(Duration.ofSeconds(5));
                    assertThat(group.get(i).recv(10)).containsExactly(i);
                }
                first.set(SolSocket.SO_DETACH_REUSEPORT_BPF, true);
                assertThatThrownBy(() -> first.set(SolSocket.SO_DETACH_REUSEPORT_BPF, true))
                        .isInstanceOf(ErrnoException.class)
                        .hasMessageContaining("ENOENT");
            }
        }
    }

    private static Socket member(Endpoint address) throws Exception {
        Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        socket.set(SolSocket.SO_REUSEPORT, true);
        socket.bind(address);
        return socket;
    }

    @Test
    void ancillaryLoad_readsTheInterfaceOfThePacket() throws Exception {
        Filter fromLoopback =
                new Assembler()
                        .ld(Ancillary.SKF_AD_IFINDEX)
                        .jeq(1, Assembler.NEXT, "drop")
                        .ret(-1)
                        .label("drop")
                        .ret(0)
                        .toFilter();
        Filter fromElsewhere =
                new Assembler()
                        .ld(Ancillary.SKF_AD_IFINDEX)
                        .jeq(1, "drop", Assembler.NEXT)
                        .ret(-1)
                        .label("drop")
                        .ret(0)
                        .toFilter();
        try (Socket receiver = Loopback.datagram(Family.AF_INET);
                Socket sender = Loopback.datagram(Family.AF_INET)) {
            receiver.timeout(SHORT);
            receiver.set(SolSocket.SO_ATTACH_FILTER, fromElsewhere);
            sender.sendTo(new byte[] {1}, receiver.localEndpoint());
            assertThatThrownBy(() -> receiver.recv(1)).isInstanceOf(DeadlineException.class);

            receiver.set(SolSocket.SO_ATTACH_FILTER, fromLoopback);
            sender.sendTo(new byte[] {2}, receiver.localEndpoint());
            assertThat(receiver.recv(1)).containsExactly(2);
        }
    }

    @Test
    @Needs(root = true)
    void fanoutProgram_isTakenByAGroupOfItsType() throws Exception {
        try (Socket socket =
                Socket.open(Family.AF_PACKET, SocketType.SOCK_DGRAM, new Protocol(0x0608))) {
            int id = (int) (ProcessHandle.current().pid() & 0xffff);
            Fanout byProgram = Fanout.of(id, Fanout.PACKET_FANOUT_CBPF);
            socket.set(SolPacket.PACKET_FANOUT, byProgram);
            socket.set(SolPacket.PACKET_FANOUT_DATA, new Assembler().ret(0).toFilter());
            assertThat(socket.get(SolPacket.PACKET_FANOUT)).isEqualTo(byProgram);
        }
    }
}
