package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/// The program of [ListenFdsTest]: prints what it was given, and greets one client.
final class ListenFdsChild {
    private ListenFdsChild() {}

    public static void main(String[] args) throws IOException {
        try (ListenFds given = ListenFds.take()) {
            for (ListenFd fd : given.all()) {
                String what =
                        switch (fd) {
                            case ListenFd.OfSocket of ->
                                    of.socket().localEndpoint()
                                            + (of.socket().inheritable() ? " open" : " cloexec");
                            case ListenFd.OfFile _ -> "no socket";
                        };
                System.out.println(fd.number() + " " + fd.name() + " " + what);
            }
            Socket listener = given.sockets().getFirst();
            try (Socket client = listener.accept()) {
                client.sendAll("activated".getBytes(UTF_8));
            }
        }
        try {
            ListenFds.take();
        } catch (IllegalStateException e) {
            System.out.println("again: IllegalStateException");
        }
    }
}
