package soquete.ring;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import soquete.Socket;
import soquete.endpoint.Endpoint;

/// The program of [EventLoopAllocationTest]: prints the fewest bytes of the heap that 10,000
/// answers took on the thread of a loop. In a JVM of its own, because the compiler judges by what
/// else the process has run.
final class Thrift {
    private static final int ROUNDS = 40;
    private static final int ANSWERS = 10_000;

    private Thrift() {}

    public static void main(String[] args) throws IOException {
        LoopOptions options = LoopOptions.EPOLL.withEngine(Engine.valueOf(args[0]));
        try (EventLoop loop = EventLoop.open(options);
                LoopListener listener =
                        loop.listen(
                                Socket.server(Endpoint.of("127.0.0.1", 0)),
                                () -> LoopConnection::send);
                Socket client = Socket.client(listener.endpoint())) {
            long thread = loop.call(() -> Thread.currentThread().threadId());
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            byte[] data = new byte[Integer.parseInt(args[1])];
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && least > ANSWERS; round++) {
                long before = threads.getThreadAllocatedBytes(thread);
                for (int i = 0; i < ANSWERS; i++) {
                    client.sendAll(data);
                    client.recvExactly(data);
                }
                least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
            }
            System.out.println(least);
        }
    }
}
