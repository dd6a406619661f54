package soquete.examples.python;

import static soquete.endpoint.Family.AF_INET;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import soquete.Socket;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.AiFlags;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Hints;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.NameInfo;
import soquete.endpoint.NiFlags;
import soquete.endpoint.Protocol;
import soquete.error.ErrnoException;
import soquete.error.ResolveException;
import soquete.posix.Unistd;
import soquete.resolve.Databases;
import soquete.resolve.Resolver;

/// Python's functions about names.
class NamesTest extends Sockets {
    @Row(
            value = "getaddrinfo",
            python = "found = socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM)",
            result = "[i[4] for i in found], found[0][0], found[0][1]",
            note = "interruptible, and bounded by a timeout")
    void getaddrinfo(Answer answer) throws IOException {
        // begin
        List<AddressInfo> found = Resolver.getaddrinfo("127.0.0.1", "80", Hints.TCP);
        // end
        answer.is(
                found.stream().map(AddressInfo::endpoint).toList(),
                found.get(0).family(),
                found.get(0).type());
    }

    @Row(
            value = "getaddrinfo, wildcard",
            python =
                    "found = socket.getaddrinfo(None, 80, socket.AF_INET, socket.SOCK_STREAM, flags=socket.AI_PASSIVE)",
            result = "[i[4] for i in found]")
    void getaddrinfoPassive(Answer answer) throws IOException {
        // begin
        Hints hints = Hints.TCP.with(AF_INET).with(AiFlags.AI_PASSIVE);
        List<AddressInfo> found = Resolver.getaddrinfo(null, "80", hints);
        // end
        answer.is(found.stream().map(AddressInfo::endpoint).toList());
    }

    @Row(
            value = "getnameinfo",
            python =
                    "host, service = socket.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)",
            result = "host, service")
    void getnameinfo(Answer answer) throws IOException {
        // begin
        NiFlags flags = NiFlags.NI_NUMERICHOST.and(NiFlags.NI_NUMERICSERV);
        NameInfo name = Resolver.getnameinfo(Endpoint.of("127.0.0.1", 80), flags);
        // end
        answer.is(name.host(), name.service());
    }

    @Row(
            value = "gethostbyname",
            python = "address = socket.gethostbyname('localhost')",
            result = "address")
    void gethostbyname(Answer answer) throws IOException {
        // begin
        Hints hints = Hints.TCP.with(AF_INET);
        Endpoint address = Resolver.getaddrinfo("localhost", null, hints).getFirst().endpoint();
        // end
        answer.is(((InetEndpoint) address).host());
    }

    @Row(
            value = "gethostbyname_ex",
            python = "name, aliases, addresses = socket.gethostbyname_ex('127.0.0.1')",
            result = "name, addresses",
            note = "aliases have no place in getaddrinfo")
    void gethostbynameEx(Answer answer) throws IOException {
        // begin
        Hints hints = Hints.TCP.with(AF_INET).with(AiFlags.AI_CANONNAME);
        List<AddressInfo> found = Resolver.getaddrinfo("127.0.0.1", null, hints);
        // end
        answer.is(
                found.get(0).canonicalName(),
                found.stream().map(i -> ((InetEndpoint) i.endpoint()).host()).toList());
    }

    @Row(
            value = "gethostbyaddr",
            python = "name, aliases, addresses = socket.gethostbyaddr('127.0.0.1')",
            result = "name")
    void gethostbyaddr(Answer answer) throws IOException {
        // begin
        Endpoint address = Endpoint.of("127.0.0.1", 0);
        String name = Resolver.getnameinfo(address, NiFlags.NI_NAMEREQD).host();
        // end
        answer.is(name);
    }

    @Row(value = "getfqdn", python = "name = socket.getfqdn('localhost')", result = "name")
    void getfqdn(Answer answer) throws IOException {
        // begin
        String name = Resolver.getfqdn("localhost", Duration.ofSeconds(5));
        // end
        answer.is(name);
    }

    @Row(value = "gethostname", python = "name = socket.gethostname()", result = "name")
    void gethostname(Answer answer) throws ErrnoException {
        // begin
        String name = Resolver.gethostname();
        // end
        answer.is(name);
    }

    @Row(
            value = "sethostname",
            python = "error = failure(lambda: socket.sethostname('a' * 65))",
            result = "error")
    void sethostname(Answer answer) {
        String name = "a".repeat(65);
        String error =
                Answer.failure(
                        () -> {
                            // begin
                            Unistd.sethostname(name);
                            // end
                        });
        answer.is(error);
    }

    @Row(
            value = "getservbyname",
            python = "port = socket.getservbyname('http', 'tcp')",
            result = "port")
    void getservbyname(Answer answer) throws IOException {
        // begin
        int port = Databases.getservbyname("http", "tcp").orElseThrow().port();
        // end
        answer.is(port);
    }

    @Row(
            value = "getservbyport",
            python = "name = socket.getservbyport(80, 'tcp')",
            result = "name")
    void getservbyport(Answer answer) throws IOException {
        // begin
        String name = Databases.getservbyport(80, "tcp").orElseThrow().name();
        // end
        answer.is(name);
    }

    @Row(
            value = "getprotobyname",
            python = "number = socket.getprotobyname('tcp')",
            result = "number")
    void getprotobyname(Answer answer) throws IOException {
        // begin
        Protocol number = Databases.getprotobyname("tcp").orElseThrow().protocol();
        // end
        answer.is(number);
    }

    @Surprise(
            value = "19",
            is = "`getaddrinfo` takes the port 70000 for 4464.",
            ours = "refused, refused",
            here = "ports out of range are refused everywhere",
            python = "found = socket.getaddrinfo('127.0.0.1', 70000, 0, socket.SOCK_STREAM)",
            result = "found[0][4][1]")
    void port(Answer answer) {
        answer.is(
                Answer.failure(() -> Resolver.getaddrinfo("127.0.0.1", "70000", Hints.TCP)),
                Answer.failure(() -> Endpoint.of("127.0.0.1", 70000)));
    }

    @Surprise(
            value = "21",
            is =
                    "A bad name as `a..b` fails with one class in `connect` and another in `getaddrinfo`.",
            ours = "true, true",
            here = "both are a `ResolveException`",
            python =
                    """
                    def gaierror(operation):
                        try:
                            operation()
                        except socket.gaierror:
                            return True
                        except Exception:
                            return False
                    """,
            result =
                    "gaierror(lambda: socket.socket().connect(('a..b', 1))),"
                            + " gaierror(lambda: socket.getaddrinfo('a..b', 1))")
    void badName(Answer answer) {
        answer.is(
                resolveException(() -> Socket.connect("a..b", 1)),
                resolveException(() -> Resolver.getaddrinfo("a..b", "1", Hints.TCP)));
    }

    private static boolean resolveException(Answer.Failing operation) {
        try {
            operation.run();
            return false;
        } catch (ResolveException e) {
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}
