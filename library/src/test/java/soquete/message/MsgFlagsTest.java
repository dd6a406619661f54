package soquete.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MsgFlagsTest {
    static Stream<Arguments> constants() {
        return Stream.of(MsgFlags.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> !field.getName().equals("NONE"))
                // Of SCTP, with the bit of MSG_MORE: a result, where the other is for sending.
                .filter(field -> !field.getName().equals("MSG_NOTIFICATION"))
                .map(field -> Arguments.of(field.getName(), field));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("constants")
    void constant_printsItsCName(String name, Field field) throws IllegalAccessException {
        assertThat(field.get(null)).hasToString(name);
    }

    @Test
    void toString_severalAndUnknown_namesEach() {
        assertThat(MsgFlags.NONE).hasToString("0");
        assertThat(MsgFlags.MSG_DONTWAIT.and(MsgFlags.MSG_PEEK))
                .hasToString("MSG_PEEK|MSG_DONTWAIT");
        assertThat(new MsgFlags(0x2000002 | 0x1000000)).hasToString("MSG_PEEK|0x3000000");
    }

    @Property
    void and_isTheUnion(@ForAll int a, @ForAll int b) {
        MsgFlags both = new MsgFlags(a).and(new MsgFlags(b));

        assertThat(both.bits()).isEqualTo(a | b);
        assertThat(both.has(new MsgFlags(a))).isTrue();
        assertThat(new MsgFlags(a).has(both)).isEqualTo((b & ~a) == 0);
    }

    @Test
    void shutdown_hasTheNumbersOfC() {
        assertThat(Shutdown.SHUT_RD.number()).isEqualTo(0);
        assertThat(Shutdown.SHUT_WR.number()).isEqualTo(1);
        assertThat(Shutdown.SHUT_RDWR.number()).isEqualTo(2);
    }
}
