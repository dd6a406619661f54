package soquete.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The command for a few lines of Python.
final class Python {
    private Python() {}

    /// `python3 -c CODE ARGUMENTS`, with `os`, `socket`, `sys` and `time` imported.
    static String[] command(String code, Object... arguments) {
        List<String> all =
                new ArrayList<>(List.of("python3", "-c", "import os, socket, sys, time\n" + code));
        Stream.of(arguments).map(Object::toString).forEach(all::add);
        return all.toArray(String[]::new);
    }
}
