package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import soquete.endpoint.AiFlags;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.InetEndpoint;
import soquete.error.ResolveException;

/// What the C library takes for a number and what we let through, compared on any text.
class NetdbTextTest {
    private static final Pattern NUMBER = Pattern.compile("[ \\t-\\r]*[+-]?[0-9]+");
    private static final Pattern PORT = Pattern.compile("[0-9]+");
    private static final Hints NUMERIC =
            Hints.TCP.with(Family.AF_INET).with(AiFlags.AI_NUMERICHOST.and(AiFlags.AI_NUMERICSERV));

    @Property
    void service_thatTheCLibraryReadsAsANumber_isThatPortOrRefused(
            @ForAll("services") String service) throws Exception {
        boolean allowed = isAllowed(service);
        int port;
        try {
            port =
                    ((InetEndpoint)
                                    Netdb.getaddrinfo("127.0.0.1", service, NUMERIC)
                                            .getFirst()
                                            .endpoint())
                            .port();
        } catch (ResolveException e) {
            // A name for the C library, which takes -1 and 4294967295 for names too.
            assertThat(allowed).isEqualTo(!NUMBER.matcher(service).matches() && !service.isEmpty());
            return;
        }
        boolean plain = PORT.matcher(service).matches() && strip(service).length() <= 5;
        long number = plain ? Long.parseLong(service) : -1;
        assertThat(allowed).isEqualTo(number >= 0 && number <= 65_535);
        if (allowed) {
            assertThat(port).isEqualTo((int) number);
        }
    }

    private static String strip(String digits) {
        return digits.replaceFirst("^0+", "");
    }

    private static boolean isAllowed(String service) {
        try {
            NetdbText.requirePortOrName(service);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> services() {
        Arbitrary<String> numbers =
                Arbitraries.longs().between(-100_000, 5_000_000_000L).map(Object::toString);
        Arbitrary<String> near =
                Arbitraries.strings().withChars("0123456789+- \t\n\u000b\rx").ofMaxLength(7);
        return Arbitraries.oneOf(numbers, near);
    }
}
