package soquete.server;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import soquete.MessageBatch;
import soquete.Socket;
import soquete.bpf.Assembler;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.ControlMessage;
import soquete.message.IpControl;
import soquete.message.Ipv6Control;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.option.SolSocket;

/// One receive loop of datagrams. It takes a batch of what is there, and the next only when each of
/// the last has a thread: what is more waits in the buffer of the socket, and what does not fit
/// there the kernel drops.
final class Receiver extends ListenerLoop {
    /// Room for the control message that says which address a datagram went to, and a little.
    static final int CONTROL_SPACE = 128;

    private static final int MOST_AT_THE_END = 4096;
    private static final long FIRST_PAUSE = 1_000_000;

    private final DatagramServer server;
    private final MessageBatch batch;

    Receiver(
            DatagramServer server,
            Listener listener,
            Socket socket,
            boolean own,
            MessageBatch batch,
            int number) {
        super(listener, socket, own, "soquete-receiver-" + number, "receive", FIRST_PAUSE);
        this.server = server;
        this.batch = batch;
    }

    @Override
    void serve() throws IOException, InterruptedException {
        boolean going = true;
        while (going) {
            going = step();
        }
        receiveTheRest();
    }

    @Override
    void ended() {
        batch.close();
        server.ended(this);
    }

    @Override
    void tell(ServerEvent event) {
        server.tell(event);
    }

    @Override
    void tellBackedOff(Throwable shortage) {
        server.tell(new ServerEvent.BackedOff(listener(), shortage));
    }

    private boolean step() throws IOException {
        try {
            if (!await(() -> socket().recvBatch(batch))) {
                return false;
            }
            recovered();
            return serve(batch.received());
        } catch (ErrnoException e) {
            return passOver(e);
        } catch (OutOfMemoryError e) {
            return backOff(e);
        }
    }

    /// Serves those of the batch; where the server is to stop, each still gets its room.
    private boolean serve(int count) throws IOException {
        boolean going = true;
        for (int slot = 0; slot < count; slot++) {
            if (!server.room().tryAcquire()) {
                going = going && await(server.room()::acquire);
                if (!going && !server.awaitRoom()) {
                    server.lost(count - slot);
                    return false;
                }
            }
            admit(slot);
        }
        return going;
    }

    private void admit(int slot) {
        boolean admitted = false;
        try {
            admitted = server.admit(request(slot));
        } finally {
            if (!admitted) {
                server.room().release();
            }
        }
    }

    private DatagramRequest request(int slot) {
        byte[] data = batch.data(slot).asSlice(0, batch.size(slot)).toArray(ValueLayout.JAVA_BYTE);
        Endpoint from = batch.from(slot).filter(Receiver::hasName).orElse(null);
        return new DatagramRequest(listener(), data, batch.fullSize(slot), from, source(slot));
    }

    private static boolean hasName(Endpoint from) {
        return !from.equals(UnixEndpoint.UNNAMED);
    }

    /// The address that a datagram went to, as the source of a reply; null where the socket is
    /// bound to one address.
    private @Nullable ControlMessage source(int slot) {
        if (!isWild(listener().endpoint())) {
            return null;
        }
        for (ControlMessage control : batch.controls(slot)) {
            if (control instanceof IpControl.PktInfo info) {
                return new IpControl.PktInfo(0, info.local(), info.local());
            }
            if (control instanceof Ipv6Control.PktInfo info && !isMulticast(info.address())) {
                return new Ipv6Control.PktInfo(info.address(), 0);
            }
        }
        return null;
    }

    static boolean isWild(Endpoint endpoint) {
        return endpoint instanceof InetEndpoint inet && inet.isUnspecified();
    }

    private static boolean isMulticast(Inet6Endpoint address) {
        return address.high() >>> 56 == 0xff;
    }

    /// What is in the buffer when the server stops, and no more: one of our own lets nothing in.
    private void receiveTheRest() throws IOException, InterruptedException {
        long most = isOwn() && letNothingIn() ? Long.MAX_VALUE : MOST_AT_THE_END;
        while (most > 0) {
            try {
                int count = socket().recvBatch(batch, MsgFlags.MSG_DONTWAIT);
                if (count == 0) {
                    return;
                }
                most -= count;
                serve(count);
            } catch (WouldBlockException empty) {
                return; // all are served
            } catch (ErrnoException e) {
                if (Acceptor.isShortage(e.errno())) {
                    if (!server.hasTime()) {
                        return;
                    }
                    TimeUnit.NANOSECONDS.sleep(FIRST_PAUSE);
                } else {
                    ignore(e);
                    most--;
                }
            }
        }
    }

    private boolean letNothingIn() {
        try {
            if (socket().family().equals(Family.AF_UNIX)) {
                socket().shutdown(Shutdown.SHUT_RD);
            } else {
                socket().set(SolSocket.SO_ATTACH_FILTER, new Assembler().ret(0).toFilter());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean passOver(ErrnoException e) throws IOException {
        if (Acceptor.isShortage(e.errno())) {
            return backOff(e);
        }
        ignore(e);
        return true;
    }

    /// An earlier reply found nobody; all else ends the loop.
    private void ignore(ErrnoException e) throws IOException {
        if (!Acceptor.isOfTheConnection(e.errno()) && !e.errno().equals(Errno.ECONNREFUSED)) {
            throw e;
        }
        server.ignored(listener(), e);
    }
}
