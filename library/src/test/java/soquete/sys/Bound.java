package soquete.sys;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where the library has what C has: the names of the C headers, and for each of them the places in
/// the code.
public final class Bound {
    private Bound() {}

    /// Every constant and every system call of the golden file, as its lines name them.
    public static Set<String> namesOfC() {
        Set<String> names = new TreeSet<>();
        for (String key : GoldenLayouts.of("x86_64").values().keySet()) {
            if (key.startsWith("constant ") || key.startsWith("syscall ")) {
                names.add(key);
            }
        }
        return names;
    }

    /// The places in the code, by the same keys; functions of `soquete.posix` as `function name`
    /// too. What callers reach comes before what only the library uses.
    public static Map<String, List<String>> places()
            throws IOException, ReflectiveOperationException {
        Map<String, List<String>> places = new TreeMap<>();
        List<Class<?>> classes = LibraryClasses.on("amd64");
        for (Class<?> type : classes) {
            if (type.getPackageName().equals("soquete.posix")
                    && Modifier.isPublic(type.getModifiers())) {
                for (Method method : type.getDeclaredMethods()) {
                    if (isFunction(method)) {
                        String where = "posix." + type.getSimpleName() + "." + method.getName();
                        add(places, "function " + method.getName(), where);
                        add(places, "syscall " + method.getName(), where);
                    }
                }
            }
        }
        for (boolean binding : new boolean[] {false, true}) {
            for (Class<?> type : classes) {
                if (type.getPackageName().equals("soquete.sys") == binding) {
                    for (Claim claim : Claims.of(type).claims()) {
                        if (!claim.where().endsWith(".level()")) {
                            String prefix = binding ? "sys." : "";
                            add(places, claim.key(), prefix + claim.where());
                        }
                    }
                }
            }
        }
        return places;
    }

    private static boolean isFunction(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }

    private static void add(Map<String, List<String>> places, String key, String where) {
        List<String> known = places.computeIfAbsent(key, k -> new ArrayList<>());
        if (!known.contains(where)) {
            known.add(where);
        }
    }
}
