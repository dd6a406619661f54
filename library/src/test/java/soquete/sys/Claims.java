package soquete.sys;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Reads from a class, by reflection, what it claims about C, and where it breaks the rules that
/// make claims readable.
///
/// - `@CStruct("x")`: `SIZE`, and the offset of one member per constant, in upper case; a member
///   within a member has `_` for the dot.
/// - `@CConstants`: constants by their C names. `SystemCall`: system calls in upper case.
/// - Any other class of `soquete.sys` has integer constants only under `@OwnConstants`.
/// - A constant of type `Struct` of `soquete.option` has the name of a C struct, its size unless it
///   grows, and the offset of each of its fields.
/// - Elsewhere, public constants that are integers, or whose type has a `number()` or `bits()`,
/// bear
///   their C names; an option also has its `level()` and `name()`.
final class Claims {
    private static final Set<Class<?>> INTEGERS =
            Set.of(byte.class, short.class, char.class, int.class, long.class);

    private final List<Claim> claims = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    private Claims() {}

    /// Everything that a class of the library says. Initializes the class if it says anything.
    static Claims of(Class<?> type) {
        return switch (type.getPackageName()) {
            case "soquete.sys" -> ofBinding(type);
            // The numbers of the PROXY protocol stand in its specification, and in no header of C.
            case "soquete.wait", "soquete.proxy" -> new Claims();
            default -> {
                Claims claims =
                        Modifier.isPublic(type.getModifiers()) ? ofPublic(type) : new Claims();
                claims.readStructs(type);
                yield claims;
            }
        };
    }

    /// What a class says that is bound to C.
    static Claims ofBinding(Class<?> type) {
        Claims claims = new Claims();
        claims.readBinding(type);
        return claims;
    }

    /// What the public constants of a class say.
    static Claims ofPublic(Class<?> type) {
        Claims claims = new Claims();
        claims.readPublic(type);
        return claims;
    }

    List<Claim> claims() {
        return claims;
    }

    /// Sentences, one per broken rule.
    List<String> violations() {
        return violations;
    }

    private void readBinding(Class<?> type) {
        List<Field> fields = integers(type).toList();
        CStruct struct = type.getAnnotation(CStruct.class);
        OwnConstants own = type.getAnnotation(OwnConstants.class);
        if (struct != null) {
            if (fields.stream().noneMatch(field -> field.getName().equals("SIZE"))) {
                violations.add(type.getSimpleName() + " is a @CStruct without a SIZE");
            }
            fields.forEach(field -> add(field, layoutKey(struct.value(), field.getName())));
        } else if (type.isAnnotationPresent(CConstants.class)) {
            fields.forEach(field -> add(field, "constant " + field.getName()));
        } else if (type.getSimpleName().equals("SystemCall")) {
            fields.forEach(field -> add(field, "syscall " + lower(field.getName())));
        } else if (own != null) {
            if (own.value().isBlank()) {
                violations.add(type.getSimpleName() + " has @OwnConstants without a reason");
            }
        } else {
            fields.forEach(
                    field ->
                            violations.add(
                                    where(field)
                                            + " is checked by nothing: its class needs @CStruct,"
                                            + " @CConstants or @OwnConstants"));
        }
    }

    private void readPublic(Class<?> type) {
        integers(type)
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .forEach(field -> add(field, "constant " + field.getName()));
        constants(type)
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .filter(field -> !field.getType().isPrimitive())
                .forEach(this::readValue);
    }

    private void readValue(Field field) {
        String constant = "constant " + field.getName();
        for (Method method : field.getType().getMethods()) {
            String name = method.getName();
            boolean accessor = method.getParameterCount() == 0;
            if (accessor && (name.equals("number") || name.equals("bits"))) {
                claims.add(new Claim(where(field), constant, (int) answer(field, method), true));
            } else if (accessor && name.equals("level")) {
                String level = "constant " + level(field.getDeclaringClass());
                String where = where(field) + ".level()";
                claims.add(new Claim(where, level, (int) answer(field, method), true));
            } else if (accessor && name.equals("name") && isOption(field.getType())) {
                if (!field.getName().equals(answer(field, method))) {
                    violations.add(where(field) + " calls itself " + answer(field, method));
                }
            }
        }
    }

    private void readStructs(Class<?> type) {
        constants(type)
                .filter(field -> field.getType().getName().equals("soquete.option.Struct"))
                .forEach(this::readStruct);
    }

    private void readStruct(Field field) {
        Object struct = get(field);
        String name = (String) ask(struct, "name");
        if (!(boolean) ask(struct, "grows")) {
            int size = (int) ask(struct, "size");
            claims.add(new Claim(where(field), "size struct " + name, size, true));
        }
        for (Object member : (List<?>) ask(struct, "fields")) {
            String key = "offset struct " + name + "." + ask(member, "member");
            claims.add(new Claim(where(field), key, (int) ask(member, "offset"), true));
        }
    }

    private static Object ask(Object of, String name) {
        try {
            Method method = of.getClass().getDeclaredMethod(name);
            method.setAccessible(true);
            return method.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(of + "." + name, e);
        }
    }

    private static boolean isOption(Class<?> type) {
        return type.getSimpleName().equals("Option");
    }

    /// `SOL_TCP` for the class `SolTcp`.
    private static String level(Class<?> type) {
        return type.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static String layoutKey(String struct, String name) {
        return name.equals("SIZE")
                ? "size struct " + struct
                : "offset struct " + struct + "." + lower(name);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Stream<Field> integers(Class<?> type) {
        return constants(type)
                .filter(field -> INTEGERS.contains(field.getType()))
                .filter(field -> !field.getName().equals("serialVersionUID"));
    }

    private static Stream<Field> constants(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> Modifier.isFinal(field.getModifiers()))
                .filter(field -> !field.isSynthetic());
    }

    private void add(Field field, String key) {
        boolean isInt = field.getType() != long.class;
        claims.add(new Claim(where(field), key, integer(field), isInt));
    }

    private static String where(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static long integer(Field field) {
        Object value = get(field);
        return value instanceof Character character ? character : ((Number) value).longValue();
    }

    private static Object answer(Field field, Method method) {
        try {
            return method.invoke(get(field));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(where(field), e);
        }
    }

    private static Object get(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new LinkageError(where(field), e);
        }
    }
}
