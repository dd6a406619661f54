package soquete.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All constants of the library that are options, and all shapes, found in its classes.
final class EveryOption {
    private EveryOption() {}

    static List<Option<?>> all() {
        List<Option<?>> all = new ArrayList<>();
        for (Class<?> type : classes()) {
            for (Object constant : constants(type, Option.class)) {
                all.add((Option<?>) constant);
            }
        }
        assertThat(all).hasSizeGreaterThan(300);
        return all;
    }

    /// Those of the options and those that have no option of their own, each once.
    static List<Shape<?>> shapes() {
        List<Shape<?>> shapes = new ArrayList<>();
        for (Class<?> type : List.of(Shape.class, Deferred.class)) {
            for (Object constant : constants(type, Shape.class)) {
                shapes.add((Shape<?>) constant);
            }
        }
        for (Option<?> option : all()) {
            if (!shapes.contains(option.shape())) {
                shapes.add(option.shape());
            }
        }
        return List.copyOf(shapes);
    }

    private static List<Object> constants(Class<?> of, Class<?> type) {
        List<Object> constants = new ArrayList<>();
        for (Field field : of.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
                try {
                    constants.add(Objects.requireNonNull(field.get(null)));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return constants;
    }

    private static List<Class<?>> classes() {
        String folder = Option.class.getPackageName().replace('.', '/');
        Set<String> names = new TreeSet<>();
        try {
            Path root =
                    Path.of(
                            Option.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(".class") && !name.contains("-"))
                        .forEach(name -> names.add(name.substring(0, name.length() - 6)));
            }
            List<Class<?>> classes = new ArrayList<>();
            for (String name : names) {
                classes.add(Class.forName(Option.class.getPackageName() + "." + name));
            }
            return classes;
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
