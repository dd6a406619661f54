package soquete.examples;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import soquete.Socket;
import soquete.ZeroCopy;
import soquete.error.Errno;
import soquete.error.ErrnoException;

/// Sends from memory that the kernel reads where it is (`MSG_ZEROCOPY`), and learns when it is free
/// again. Pays from some 10 kB a send on, on a network card; on the loopback interface the kernel
/// copies.
///
/// `ZeroCopySend HOST PORT [COUNT]` sends so many times 256 KiB.
public final class ZeroCopySend {
    private static final long SIZE = 256 << 10;

    private ZeroCopySend() {}

    /// Sends all of the memory; it belongs to the kernel until the last send is complete.
    private static void send(ZeroCopy zeroCopy, MemorySegment data) throws IOException {
        for (long at = 0; at < data.byteSize(); ) {
            try {
                at += zeroCopy.send(data.asSlice(at));
            } catch (ErrnoException e) {
                if (!e.errno().equals(Errno.ENOBUFS)) {
                    throw e;
                }
                zeroCopy.await(); // too much is under way
            }
        }
    }

    /// Sends.
    ///
    /// @param args `HOST PORT [COUNT]`
    public static void main(String[] args) throws IOException {
        int count = args.length > 2 ? Integer.parseInt(args[2]) : 16;
        try (Arena arena = Arena.ofConfined();
                Socket s = Socket.connect(args[0], Integer.parseInt(args[1]))) {
            MemorySegment data = arena.allocate(SIZE);
            ZeroCopy zeroCopy = s.zeroCopy();
            for (int i = 0; i < count; i++) {
                data.fill((byte) i);
                send(zeroCopy, data);
                zeroCopy.await(); // only now may the memory be changed, or its arena closed
            }
            IO.println(
                    count * SIZE
                            + " bytes sent; the kernel copied "
                            + zeroCopy.copied()
                            + " sends");
        }
    }
}
