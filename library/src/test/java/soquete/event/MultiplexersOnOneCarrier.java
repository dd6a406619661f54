package soquete.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.message.EpollEvents;
import soquete.message.PollEvents;

/// The program of [MultiplexerPinningTest]: virtual threads wait in each multiplexer, 1,000 of them
/// in poll, and one more thread runs all the same.
final class MultiplexersOnOneCarrier {
    private MultiplexersOnOneCarrier() {}

    public static void main(String[] args) throws Exception {
        SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        Socket here = pair.first();
        List<SocketPair> pairs = new ArrayList<>();
        Epoll epoll = Epoll.open();
        epoll.add(here, EpollEvents.EPOLLIN);
        Selector<String> selector = Selector.open();
        selector.register(here, Interest.READ, "x");
        List<Socket> one = List.of(here);
        AtomicInteger ended = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            SocketPair own = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
            pairs.add(own);
            Poll poll = new Poll();
            poll.register(own.first(), PollEvents.POLLIN);
            start(threads, 1, ended, () -> poll.poll());
        }
        start(threads, 200, ended, () -> Select.select(one, List.of(), List.of()));
        start(threads, 200, ended, () -> epoll.poll());
        start(threads, 200, ended, () -> selector.select());
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                if (thread.getState() == Thread.State.TERMINATED) {
                    System.out.println("one did not wait");
                    System.exit(1);
                }
                Thread.onSpinWait();
            }
        }
        CountDownLatch unrelated = new CountDownLatch(1);
        Thread.startVirtualThread(unrelated::countDown);
        unrelated.await();
        pair.second().sendAll(new byte[1]);
        for (SocketPair own : pairs) {
            own.second().sendAll(new byte[1]);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        boolean all = ended.get() == threads.size();
        System.out.print(all ? "all waiting, all ended\n" : "only " + ended.get() + " ended\n");
    }

    private static void start(
            List<Thread> threads, int count, AtomicInteger ended, Callable<?> call) {
        for (int i = 0; i < count; i++) {
            threads.add(
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    call.call();
                                    ended.incrementAndGet();
                                } catch (Exception e) {
                                    System.out.println(e);
                                }
                            }));
        }
    }
}
