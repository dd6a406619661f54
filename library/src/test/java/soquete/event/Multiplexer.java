package soquete.event;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import soquete.Socket;
import soquete.message.EpollEvents;
import soquete.message.PollEvents;

/// The ways to wait for many at once, as far as they are alike.
enum Multiplexer {
    SELECT {
        @Override
        Waiting watching(Socket socket) {
            List<Socket> one = List.of(socket);
            return timeout -> Select.select(one, List.of(), List.of(), timeout).read().size();
        }
    },
    POLL {
        @Override
        Waiting watching(Socket socket) throws IOException {
            Poll poll = new Poll();
            poll.register(socket, PollEvents.POLLIN);
            return timeout -> poll.poll(timeout).size();
        }
    },
    EPOLL {
        @Override
        Waiting watching(Socket socket) throws IOException {
            return epoll(socket, EpollEvents.EPOLLIN);
        }
    },
    EPOLL_EDGE_TRIGGERED {
        @Override
        Waiting watching(Socket socket) throws IOException {
            return epoll(socket, EpollEvents.EPOLLIN.and(EpollEvents.EPOLLET));
        }
    },
    SELECTOR {
        @Override
        Waiting watching(Socket socket) throws IOException {
            Selector<String> selector = Selector.open();
            selector.register(socket, Interest.READ, "x");
            return new Waiting() {
                @Override
                public int await(Duration timeout) throws IOException {
                    return selector.select(timeout).size();
                }

                @Override
                public void close() {
                    selector.close();
                }
            };
        }
    };

    interface Waiting extends Closeable {
        /// How many are ready; 0 when the time is over.
        int await(Duration timeout) throws IOException;

        @Override
        default void close() {}
    }

    /// One that watches whether a socket is readable.
    abstract Waiting watching(Socket socket) throws IOException;

    private static Waiting epoll(Socket socket, EpollEvents events) throws IOException {
        Epoll epoll = Epoll.open();
        epoll.add(socket, events);
        return new Waiting() {
            @Override
            public int await(Duration timeout) throws IOException {
                return epoll.poll(timeout).size();
            }

            @Override
            public void close() {
                epoll.close();
            }
        };
    }
}
