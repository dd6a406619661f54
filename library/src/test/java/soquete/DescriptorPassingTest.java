package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.message.SocketControl;
import soquete.option.SolSocket;
import soquete.posix.Cmsg;
import soquete.posix.Unistd;
import soquete.testkit.Descriptors;

/// Descriptors that travel over `AF_UNIX`, and what becomes of them.
@Timeout(60)
class DescriptorPassingTest {
    private static final byte[] X = {'x'};

    @TempDir Path directory;

    private static void warmUp() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            pair.client().sendFds(X, pair.client().fd());
            pair.server().recvFds(1, 1).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOCK_STREAM", "SOCK_DGRAM", "SOCK_SEQPACKET"})
    void sendFds_oneFile_theReceiverReadsIt(String name) throws Exception {
        SocketType type =
                switch (name) {
                    case "SOCK_STREAM" -> SocketType.SOCK_STREAM;
                    case "SOCK_DGRAM" -> SocketType.SOCK_DGRAM;
                    default -> SocketType.SOCK_SEQPACKET;
                };
        Path file = Files.writeString(directory.resolve("f"), "content");
        try (Loopback.Pair pair = Loopback.Pair.unix(type);
                OwnedFd fd = OwnedFd.open(file)) {
            assertThat(pair.client().sendFds("hello".getBytes(UTF_8), fd.number())).isEqualTo(5);
            try (ReceivedMessage message = pair.server().recvFds(100, 1)) {
                assertThat(message.data()).isEqualTo("hello".getBytes(UTF_8));
                assertThat(message.controlTruncated()).isFalse();
                List<OwnedFd> taken = message.takeFds();
                assertThat(taken).hasSize(1);
                try (OwnedFd received = taken.getFirst()) {
                    byte[] content = new byte[20];
                    MemorySegment into = MemorySegment.ofArray(content);
                    assertThat(Unistd.read(received.number(), into)).isEqualTo(7);
                    assertThat(new String(content, 0, 7, UTF_8)).isEqualTo("content");
                }
            }
        }
    }

