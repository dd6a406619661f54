package soquete.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static soquete.posix.SysSocket.accept4;
import static soquete.posix.SysSocket.bind;
import static soquete.posix.SysSocket.connect;
import static soquete.posix.SysSocket.getpeername;
import static soquete.posix.SysSocket.getsockname;
import static soquete.posix.SysSocket.getsockopt;
import static soquete.posix.SysSocket.listen;
import static soquete.posix.SysSocket.recv;
import static soquete.posix.SysSocket.recvfrom;
import static soquete.posix.SysSocket.send;
import static soquete.posix.SysSocket.sendto;
import static soquete.posix.SysSocket.setsockopt;
import static soquete.posix.SysSocket.shutdown;
import static soquete.posix.SysSocket.socket;
import static soquete.posix.Unistd.close;
import static soquete.posix.Unistd.read;
import static soquete.posix.Unistd.write;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.option.SolSocket;

/// The lecture's primitives, one C call each, on real descriptors.
class SysSocketTest {
    private static final int SOCK_NONBLOCK = 0x800;

    /// The whole table, in its order, by two threads that block in the kernel.
    @Test
    void primitives_inTheLecturesOrder_holdTheConversation() throws Exception {
        int server = socket(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.DEFAULT);
        bind(server, Inet4Endpoint.LOOPBACK);
        listen(server, 5);
        Endpoint at = getsockname(server);
        CompletableFuture<String> heard =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (Arena arena = Arena.ofConfined()) {
                                int s =
                                        socket(
                                                Family.AF_INET,
                                                SocketType.SOCK_STREAM,
                                                Protocol.IPPROTO_TCP);
                                connect(s, at);
                                assertThat(getpeername(s)).isEqualTo(at);
                                MemorySegment buffer = arena.allocate(1024);
                                long size = recv(s, buffer, MsgFlags.NONE);
                                send(s, heap("obrigado servidor"), MsgFlags.NONE);
                                close(s);
                                return text(buffer, size);
                            } catch (ErrnoException e) {
                                throw new AssertionError(e);
                            }
                        });
        Accepted accepted = accept4(server, 0);
        assertThat(accepted.peer()).isInstanceOf(Inet4Endpoint.class);
        assertThat(send(accepted.fd(), heap("bem vindo cliente"), MsgFlags.NONE)).isEqualTo(17);
        MemorySegment buffer = MemorySegment.ofArray(new byte[1024]);
        long size = recv(accepted.fd(), buffer, MsgFlags.NONE);

        assertThat(text(buffer, size)).isEqualTo("obrigado servidor");
        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("bem vindo cliente");
        assertThat(recv(accepted.fd(), buffer, MsgFlags.NONE)).isZero();
        shutdown(accepted.fd(), Shutdown.SHUT_WR);
        close(accepted.fd());
        close(server);
    }

    @Test
    void datagrams_haveTheirSendersAddress() throws Exception {
        int a = socket(Family.AF_INET6, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
        int b = socket(Family.AF_INET6, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
        bind(a, Inet6Endpoint.LOOPBACK);
        bind(b, Inet6Endpoint.LOOPBACK);
        sendto(a, heap("oi"), MsgFlags.NONE, getsockname(b));
        MemorySegment one = MemorySegment.ofArray(new byte[1]);

        Received received = recvfrom(b, one, MsgFlags.MSG_TRUNC);

        assertThat(received).isEqualTo(new Received(2, Optional.of(getsockname(a))));
        assertThat(text(one, 1)).isEqualTo("o");
        close(a);
        close(b);
    }

    @Test
    void streams_haveNoSenderInRecvfrom_andReadAndWriteWork() throws Exception {
        int listener = socket(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.DEFAULT);
        bind(listener, Inet4Endpoint.LOOPBACK);
        listen(listener, 1);
        int client = socket(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.DEFAULT);
        connect(client, getsockname(listener));
        int server = accept4(listener, SOCK_NONBLOCK).fd();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(10);
            assertThatThrownBy(() -> read(server, room)).isInstanceOf(WouldBlockException.class);
            assertThat(write(client, heap("abc"))).isEqualTo(3);
            MemorySegment onHeap = MemorySegment.ofArray(new byte[2]);
            assertThat(recvfrom(server, onHeap, MsgFlags.MSG_PEEK))
                    .isEqualTo(new Received(2, Optional.empty()));
            assertThat(text(onHeap, 2)).isEqualTo("ab");
            assertThat(read(server, room)).isEqualTo(3);
            assertThat(text(room, 3)).isEqualTo("abc");
            assertThatThrownBy(() -> read(server, room.asReadOnly()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        close(server);
        send(client, heap("x"), MsgFlags.NONE);
        assertThatThrownBy(
                        () -> {
                            while (true) {
                                write(client, heap("until the reset has arrived"));
                            }
                        })
                .isInstanceOf(ErrnoException.class)
                .hasMessageContaining("write");
        close(client);
        close(listener);
    }

    @Test
    void options_areReadAndSet() throws Exception {
        int s = socket(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.DEFAULT);
        assertThat(getsockopt(s, SolSocket.SO_REUSEADDR)).isFalse();
        setsockopt(s, SolSocket.SO_REUSEADDR, true);
        assertThat(getsockopt(s, SolSocket.SO_REUSEADDR)).isTrue();
        assertThat(getsockopt(s, SolSocket.SO_TYPE)).isEqualTo(SocketType.SOCK_STREAM);
        close(s);
    }

    @Test
    void everyFunction_onABadDescriptor_isEBADF() {
        MemorySegment buffer = MemorySegment.ofArray(new byte[1]);
        Endpoint to = Inet4Endpoint.LOOPBACK.withPort(9);
        for (ThrowingCallable call :
                List.<ThrowingCallable>of(
                        () -> bind(-1, to),
                        () -> listen(-1, 1),
                        () -> accept4(-1, 0),
                        () -> connect(-1, to),
                        () -> send(-1, buffer, MsgFlags.NONE),
                        () -> sendto(-1, buffer, MsgFlags.NONE, to),
                        () -> recv(-1, buffer, MsgFlags.NONE),
                        () -> recvfrom(-1, buffer, MsgFlags.NONE),
                        () -> shutdown(-1, Shutdown.SHUT_RD),
                        () -> getsockname(-1),
                        () -> getpeername(-1),
                        () -> getsockopt(-1, SolSocket.SO_TYPE),
                        () -> setsockopt(-1, SolSocket.SO_REUSEADDR, true),
                        () -> read(-1, buffer),
                        () -> write(-1, buffer),
                        () -> close(-1))) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.EBADF));
        }
    }

    @Test
    void socket_unknownFamily_isRefusedByTheKernel() {
        assertThatThrownBy(() -> socket(new Family(4000), SocketType.SOCK_STREAM, Protocol.DEFAULT))
                .hasMessageContaining("socket AF_4000 SOCK_STREAM 0: EAFNOSUPPORT");
    }

    @Test
    void connect_nobodyThere_isRefused() throws Exception {
        int gone = socket(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.DEFAULT);
        bind(gone, Inet4Endpoint.LOOPBACK);
        Endpoint nobody = getsockname(gone);
        int s = socket(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.DEFAULT);
        assertThatThrownBy(() -> connect(s, nobody))
                .isInstanceOf(ConnectionRefusedException.class)
                .hasMessageContaining("connect " + nobody);
        close(s);
        close(gone);
    }

    private static MemorySegment heap(String text) {
        return MemorySegment.ofArray(text.getBytes(UTF_8));
    }

    private static String text(MemorySegment segment, long size) {
        return new String(segment.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }
}
