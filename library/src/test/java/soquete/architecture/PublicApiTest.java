package soquete.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import soquete.Socket;

/// The public API as a text file under review: a change of the API is a change of that file, in the
/// same commit. `mvn -pl library test -Dtest=PublicApiTest -Dapi.update=true` writes it.
class PublicApiTest {
    private static final Path FILE = Path.of("src/test/resources/api.txt");

    @Test
    void api_isWhatTheReviewedFileSays() throws Exception {
        List<String> api = List.copyOf(api());
        if (Boolean.getBoolean("api.update")) {
            Files.write(FILE, api);
        }
        assertThat(api).hasSizeGreaterThan(200);
        assertThat(api).isEqualTo(Files.readAllLines(FILE));
    }

    private static Set<String> api() throws Exception {
        Path root = root();
        Set<String> lines = new TreeSet<>();
        for (String name : exported(root)) {
            try (Stream<Path> files = Files.list(root.resolve(name.replace('.', '/')))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    String simple = file.getFileName().toString().replace(".class", "");
                    if (!simple.endsWith("-info")) {
                        describe(Class.forName(name + "." + simple, false, loader()), lines);
                    }
                }
            }
        }
        return lines;
    }

    private static Path root() throws Exception {
        URI location = Socket.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Path.of(location);
    }

    private static ClassLoader loader() {
        return PublicApiTest.class.getClassLoader();
    }

    private static List<String> exported(Path root) throws IOException {
        try (var in = Files.newInputStream(root.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .toList();
        }
    }

    private static void describe(Class<?> type, Set<String> lines) {
        if (!Modifier.isPublic(type.getModifiers())) {
            return;
        }
        String name = type.getTypeName();
        lines.add(name + " : " + kind(type) + parents(type));
        for (Field field : type.getFields()) {
            if (field.getDeclaringClass() == type) {
                lines.add(
                        name
                                + "."
                                + modifiers(field)
                                + show(field.getGenericType())
                                + " "
                                + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            lines.add(name + ".new" + parameters(constructor));
        }
        for (Method method : methods(type)) {
            boolean own = method.getDeclaringClass().getPackage() == type.getPackage();
            if (own && !method.isBridge() && !method.isSynthetic()) {
                lines.add(
                        name
                                + "."
                                + modifiers(method)
                                + show(method.getGenericReturnType())
                                + " "
                                + method.getName()
                                + parameters(method));
            }
        }
    }

    /// Those of superclasses that are not public too: in the public class the compiler only makes
    /// bridges for them.
    private static List<Method> methods(Class<?> type) {
        List<Method> all = new ArrayList<>(List.of(type.getMethods()));
        Class<?> parent = type.getSuperclass();
        while (parent != null && !Modifier.isPublic(parent.getModifiers())) {
            for (Method method : parent.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    all.add(method);
                }
            }
            parent = parent.getSuperclass();
        }
        return all;
    }

    private static String kind(Class<?> type) {
        String kind =
                type.isRecord()
                        ? "record"
                        : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String sealed = type.isSealed() ? "sealed " : "";
        String last = Modifier.isFinal(type.getModifiers()) ? "final " : "";
        return sealed + last + kind;
    }

    private static String parents(Class<?> type) {
        List<String> all = new ArrayList<>();
        Class<?> parent = type.getSuperclass();
        while (parent != null && !Modifier.isPublic(parent.getModifiers())) {
            parent = parent.getSuperclass();
        }
        if (parent != null && parent != Object.class) {
            all.add(parent.getTypeName());
        }
        Arrays.stream(type.getGenericInterfaces()).map(PublicApiTest::show).forEach(all::add);
        return all.isEmpty() ? "" : " of " + String.join(", ", all);
    }

    private static String modifiers(Member member) {
        return Modifier.isStatic(member.getModifiers()) ? "static " : "";
    }

    private static String parameters(Executable executable) {
        String parameters =
                Arrays.stream(executable.getGenericParameterTypes())
                        .map(PublicApiTest::show)
                        .collect(Collectors.joining(", ", "(", ")"));
        String failures =
                Arrays.stream(executable.getExceptionTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "));
        return failures.isEmpty() ? parameters : parameters + " throws " + failures;
    }

    private static String show(Type type) {
        return type.getTypeName();
    }
}
