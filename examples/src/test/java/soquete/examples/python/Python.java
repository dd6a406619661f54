package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What Python answers to the rows: one interpreter runs them all, once, each in names of its own.
final class Python {
    private static final long PATIENCE_SECONDS = 50;

    private Python() {}

    /// The answer to a row, or nothing where there is no Python.
    static Optional<String> answer(Method row) {
        return Optional.ofNullable(Answers.ALL.get(row));
    }

    /// The whole program of a row.
    static String program(Method method) {
        Row row = method.getAnnotation(Row.class);
        if (row != null) {
            return row.before() + "\n" + row.python() + "\nshow(" + row.result() + ")";
        }
        Surprise surprise = method.getAnnotation(Surprise.class);
        return surprise.python() + "\nshow(" + surprise.result() + ")";
    }

    private static final class Answers {
        static final Map<Method, String> ALL = ask(Table.methods());

        private static Map<Method, String> ask(List<Method> methods) {
            try (InputStream driver = Python.class.getResourceAsStream("driver.py")) {
                String program = new String(driver.readAllBytes(), UTF_8);
                Process python = new ProcessBuilder("python3", "-c", program).start();
                return talk(python, methods);
            } catch (IOException e) {
                return Map.of();
            }
        }

        private static Map<Method, String> talk(Process python, List<Method> methods)
                throws IOException {
            Thread watch =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    if (!python.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                                        python.destroyForcibly();
                                    }
                                } catch (InterruptedException e) {
                                    // The answers are all here.
                                }
                            });
            try (OutputStream to = python.getOutputStream()) {
                to.write(
                        String.join("\0", methods.stream().map(Python::program).toList())
                                .getBytes(UTF_8));
            }
            List<String> lines =
                    new String(python.getInputStream().readAllBytes(), UTF_8).lines().toList();
            watch.interrupt();
            if (lines.size() != methods.size()) {
                String error = new String(python.getErrorStream().readAllBytes(), UTF_8);
                throw new AssertionError(
                        "Python answered %d of %d rows: %s"
                                .formatted(lines.size(), methods.size(), error));
            }
            Map<Method, String> answers = new HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                answers.put(methods.get(i), lines.get(i).replace("\\n", "\n"));
            }
            return answers;
        }
    }
}
