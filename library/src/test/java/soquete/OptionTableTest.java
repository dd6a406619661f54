package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.OptionRow.Way;
import soquete.error.ErrnoException;
import soquete.error.NotSupportedException;
import soquete.option.Option;
import soquete.option.SolSocket;
import soquete.testkit.Capability;

@Timeout(60)
class OptionTableTest {
    static Stream<OptionRow> rows() {
        return OptionTable.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void option_onAFreshSocket_isAsTheTableSays(OptionRow row) throws Exception {
        if (row.way() == Way.FAMILY_ABSENT) {
            checkAbsent(row);
            return;
        }
        if (row.way() == Way.TEST_OF_ITS_OWN) {
            assertThat(Objects.requireNonNull(row.test()).getDeclaredMethods()).isNotEmpty();
            return;
        }
        Socket opened = openOrSkip(row);
        try (Socket socket = opened) {
            if (!row.since().isEmpty() && !Capability.kernel(row.since()).isPresent()) {
                assertThatThrownBy(() -> socket.get(row.option()))
                        .isInstanceOf(NotSupportedException.class);
                return;
            }
            check(socket, row);
        }
    }

    private static Socket openOrSkip(OptionRow row) throws IOException {
        try {
            return row.kind().open();
        } catch (ErrnoException e) {
            assumeTrue(false, "needs a socket of kind " + row.kind() + ": " + e.getMessage());
            throw e;
        }
    }

    /// Where the family is there, reading says whether the number is known to it.
    private static void checkAbsent(OptionRow row) throws IOException {
        try (Socket socket = row.kind().open()) {
            assertThat(socket.descriptor().fd()).isNotNegative();
        } catch (ErrnoException e) {
            assertThat(e).isInstanceOf(NotSupportedException.class);
            assertThat(e.likelyCause()).contains("kernel");
        }
    }

    @SuppressWarnings("unchecked") // a row has the value of its option
    private static void check(Socket socket, OptionRow row) throws Exception {
        Option<Object> option = (Option<Object>) row.option();
        switch (row.way()) {
            case READ_WRITE -> {
                Object value = Objects.requireNonNull(row.value());
                assertThat(socket.get(option)).isNotEqualTo(row.expected());
                socket.set(option, value);
                assertThat(socket.get(option)).isEqualTo(row.expected());
            }
            case TOGGLE -> {
                boolean before = (Boolean) socket.get(option);
                socket.set(option, !before);
                assertThat(socket.get(option)).isEqualTo(!before);
            }
            case READ_ONLY -> {
                assertThat(socket.get(option)).isInstanceOf(option.type());
                refuses(row, () -> setRaw(socket, option, option.shape().size()));
            }
            case WRITE_ONLY -> socket.set(option, Objects.requireNonNull(row.value()));
            case REFUSES_VALUE ->
                    refuses(row, () -> socket.set(option, Objects.requireNonNull(row.value())));
            default -> {
                refuses(row, () -> socket.get(option));
                refuses(row, () -> setRaw(socket, option, Integer.BYTES));
            }
        }
        wrongTypeIsRefused(socket, option);
    }

    private static void setRaw(Socket socket, Option<?> option, int size) throws IOException {
        socket.setRaw(option.level(), option.number(), new byte[size]);
    }

    private static void refuses(OptionRow row, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        e -> assertThat(e.errno().toString()).startsWith(row.errno() + " "));
    }

    private static void wrongTypeIsRefused(Socket socket, Option<Object> option) {
        assertThatThrownBy(() -> socket.set(option, new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(option.name())
                .hasMessageContaining("and not Object");
    }

    /// A new option without a row fails here.
    @Test
    void table_hasEveryOptionOfTheLibrary() throws Exception {
        List<String> inTable =
                rows().map(row -> row.option().level() + " " + row.option().name()).toList();
        assertThat(inTable).doesNotHaveDuplicates();
        assertThat(inTable).containsExactlyInAnyOrderElementsOf(optionsOfTheLibrary());
    }

    @Test
    void options_ofAClass_areSortedByName() throws Exception {
        for (Class<?> type : levels()) {
            List<String> names =
                    Stream.of(type.getDeclaredFields())
                            .filter(field -> field.getType() == Option.class)
                            .map(Field::getName)
                            .toList();
            assertThat(names).isSorted();
        }
    }

    private static List<String> optionsOfTheLibrary() throws Exception {
        List<String> all = new ArrayList<>();
        for (Class<?> type : levels()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == Option.class && Modifier.isPublic(field.getModifiers())) {
                    Option<?> option = (Option<?>) Objects.requireNonNull(field.get(null));
                    all.add(option.level() + " " + option.name());
                }
            }
        }
        return all;
    }

    /// The classes of the package that have options.
    private static List<Class<?>> levels() throws Exception {
        File place =
                new File(
                        SolSocket.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        File[] files = new File(place, "soquete/option").listFiles();
        List<Class<?>> levels = new ArrayList<>();
        for (File file : Objects.requireNonNull(files)) {
            String name = file.getName();
            if (name.startsWith("Sol") || name.startsWith("Af")) {
                levels.add(Class.forName("soquete.option." + name.replace(".class", "")));
            }
        }
        assertThat(levels).hasSizeGreaterThan(25);
        return levels;
    }
}
