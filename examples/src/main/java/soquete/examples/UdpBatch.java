package soquete.examples;

import java.io.IOException;
import java.time.Duration;
import soquete.MessageBatch;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.message.MsgFlags;
import soquete.message.TransportControl;
import soquete.option.SolSocket;

/// Many datagrams with few system calls: `recvmmsg`, `sendmmsg`, and segmentation offload (GSO), by
/// which one buffer leaves as many datagrams.
///
/// `receive PORT COUNT` counts them; `send ADDRESS PORT COUNT` sends half of them either way.
public final class UdpBatch {
    private static final int SIZE = 1200;
    private static final int AT_ONCE = 50;

    private UdpBatch() {}

    static void receive(int port, int count) throws IOException {
        try (Socket s = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                MessageBatch batch = MessageBatch.of(AT_ONCE, SIZE)) {
            s.set(SolSocket.SO_RCVBUF, 4 << 20);
            s.bind(Endpoint.of("127.0.0.1", port));
            IO.println("waiting on " + s.localEndpoint());
            s.timeout(Duration.ofSeconds(10));
            int calls = 0;
            int messages = 0;
            long bytes = 0;
            while (messages < count) {
                int n = s.recvBatch(batch, MsgFlags.MSG_WAITFORONE);
                for (int i = 0; i < n; i++) {
                    bytes += batch.size(i); // batch.data(i) is the memory, batch.from(i) the sender
                }
                messages += n;
                calls++;
            }
            IO.println(messages + " messages, " + bytes + " bytes, in " + calls + " calls");
        }
    }

    static void send(Endpoint to, int count) throws IOException {
        try (Socket s = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                MessageBatch batch = MessageBatch.of(AT_ONCE, SIZE)) {
            s.connect(to);
            for (int i = 0; i < AT_ONCE; i++) {
                batch.put(i, new byte[SIZE]);
            }
            for (int sent = 0; sent < count / 2; ) {
                int most = Math.min(AT_ONCE, count / 2 - sent);
                sent += s.sendBatch(batch, 0, most, MsgFlags.NONE);
            }
            for (int left = count - count / 2; left > 0; left -= AT_ONCE) {
                byte[] many = new byte[Math.min(AT_ONCE, left) * SIZE];
                s.sendMsg(many, new TransportControl.UdpSegment(SIZE));
            }
        }
    }

    /// Runs one of them.
    ///
    /// @param args `receive PORT COUNT` or `send ADDRESS PORT COUNT`
    public static void main(String[] args) throws IOException {
        if (args[0].equals("receive")) {
            receive(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } else {
            send(Endpoint.of(args[1], Integer.parseInt(args[2])), Integer.parseInt(args[3]));
        }
    }
}