    @Test
    void receivedFds_areCloseOnExec_andTheFlagIsNotEchoed() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            pair.client().sendFds(X, pair.client().fd());
            try (ReceivedMessage message = pair.server().recvFds(1, 1)) {
                assertThat(message.flags()).isEqualTo(MsgFlags.NONE);
                int number = message.takeFds().getFirst().detach();
                String info = Files.readString(Path.of("/proc/self/fdinfo/" + number));
                assertThat(info).containsPattern("flags:\\s+0?2[0-7]{6}\\b");
                Unistd.close(number);
            }
        }
    }

    @Test
    void notTaken_closeClosesThem_andTheNumbersAreInTheControls() throws Exception {
        warmUp();
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            Descriptors before = Descriptors.ofThisProcess();
            int own = pair.client().fd();
            pair.client().sendFds(X, own, own, own);
            ReceivedMessage message = pair.server().recvFds(1, 5);
            assertThat(message.control(SocketControl.Rights.class).orElseThrow().descriptors())
                    .hasSize(3)
                    .doesNotContain(own);
            assertThat(Descriptors.ofThisProcess().since(before).count()).isEqualTo(3);
            message.close();
            message.close();
            before.assertNoneAdded(Duration.ofSeconds(2));
            assertThat(message.takeFds()).isEmpty();
        }
    }

    /// CMSG_SPACE(4) has room for a second descriptor; `recvFds(1)` closes it.
    @Test
    void moreThanAskedFor_theSurplusIsClosedAndTold() throws Exception {
        warmUp();
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            Descriptors before = Descriptors.ofThisProcess();
            int own = pair.client().fd();
            for (int most = 0; most <= 4; most++) {
                pair.client().sendFds(X, own, own, own);
                try (ReceivedMessage message = pair.server().recvFds(1, most)) {
                    assertThat(message.takeFds().stream().peek(OwnedFd::close))
                            .hasSize(Math.min(3, most));
                    assertThat(message.controlTruncated()).isEqualTo(most < 3);
                }
                before.assertNoneAdded(Duration.ofSeconds(2));
            }
        }
    }

    /// What python-socket.md calls CMSG_LEN against CMSG_SPACE, and every boundary of truncation.
    @ParameterizedTest(name = "room {0} -> {1} descriptors")
    @CsvSource({
        "0, 0", "1, 0", "15, 0", "16, 0", "17, 0", "19, 0", "20, 1", "23, 1", "24, 2", "27, 2",
        "28, 2", "32, 2"
    })
    void recvMsg_withExactRoom_admitsWhatFits(long room, int expected) throws Exception {
        warmUp();
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            Descriptors before = Descriptors.ofThisProcess();
            int own = pair.client().fd();
            pair.client().sendFds(X, own, own);
            try (ReceivedMessage message = pair.server().recvMsg(1, room)) {
                assertThat(message.data()).isEqualTo(X);
                assertThat(message.controlTruncated()).isEqualTo(expected < 2);
                assertThat(Descriptors.ofThisProcess().since(before).count()).isEqualTo(expected);
                int listed =
                        message.control(SocketControl.Rights.class)
                                .map(rights -> rights.descriptors().size())
                                .orElse(0);
                assertThat(listed).isEqualTo(expected);
            }
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
        assertThat(Cmsg.CMSG_LEN(4)).isEqualTo(20);
        assertThat(Cmsg.CMSG_SPACE(4)).isEqualTo(24);
    }

    @Test
    void plainRecv_ofAByteThatCarriesDescriptors_theKernelClosesThem() throws Exception {
        warmUp();
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            Descriptors before = Descriptors.ofThisProcess();
            pair.client().sendFds(X, pair.client().fd());
            assertThat(pair.server().recv(1)).isEqualTo(X);
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
    }

    @Test
    void peek_givesDuplicatesEachTime() throws Exception {
        warmUp();
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            Descriptors before = Descriptors.ofThisProcess();
            pair.client().sendFds(X, pair.client().fd());
            for (int i = 0; i < 3; i++) {
                MsgFlags flags = i < 2 ? MsgFlags.MSG_PEEK : MsgFlags.NONE;
                try (ReceivedMessage message = pair.server().recvFds(1, 1, flags)) {
                    assertThat(message.takeFds().stream().peek(OwnedFd::close)).hasSize(1);
                }
            }
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
    }

    @Test
    void credentials_whereAskedFor_comeBeforeTheDescriptors() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            pair.server().set(SolSocket.SO_PASSCRED, true);
            pair.client().sendFds(X, pair.client().fd());
            try (ReceivedMessage message = pair.server().recvFds(1, 1)) {
                SocketControl.Credentials who =
                        message.control(SocketControl.Credentials.class).orElseThrow();
                assertThat((long) who.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(message.takeFds().stream().peek(OwnedFd::close)).hasSize(1);
                assertThat(message.controlTruncated()).isFalse();
            }
        }
    }

    @Test
    void severalItems_areDeliveredAsOne() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            int own = pair.client().fd();
            pair.client()
                    .sendMsg(X, new SocketControl.Rights(own), new SocketControl.Rights(own, own));
            try (ReceivedMessage message = pair.server().recvFds(1, 5)) {
                assertThat(message.controls()).hasSize(1);
                assertThat(message.takeFds().stream().peek(OwnedFd::close)).hasSize(3);
            }
        }
    }

    @Test
    void asManyAsThereMayBe_andOneMore() throws Exception {
        warmUp();
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            Descriptors before = Descriptors.ofThisProcess();
            int[] many = new int[254];
            Arrays.fill(many, pair.client().fd());
            assertThatThrownBy(() -> pair.client().sendFds(X, many))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("254 descriptors are more than a message can carry");
            pair.client().sendFds(X, Arrays.copyOf(many, 253));
            try (ReceivedMessage message = pair.server().recvFds(1, 253)) {
                assertThat(message.controlTruncated()).isFalse();
                assertThat(message.takeFds().stream().peek(OwnedFd::close)).hasSize(253);
            }
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
    }

    @Test
    void badUse_isRefusedWithASentence() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            int own = pair.client().fd();
            assertThatThrownBy(() -> pair.client().sendFds(new byte[0], own))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("travel with a byte");
            assertThatThrownBy(() -> pair.client().sendFds(X, 999_999))
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno().toString()).contains("EBADF"));
            assertThatThrownBy(() -> pair.client().recvFds(1, -1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pair.client().recvMsg(1, -1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void forgottenMessage_isClosedAndReported() throws Exception {
        List<String> reports = Reports.of("soquete");
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            pair.client().sendFds(X, pair.client().fd());
            int number = receiveAndForget(pair.server());
            Path link = Path.of("/proc/self/fd/" + number);
            assertThat(Files.isSymbolicLink(link)).isTrue();
            while (Files.isSymbolicLink(link)) {
                System.gc();
                Thread.onSpinWait();
            }
            assertThat(reports)
                    .contains(
                            "descriptor (descriptor "
                                    + number
                                    + ") was never closed; the garbage collector did it");
        }
    }

    private static int receiveAndForget(Socket socket) throws Exception {
        return socket.recvFds(1, 1)
                .control(SocketControl.Rights.class)
                .orElseThrow()
                .descriptors()
                .getFirst();
    }
}
