package soquete.resolve;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.AiFlags;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Hints;
import soquete.endpoint.NiFlags;
import soquete.posix.Unistd;

/// The program of [NamesTest], in a machine with names of its own.
final class NamesChild {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Hints FOUR = Hints.TCP.with(Family.AF_INET);

    private NamesChild() {}

    public static void main(String[] args) throws Exception {
        Unistd.sethostname("box");
        print(Resolver::gethostname);
        print(() -> Resolver.getfqdn(SOON));
        print(() -> Resolver.getfqdn("alias", SOON));
        print(() -> Resolver.getfqdn("10.1.2.4", SOON));
        print(() -> Resolver.getfqdn("nowhere", SOON));
        print(() -> Resolver.getfqdn("plain", SOON));
        print(() -> addresses("b\u00fccher.example", FOUR));
        print(() -> addresses("B\u00dcCHER.example", FOUR));
        print(() -> addresses("b\u00fccher.example", FOUR.with(AiFlags.AI_IDN)));
        print(() -> canonical("alias", FOUR.with(AiFlags.AI_CANONNAME)));
        AiFlags decoded = AiFlags.AI_CANONNAME.and(AiFlags.AI_CANONIDN);
        print(() -> canonical("b\u00fccher.example", FOUR.with(decoded)));
        Endpoint bookshop = Endpoint.of("10.1.2.5", 80);
        print(() -> Resolver.getnameinfo(bookshop, NiFlags.NI_NUMERICSERV).host());
        NiFlags idn = NiFlags.NI_NUMERICSERV.and(NiFlags.NI_IDN);
        print(() -> Resolver.getnameinfo(bookshop, idn).host());
        print(() -> Resolver.getnameinfo(Endpoint.of("10.1.2.9", 1), NiFlags.NI_NAMEREQD));
        print(() -> addresses("three", FOUR));
        print(
                () -> {
                    Unistd.sethostname("x".repeat(65));
                    return "";
                });
    }

    private static List<Object> addresses(String host, Hints hints) throws Exception {
        return Resolver.getaddrinfo(host, "80", hints, SOON).stream()
                .<Object>map(AddressInfo::endpoint)
                .toList();
    }

    private static String canonical(String host, Hints hints) throws Exception {
        return Resolver.getaddrinfo(host, null, hints).getFirst().canonicalName().orElse("none");
    }

    private static void print(Callable<Object> call) {
        try {
            System.out.println(call.call());
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }
}
