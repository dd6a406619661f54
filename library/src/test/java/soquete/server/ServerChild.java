package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import soquete.ListenFds;
import soquete.endpoint.Endpoint;
import soquete.ring.Engine;
import soquete.ring.LoopConnection;
import soquete.ring.LoopOptions;
import soquete.testkit.PackedClassPath;

/// An echo server as a program of its own: what happens to it goes to standard output. With
/// `activated` it takes the sockets of its starter, with the name of an engine it is on event
/// loops.
final class ServerChild {
    private ServerChild() {}

    /// The command that starts it.
    static List<String> command(String... arguments) {
        return command(System.getProperty("java.class.path"), arguments);
    }

    /// The same from jars.
    static List<String> packed(Path into, String... arguments) {
        return command(PackedClassPath.in(into), arguments);
    }

    private static List<String> command(String classPath, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                ServerChild.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        boolean activated = args.length > 0 && args[0].equals("activated");
        ServerBuilder builder =
                activated ? Server.from(ListenFds.take()) : Server.on(Endpoint.of("127.0.0.1", 0));
        builder.drainOnShutdown()
                .drain(Duration.ofSeconds(activated ? 20 : 2))
                .reporter(ServerChild::print);
        try (Server server = start(builder, args)) {
            print(server.await());
        }
    }

    /// On threads; or on two event loops of the engine that is named, sending back what comes.
    private static Server start(ServerBuilder builder, String... args) throws IOException {
        if (args.length > 0 && Stream.of(Engine.values()).anyMatch(e -> e.name().equals(args[0]))) {
            LoopOptions options = LoopOptions.EPOLL.withEngine(Engine.valueOf(args[0]));
            return builder.handleOnLoops(2, options, _ -> LoopConnection::send);
        }
        return builder.handle(ServerChild::greet);
    }

    /// By lines: `name` is answered with the name of the listener, anything else sent back.
    private static void greet(Connection connection) throws IOException {
        connection.onDrain(() -> send(connection, "goodbye\n"));
        var in = connection.reader(UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            send(connection, (line.equals("name") ? connection.listener().name() : line) + "\n");
        }
    }

    private static void send(Connection connection, String line) {
        try {
            connection.sendAll(line.getBytes(UTF_8));
        } catch (IOException e) {
            print("not sent: " + e);
        }
    }

    private static void print(Object what) {
        if (!(what instanceof ServerEvent.Accepted || what instanceof ServerEvent.Ended)) {
            System.out.println(what);
        }
    }
}
