package soquete.sys;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All classes of the library, loaded a second time as if on another machine: [Architecture] reads
/// `os.arch` when it is initialized, once per class loader.
///
/// The annotations stay those of the test, which asks for them.
final class LibraryClasses extends ClassLoader {
    private static final Set<String> SHARED =
            Set.of(
                    CStruct.class.getName(),
                    CConstants.class.getName(),
                    OwnConstants.class.getName());

    private final Set<String> names;

    private LibraryClasses(Set<String> names) {
        super(LibraryClasses.class.getClassLoader());
        this.names = names;
    }

    /// Loads the classes with `os.arch` saying `architecture`.
    static List<Class<?>> on(String architecture) throws ReflectiveOperationException, IOException {
        LibraryClasses loader = new LibraryClasses(names());
        String real = System.getProperty("os.arch");
        System.setProperty("os.arch", architecture);
        try {
            Class.forName(Architecture.class.getName(), true, loader);
        } finally {
            System.setProperty("os.arch", real);
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : loader.names) {
            classes.add(Class.forName(name, false, loader));
        }
        return List.copyOf(classes);
    }

    /// The names of all classes that stand where [CStruct] stands: a directory or a jar.
    static Set<String> names() throws IOException {
        Path place;
        try {
            place =
                    Path.of(
                            CStruct.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (Files.isDirectory(place)) {
            return names(place);
        }
        try (FileSystem jar =
                FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
            return names(jar.getPath("/"));
        }
    }

    private static Set<String> names(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString();
                if (name.endsWith(".class") && name.startsWith("soquete")) {
                    String separator = root.getFileSystem().getSeparator();
                    names.add(
                            name.substring(0, name.length() - ".class".length())
                                    .replace(separator, "."));
                }
            }
        }
        return names;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!names.contains(name) || SHARED.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file =
                getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
