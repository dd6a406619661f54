package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.message.ControlMessage;
import soquete.message.IpControl;
import soquete.message.Ipv6Control;
import soquete.message.MsgFlags;
import soquete.message.SocketControl;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.posix.Unistd;
import soquete.testkit.Capability;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// Messages to and from Python's `sendmsg` and `recvmsg`.
@Timeout(60)
@Needs(programs = "python3")
class PythonMessagesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /// Descriptors and credentials both ways over a Unix stream.
    private static final String UNIX =
            """
            import array, os, socket, struct, sys, tempfile
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(sys.argv[1])
            listener.listen()
            print("ready", flush=True)
            s, _ = listener.accept()
            s.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            data, anc, flags, _ = s.recvmsg(100, 500)
            print("data", data.decode(), "flags", flags)
            for level, kind, value in anc:
                if kind == socket.SCM_RIGHTS:
                    fds = array.array("i")
                    fds.frombytes(value)
                    for fd in fds:
                        print("content", os.read(fd, 100).decode())
                        os.close(fd)
                elif kind == socket.SCM_CREDENTIALS:
                    print("pid", struct.unpack("3i", value)[0])
            files = [tempfile.TemporaryFile() for _ in range(3)]
            for i, f in enumerate(files):
                f.write(b"file %d" % i)
                f.flush()
                f.seek(0)
            s.sendmsg([b"from ", b"python"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS,
                array.array("i", [f.fileno() for f in files]))])
            print("uid", os.getuid(), "own", os.getpid(), flush=True)
            s.recv(1)
            """;

    /// Answers each datagram with what came beside it, and with a hop limit of its own.
    private static final String DATAGRAMS =
            """
            import socket, struct, sys
            v6 = sys.argv[1] == "6"
            proto = int(sys.argv[2])
            s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM, proto)
            s.bind(("::1" if v6 else "127.0.0.1", 0))
            level = 41 if v6 else 0
            for option in (51, 66) if v6 else (12, 13):
                s.setsockopt(level, option, 1)
            print("port", s.getsockname()[1], "end", flush=True)
            while True:
                data, anc, flags, peer = s.recvmsg(100, 500)
                if data == b"end":
                    break
                text = " ".join("%d/%d=%s" % (l, t, v.hex()) for l, t, v in sorted(anc))
                s.sendmsg([data, b" ", text.encode()],
                    [(level, 52 if v6 else 2, struct.pack("i", 77))], 0, peer)
            """;

    private static final String STREAM =
            """
            import socket
            listener = socket.create_server(("127.0.0.1", 0))
            print("port", listener.getsockname()[1], "end", flush=True)
            s, _ = listener.accept()
            a, b = bytearray(3), bytearray(100)
            n, anc, flags, _ = s.recvmsg_into([a, b], 0, socket.MSG_WAITALL)
            s.sendmsg([bytes(a), b"|", bytes(b[:n - 3])])
            """;

    @RegisterExtension final Programs programs = new Programs();
    @TempDir Path directory;

    private Program start(String script, String... arguments) {
        String[] command = new String[3 + arguments.length];
        command[0] = "python3";
        command[1] = "-c";
        command[2] = script;
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return programs.start(directory, Map.of(), command);
    }

    private static int port(Program program) throws Exception {
        program.awaitOut("end", SOON);
        return Integer.parseInt(program.outSoFar().split("\\s", -1)[1]);
    }

    @Test
    void unix_descriptorsAndCredentials_goBothWays() throws Exception {
        Path path = directory.resolve("s");
        Program python = start(UNIX, path.toString());
        python.awaitOut("ready", SOON);
        Path file = Files.writeString(directory.resolve("f"), "from a file");
        try (Socket socket = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM);
                OwnedFd open = OwnedFd.open(file)) {
            socket.timeout(SOON);
            socket.connect(UnixEndpoint.path(path));
            socket.set(SolSocket.SO_PASSCRED, true);
            socket.sendFds("from-java".getBytes(UTF_8), open.number());
            try (ReceivedMessage message = socket.recvFds(100, 10)) {
                assertThat(message.data()).isEqualTo("from python".getBytes(UTF_8));
                assertThat(message.control(SocketControl.Credentials.class))
                        .map(who -> (long) who.pid())
                        .contains(python.pid());
                List<OwnedFd> files = message.takeFds();
                assertThat(files).hasSize(3);
                for (int i = 0; i < 3; i++) {
                    try (OwnedFd one = files.get(i)) {
                        MemorySegment content = MemorySegment.ofArray(new byte[10]);
                        assertThat(Unistd.read(one.number(), content)).isEqualTo(6);
                        assertThat(content.getString(0)).isEqualTo("file " + i);
                    }
                }
            }
            socket.sendAll(new byte[1]);
            String out = python.await(SOON).out();
            assertThat(out)
                    .contains("data from-java flags 0\n")
                    .contains("content from a file\n")
                    .contains("pid " + ProcessHandle.current().pid() + "\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"UDP, 4, 17", "UDP6, 6, 17", "UDPLITE, 4, 136", "UDPLITE6, 6, 136"})
    void datagrams_controlMessages_goBothWays(String kind, String version, String protocol)
            throws Exception {
        boolean v6 = version.equals("6");
        if (v6) {
            Capability.ipv6Loopback().assume();
        }
        Protocol number = new Protocol(Integer.parseInt(protocol));
        Family family = v6 ? Family.AF_INET6 : Family.AF_INET;
        Capability.probed(
                        "needs " + kind,
                        () -> {
                            Socket.open(family, SocketType.SOCK_DGRAM, number).close();
                            return true;
                        })
                .assume();
        Program python = start(DATAGRAMS, version, protocol);
        int port = port(python);
        InetEndpoint loopback = v6 ? Inet6Endpoint.LOOPBACK : Inet4Endpoint.LOOPBACK;
        Endpoint to =
                v6
                        ? ((Inet6Endpoint) loopback).withPort(port)
                        : ((Inet4Endpoint) loopback).withPort(port);
        try (Socket socket = Socket.open(family, SocketType.SOCK_DGRAM, number)) {
            socket.timeout(SOON);
            socket.set(v6 ? SolIpv6.IPV6_RECVHOPLIMIT : SolIp.IP_RECVTTL, true);
            List<ControlMessage> out =
                    v6
                            ? List.of(new Ipv6Control.HopLimit(9), new Ipv6Control.TClass(8))
                            : List.of(new IpControl.Ttl(9), new IpControl.Tos(8));
            List<MemorySegment> data = List.of(MemorySegment.ofArray("hi".getBytes(UTF_8)));
            socket.sendMsgTo(data, out, MsgFlags.NONE, to);
            ReceivedMessage answer = socket.recvMsg(200, 200);
            String expected = v6 ? "hi 41/52=09000000 41/67=08000000" : "hi 0/1=08 0/2=09000000";
            assertThat(new String(answer.data(), UTF_8)).isEqualTo(expected);
            ControlMessage limit = v6 ? new Ipv6Control.HopLimit(77) : new IpControl.Ttl(77);
            assertThat(answer.controls()).isEqualTo(List.of(limit));
            assertThat(answer.from()).contains(to);
            socket.sendTo("end".getBytes(UTF_8), to);
            assertThat(python.await(SOON).err()).isEmpty();
        }
    }

    @Test
    void tcp_gatheredHere_isScatteredThere() throws Exception {
        Program python = start(STREAM);
        try (Socket socket = Socket.connect("127.0.0.1", port(python))) {
            socket.timeout(SOON);
            List<MemorySegment> pieces =
                    List.of(
                            MemorySegment.ofArray("ab".getBytes(UTF_8)),
                            MemorySegment.ofArray("cde".getBytes(UTF_8)));
            assertThat(socket.sendMsg(pieces, List.of(), MsgFlags.NONE)).isEqualTo(5);
            socket.shutdown(soquete.message.Shutdown.SHUT_WR);
            ReceivedMessage answer = socket.recvMsg(6, 0, MsgFlags.MSG_WAITALL);
            assertThat(answer.data()).isEqualTo("abc|de".getBytes(UTF_8));
            assertThat(answer.from()).isEmpty();
        }
    }
}
