package soquete.cli.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import soquete.Socket;
import soquete.cli.seed.Plug;
import soquete.cli.terminal.Out;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.option.Linger;
import soquete.option.SolSocket;

/// Goes through every primitive once before the first event, with a connection and a datagram of
/// its own on the loopback interface.
///
/// A virtual machine loads and links code when it is first used, which takes many milliseconds.
/// After this, the times of the events are the kernel's and not the class loader's.
final class Rehearsal {
    private static final byte[] LINE = "rehearsal".getBytes(UTF_8);
    private static final int MOST = 16;

    private Rehearsal() {}

    static void hold() {
        Recorder unheard =
                new Recorder(
                        new EventWriter(new Out(OutputStream.nullOutputStream())), Role.SERVER);
        try {
            connection(unheard);
            datagram(unheard);
        } catch (IOException e) {
            unheard.print("no loopback: " + e.getMessage()); // then the first times are longer
        }
        unheard.exit(0);
    }

    private static void connection(Recorder recorder) throws IOException {
        Endpoint any = Endpoint.of("127.0.0.1", 0);
        try (Plug listener = open(recorder, any, SocketType.SOCK_STREAM)) {
            listener.reuseAddress();
            listener.bind(any);
            listener.listen();
            Socket raw = Socket.open(any.family(), SocketType.SOCK_STREAM);
            try (Plug client = new RecordedPlug(recorder, raw)) {
                raw.set(SolSocket.SO_LINGER, new Linger(true, 0)); // leaves no TIME_WAIT behind
                client.connect(listener.local());
                try (Plug conn = listener.accept()) {
                    InetEndpoint peer = conn.remote();
                    recorder.print(peer.host());
                    conn.sendAll(LINE);
                    client.recv(MOST);
                    client.sendAll(LINE);
                    conn.recv(MOST);
                }
            }
        }
    }

    private static void datagram(Recorder recorder) throws IOException {
        Endpoint any = Endpoint.of("127.0.0.1", 0);
        try (Plug one = open(recorder, any, SocketType.SOCK_DGRAM)) {
            one.bind(any);
            one.sendTo(LINE, one.local());
            one.recvFrom(MOST);
        }
    }

    private static Plug open(Recorder recorder, Endpoint endpoint, SocketType type)
            throws IOException {
        return new RecordedPlug(recorder, Socket.open(endpoint.family(), type));
    }
}
