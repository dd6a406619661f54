package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import soquete.ListenFds;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.UnixEndpoint;

/// The programs of [HandoverTest].
///
/// `serve CONTROL ENDPOINT...` serves by itself, `activated CONTROL` what `LISTEN_FDS` gives, `take
/// CONTROL` what is handed over. All offer a hand-over in turn and print what happens; a server
/// that has ended prints how many it served. `hang CONTROL` takes the listeners and is never ready.
final class HandoverChild {
    private HandoverChild() {}

    public static void main(String[] args) throws Exception {
        UnixEndpoint control = (UnixEndpoint) Endpoint.parse(args[1]);
        switch (args[0]) {
            case "serve" -> {
                ServerBuilder builder = Server.on();
                for (int i = 2; i < args.length; i++) {
                    builder.named("listener " + (i - 1), Endpoint.parse(args[i]));
                }
                serve(builder, Optional.empty(), control);
            }
            case "activated" -> serve(Server.from(ListenFds.take()), Optional.empty(), control);
            default -> {
                try (Handover old = Handover.take(control, Duration.ofSeconds(20)).orElseThrow()) {
                    if (args[0].equals("hang")) {
                        say("holds " + old.listeners());
                        new CountDownLatch(1).await();
                    }
                    serve(Server.from(old), Optional.of(old), control);
                } catch (IOException e) {
                    say("failed: " + e);
                }
            }
        }
    }

    private static void serve(ServerBuilder builder, Optional<Handover> old, UnixEndpoint control)
            throws Exception {
        AtomicInteger served = new AtomicInteger();
        Server server =
                builder.reporter(
                                event -> {
                                    if (event instanceof ServerEvent.HandoverFailed failed) {
                                        say("hand-over failed: " + failed.failure().getMessage());
                                    }
                                })
                        .drain(Duration.ofSeconds(20))
                        .drainOnShutdown()
                        .handle(
                                connection -> {
                                    answer(connection);
                                    served.incrementAndGet();
                                });
        say("serves " + server.listeners());
        if (old.isPresent()) {
            say("ready: " + old.get().ready());
        }
        try (HandoverOffer offer = server.handOver(control)) {
            say("offers");
            Drained drained = server.await();
            say("served " + served + ", cut " + drained.cut() + ", taken " + offer.isTaken());
        }
    }

    /// Answers each number with the process and the number.
    private static void answer(Connection connection) throws IOException {
        String pid = ProcessHandle.current().pid() + " ";
        byte[] question = connection.recv(100);
        while (question.length > 0) {
            connection.sendAll((pid + new String(question, UTF_8)).getBytes(UTF_8));
            question = connection.recv(100);
        }
    }

    private static synchronized void say(String what) {
        System.out.println(what);
    }

    /// As the server's clients see it.
    static long ask(Endpoint at, int number) throws IOException {
        try (Socket client = Socket.client(at, Duration.ofSeconds(20))) {
            client.timeout(Duration.ofSeconds(20));
            client.sendAll(Integer.toString(number).getBytes(UTF_8));
            String[] answer = new String(client.recv(100), UTF_8).split(" ", 2);
            if (answer.length != 2 || !answer[1].equals(Integer.toString(number))) {
                throw new IOException("asked " + number + ", answered " + String.join(" ", answer));
            }
            return Long.parseLong(answer[0]);
        }
    }
}
