package soquete;

import java.io.IOException;
import java.time.Duration;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;

/// The program of [BlackHoleTest]: connects to names, and prints the outcome and the time it took.
///
/// Arguments: `platform` or `virtual`, then `name port` pairs.
final class BlackHole {
    private BlackHole() {}

    public static void main(String[] args) throws Exception {
        OnThread.call(
                args[0].equals("virtual"),
                () -> {
                    // What the first look-up and the first wait load is not what is measured.
                    attempt("localhost", 1);
                    for (int i = 1; i < args.length; i += 2) {
                        System.out.println(attempt(args[i], Integer.parseInt(args[i + 1])));
                    }
                    return null;
                });
    }

    private static String attempt(String name, int port) {
        long start = System.nanoTime();
        String outcome;
        try (Socket client = Socket.connect(name, port, Duration.ofSeconds(3))) {
            Endpoint to = client.remoteEndpoint();
            outcome = ((InetEndpoint) to).host();
        } catch (IOException e) {
            outcome = e.getClass().getSimpleName() + "+" + e.getSuppressed().length;
        }
        return name + " " + outcome + " " + (System.nanoTime() - start) / 1_000_000;
    }
}
