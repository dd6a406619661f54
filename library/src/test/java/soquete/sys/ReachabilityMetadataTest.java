package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Holds the metadata for GraalVM Native Image against the functions that the library links: a call
/// that it does not know of fails at run time there, and there is no such binary in the build.
///
/// The form is that of the schema 1.2.0 that GraalVM publishes: canonical layouts by name, options
/// `captureCallState`, `critical.allowHeapAccess` and `firstVariadicArg`.
@Timeout(60)
class ReachabilityMetadataTest {
    private static final String FILE =
            "/META-INF/native-image/io.github.soquete/soquete/reachability-metadata.json";

    @Test
    void metadata_hasExactlyTheDowncallsThatAreLinked() throws Exception {
        Set<String> linked = new TreeSet<>();
        for (String name : LibraryClasses.names()) {
            if (name.startsWith("soquete.sys.") && !name.endsWith("package-info")) {
                Class<?> initialized =
                        Class.forName(name, true, ReachabilityMetadataTest.class.getClassLoader());
                assertThat(initialized).isNotNull();
            }
        }
        Libc.linked().forEach(one -> linked.add(describe(one)));
        assertThat(linked).hasSizeGreaterThan(3);
        Set<String> declared = new TreeSet<>();
        for (JsonNode downcall : metadata().at("/foreign/downcalls")) {
            assertThat(declared.add(describe(downcall))).as("twice: " + downcall).isTrue();
        }
        assertThat(declared).isEqualTo(linked);
    }

    @Test
    void metadata_hasOnlyTheKeysOfTheSchema() throws Exception {
        JsonNode metadata = metadata();
        assertThat(keys(metadata)).isSubsetOf("comment", "foreign");
        assertThat(keys(metadata.get("foreign"))).containsExactly("downcalls");
        for (JsonNode downcall : metadata.at("/foreign/downcalls")) {
            assertThat(keys(downcall))
                    .isSubsetOf("reason", "condition", "returnType", "parameterTypes", "options");
            assertThat(keys(downcall.get("options")))
                    .isSubsetOf("captureCallState", "critical", "firstVariadicArg");
        }
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream in = ReachabilityMetadataTest.class.getResourceAsStream(FILE)) {
            assertThat(in).as(FILE).isNotNull();
            return new ObjectMapper().readTree(in);
        }
    }

    private static String describe(JsonNode downcall) {
        List<String> parameters = new ArrayList<>();
        downcall.get("parameterTypes").forEach(type -> parameters.add(type.asText()));
        Set<String> options = new TreeSet<>();
        JsonNode declared = downcall.get("options");
        if (declared.path("captureCallState").asBoolean()) {
            options.add("captureCallState");
        }
        if (declared.has("critical")) {
            options.add("critical " + declared.at("/critical/allowHeapAccess").asBoolean());
        }
        if (declared.has("firstVariadicArg")) {
            options.add("firstVariadicArg " + declared.get("firstVariadicArg").asInt());
        }
        return downcall.get("returnType").asText() + " " + parameters + " " + options;
    }

    private static String describe(Libc.Linked linked) {
        FunctionDescriptor shape = linked.shape();
        String result = shape.returnLayout().map(ReachabilityMetadataTest::name).orElse("void");
        List<String> parameters =
                shape.argumentLayouts().stream().map(ReachabilityMetadataTest::name).toList();
        Set<String> options = new TreeSet<>();
        linked.options().forEach(option -> options.add(name(option, parameters.size())));
        return result + " " + parameters + " " + options;
    }

    private static String name(MemoryLayout layout) {
        if (layout instanceof AddressLayout) {
            return "void*";
        }
        if (layout instanceof ValueLayout value) {
            return "j" + value.carrier().getName();
        }
        throw new AssertionError("a layout this test has no name for: " + layout);
    }

    private static String name(Linker.Option option, int parameters) {
        if (option.equals(Linker.Option.captureCallState("errno"))) {
            return "captureCallState";
        }
        for (boolean heap : new boolean[] {false, true}) {
            if (option.equals(Linker.Option.critical(heap))) {
                return "critical " + heap;
            }
        }
        for (int i = 0; i <= parameters; i++) {
            if (option.equals(Linker.Option.firstVariadicArg(i))) {
                return "firstVariadicArg " + i;
            }
        }
        throw new AssertionError("an option this test has no name for: " + option);
    }
}
