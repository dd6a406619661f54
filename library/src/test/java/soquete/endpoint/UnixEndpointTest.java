package soquete.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnixEndpointTest {
    @ParameterizedTest
    @CsvSource({
        "unix:/run/x, /run/x",
        "unix:relative, relative",
        "unix:./@x, ./@x",
        "unix:\\x40x, @x",
        "unix:a\\\\b, a\\b",
        "unix:naïve €, naïve €",
        "unix:a:b:c, a:b:c",
        "unix:\\x7f, \u007f",
        "unix:\\xe2\\x80\\xae, \u202e",
        "unix:😀, 😀"
    })
    void path_printsAndIsRead(String text, String path) {
        UnixEndpoint endpoint = UnixEndpoint.path(path);

        assertThat(endpoint).hasToString(text);
        assertThat(Endpoint.parse(text)).isEqualTo(endpoint);
        assertThat(endpoint.name()).isEqualTo(path.getBytes(UTF_8));
        assertThat(endpoint.isPath()).isTrue();
        assertThat(endpoint.family()).isEqualTo(Family.AF_UNIX);
    }

    @Test
    void abstractAndUnnamed_printAndAreRead() {
        UnixEndpoint named = UnixEndpoint.abstractName("a\0b");
        assertThat(named).hasToString("unix:@a\\x00b");
        assertThat(Endpoint.parse("unix:@a\\x00b")).isEqualTo(named);
        assertThat(named.isAbstract()).isTrue();
        assertThat(named.isPath()).isFalse();
        assertThat(named.name()).containsExactly('a', 0, 'b');
        assertThat(named.sunPath()).containsExactly(0, 'a', 0, 'b');
        assertThat(UnixEndpoint.abstractName("")).hasToString("unix:@");
        assertThat(Endpoint.parse("unix:@")).isEqualTo(UnixEndpoint.abstractName(""));
        assertThat(UnixEndpoint.abstractName("@")).hasToString("unix:@@");
        assertThat(Endpoint.parse("unix:@@")).isEqualTo(UnixEndpoint.abstractName("@"));

        assertThat(UnixEndpoint.UNNAMED).hasToString("unix:");
        assertThat(Endpoint.parse("unix:")).isEqualTo(UnixEndpoint.UNNAMED);
        assertThat(UnixEndpoint.UNNAMED.isUnnamed()).isTrue();
        assertThat(UnixEndpoint.UNNAMED.name()).isEmpty();
    }

    @Property
    void anyBytes_printWhatIsRead(@ForAll @Size(max = 107) byte[] name) {
        UnixEndpoint endpoint = UnixEndpoint.abstractName(name);
        assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
        assertThat(endpoint.toString()).doesNotContain("\0").doesNotContain("\n");
        if (name.length > 0 && new String(name, UTF_8).indexOf(0) < 0) {
            UnixEndpoint path = UnixEndpoint.path(name);
            assertThat(Endpoint.parse(path.toString())).isEqualTo(path);
            assertThat(path).isNotEqualTo(endpoint);
        }
    }

    @Test
    void bytes_areCopiedInAndOut() {
        byte[] path = {'/', 'x'};
        UnixEndpoint endpoint = UnixEndpoint.path(path);
        path[1] = 'y';
        endpoint.sunPath()[1] = 'z';
        endpoint.name()[1] = 'z';
        assertThat(endpoint).isEqualTo(UnixEndpoint.path("/x"));
        assertThat(endpoint).hasSameHashCodeAs(UnixEndpoint.path("/x"));
    }

    @Test
    void lengths_endAtTheKernels() {
        assertThat(UnixEndpoint.path("p".repeat(108)).name()).hasSize(108);
        assertThatThrownBy(() -> UnixEndpoint.path("p".repeat(109)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("109 bytes")
                .hasMessageContaining("108");
        assertThat(UnixEndpoint.abstractName("n".repeat(107)).name()).hasSize(107);
        assertThatThrownBy(() -> UnixEndpoint.abstractName("n".repeat(108)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("108 bytes is longer than 107");
        assertThatThrownBy(() -> UnixEndpoint.path("é".repeat(55)))
                .hasMessageContaining("110 bytes");
    }

    @Test
    void whatCannotBe_isRefused() {
        assertThatThrownBy(() -> UnixEndpoint.path("a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL byte at index 1")
                .hasMessageContaining("a\\x00b");
        assertThatThrownBy(() -> UnixEndpoint.path("\0a")).hasMessageContaining("abstractName");
        assertThatThrownBy(() -> UnixEndpoint.path("")).hasMessageContaining("UNNAMED");
        assertThatThrownBy(() -> UnixEndpoint.path("\ud800"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
        for (String text : List.of("unix:a\\", "unix:a\\x4", "unix:\\xgg", "unix:\\n")) {
            assertThatThrownBy(() -> Endpoint.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("backslash")
                    .hasMessageContaining("\"" + text + "\"");
        }
        assertThatThrownBy(() -> Endpoint.parse("unix:a\\x00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void javaNet_bothWays() {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of("/run/x");
        assertThat(Endpoint.of(address)).isEqualTo(UnixEndpoint.path("/run/x"));
        assertThat(UnixEndpoint.path("/run/x").toUnixDomainSocketAddress()).isEqualTo(address);
        UnixDomainSocketAddress unnamed = UnixDomainSocketAddress.of("");
        assertThat(Endpoint.of(unnamed)).isEqualTo(UnixEndpoint.UNNAMED);
        assertThat(UnixEndpoint.UNNAMED.toUnixDomainSocketAddress()).isEqualTo(unnamed);
        assertThatThrownBy(() -> UnixEndpoint.abstractName("x").toUnixDomainSocketAddress())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unix:@x");
        assertThatThrownBy(() -> UnixEndpoint.UNNAMED.toPath())
                .isInstanceOf(IllegalStateException.class);
    }

    /// The bytes of the file system, whatever the locale of this process.
    @Test
    void paths_keepTheirBytes(@TempDir Path directory) throws IOException {
        byte[] odd = {'n', '?', (byte) 0xff, '%', ' ', (byte) 0xc3, (byte) 0xa9};
        byte[] absolute = new byte[directory.toString().length() + 1 + odd.length];
        byte[] prefix = (directory + "/").getBytes(UTF_8);
        System.arraycopy(prefix, 0, absolute, 0, prefix.length);
        System.arraycopy(odd, 0, absolute, prefix.length, odd.length);

        Path path = UnixEndpoint.path(absolute).toPath();
        assertThat(UnixEndpoint.path(path)).isEqualTo(UnixEndpoint.path(absolute));
        Files.createDirectory(path);
        assertThat(UnixEndpoint.path(path)).isEqualTo(UnixEndpoint.path(absolute));
        Files.delete(path);

        Path relative = UnixEndpoint.path(odd).toPath();
        assertThat(relative.isAbsolute()).isFalse();
        assertThat(UnixEndpoint.path(relative)).isEqualTo(UnixEndpoint.path(odd));
        assertThat(UnixEndpoint.path(Path.of("a/../b"))).isEqualTo(UnixEndpoint.path("a/../b"));
    }

    @Test
    void pathOfAnotherFileSystem_isRefused(@TempDir Path directory) throws IOException {
        URI zip = URI.create("jar:" + directory.resolve("x.zip").toUri());
        try (FileSystem other = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            assertThatThrownBy(() -> UnixEndpoint.path(other.getPath("/x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("default file system");
        }
    }
}
