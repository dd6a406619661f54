package soquete.cli.event;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import soquete.Datagram;
import soquete.Socket;
import soquete.cli.event.Event.Call;
import soquete.cli.seed.Plug;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.option.SolSocket;

/// A socket whose every primitive is reported: before it is called, and when it comes back.
final class RecordedPlug implements Plug {
    private final Recorder recorder;
    private final Socket socket;
    private final int fd;

    RecordedPlug(Recorder recorder, Socket socket) {
        this.recorder = recorder;
        this.socket = socket;
        this.fd = socket.fd();
    }

    /// What is done between the two events.
    private interface Act {
        void run() throws IOException;
    }

    @Override
    public void reuseAddress() throws IOException {
        Call call =
                recorder.call(
                        "setsockopt",
                        fd,
                        "level",
                        "SOL_SOCKET",
                        "option",
                        "SO_REUSEADDR",
                        "value",
                        1);
        recorder.returned(call, run(call, () -> socket.set(SolSocket.SO_REUSEADDR, true)));
    }

    @Override
    public void bind(Endpoint local) throws IOException {
        Call call = recorder.call("bind", fd, "endpoint", local);
        long time = run(call, () -> socket.bind(local));
        recorder.returned(call, time, "local", socket.localEndpoint());
    }

    @Override
    public void listen() throws IOException {
        Call call = recorder.call("listen", fd);
        recorder.returned(call, run(call, socket::listen));
    }

    @Override
    public Plug accept() throws IOException {
        Call call = recorder.call("accept", fd);
        Socket[] taken = new Socket[1];
        long time = run(call, () -> taken[0] = socket.accept());
        Socket conn = taken[0];
        recorder.returned(
                call,
                time,
                "fd",
                conn.fd(),
                "remote",
                conn.remoteEndpoint(),
                "local",
                conn.localEndpoint());
        return new RecordedPlug(recorder, conn);
    }

    @Override
    public void connect(Endpoint remote) throws IOException {
        Call call = recorder.call("connect", fd, "endpoint", remote);
        long time = run(call, () -> socket.connect(remote));
        recorder.returned(call, time, "local", socket.localEndpoint(), "remote", remote);
    }

    @Override
    public int send(byte[] data, int offset) throws IOException {
        byte[] rest = Arrays.copyOfRange(data, offset, data.length);
        Call call = recorder.call("send", fd, "data", rest);
        int[] sent = new int[1];
        long time = run(call, () -> sent[0] = socket.send(rest));
        recorder.returned(call, time, "count", sent[0]);
        return sent[0];
    }

    @Override
    public void sendTo(byte[] data, Endpoint to) throws IOException {
        Call call = recorder.call("sendto", fd, "data", data, "to", to);
        int[] sent = new int[1];
        long time = run(call, () -> sent[0] = socket.sendTo(data, to));
        recorder.returned(call, time, "count", sent[0]);
    }

    @Override
    public byte[] recv(int max) throws IOException {
        Call call = recorder.call("recv", fd, "max", max);
        byte[][] data = new byte[1][];
        long time = run(call, () -> data[0] = socket.recv(max));
        recorder.returned(call, time, "data", data[0]);
        return data[0];
    }

    @Override
    public Datagram recvFrom(int max) throws IOException {
        Call call = recorder.call("recvfrom", fd, "max", max);
        Datagram[] taken = new Datagram[1];
        long time = run(call, () -> taken[0] = socket.recvFrom(max));
        Datagram datagram = taken[0];
        recorder.returned(call, time, "data", datagram.data(), "from", datagram.from());
        return datagram;
    }

    @Override
    public InetEndpoint remote() throws IOException {
        return (InetEndpoint) socket.remoteEndpoint();
    }

    @Override
    public Endpoint local() throws IOException {
        return socket.localEndpoint();
    }

    @Override
    public void timeout(Duration timeout) {
        socket.timeout(timeout);
    }

    /// Closing again is not a primitive: the descriptor belongs to somebody else by then.
    @Override
    public void close() {
        synchronized (this) {
            if (!socket.isOpen()) {
                return;
            }
            Call call = recorder.call("close", fd);
            socket.close();
            recorder.returned(call, System.nanoTime());
        }
    }

    /// Acts, and reports a failure.
    ///
    /// @return when the primitive came back
    private long run(Call call, Act act) throws IOException {
        try {
            act.run();
            return System.nanoTime();
        } catch (IOException e) {
            recorder.failed(call, e, System.nanoTime());
            throw e;
        }
    }
}
