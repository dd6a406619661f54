package soquete.examples;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import soquete.Socket;
import soquete.option.SolTcp;
import soquete.option.TcpInfo;

/// Why is this transfer slow? The kernel's own view of a connection (`TCP_INFO`), while it sends.
///
/// `TcpInfoWatch HOST PORT [MEGABYTES]` sends zeros to a server that takes them.
public final class TcpInfoWatch {
    private TcpInfoWatch() {}

    private static String line(TcpInfo info) {
        return "acked %,d B  cwnd %d  rtt %,d us  retransmitted %d  rate %,d kB/s  waiting for %s"
                .formatted(
                        info.bytesAcked().orElse(0),
                        info.sndCwnd(),
                        info.rtt(),
                        info.totalRetrans(),
                        info.deliveryRate().orElse(0) / 1000,
                        limit(info));
    }

    /// What held the sender back for the longest time.
    private static String limit(TcpInfo info) {
        long receiver = info.rwndLimited().orElse(0);
        long buffer = info.sndbufLimited().orElse(0);
        if (info.busyTime().orElse(0) == 0) {
            return "nothing";
        }
        if (Math.max(receiver, buffer) * 2 < info.busyTime().orElse(0)) {
            return "the network";
        }
        return receiver > buffer ? "the receiver" : "the send buffer";
    }

    /// Sends and watches.
    ///
    /// @param args `HOST PORT [MEGABYTES]`
    public static void main(String[] args) throws IOException, InterruptedException {
        int megabytes = args.length > 2 ? Integer.parseInt(args[2]) : 64;
        try (Socket s = Socket.connect(args[0], Integer.parseInt(args[1]))) {
            AtomicBoolean sending = new AtomicBoolean(true);
            Thread watch =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    while (sending.get()) {
                                        IO.println(line(s.get(SolTcp.TCP_INFO)));
                                        Thread.sleep(100);
                                    }
                                } catch (IOException | InterruptedException e) {
                                    IO.println("cannot watch: " + e.getMessage());
                                }
                            });
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                s.sendAll(megabyte);
            }
            sending.set(false);
            watch.join();
            IO.println(line(s.get(SolTcp.TCP_INFO)));
        }
    }
}
