package soquete.examples.python;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Hints;
import soquete.resolve.Resolver;

/// Python's functions about names.
class NamesTest extends Sockets {
    @Row(
            value = "getaddrinfo",
            python = "found = socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM)",
            result = "[i[4] for i in found], found[0][0], found[0][1]")
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
            value = "gethostname",
            python = "name = socket.gethostname()",
            result = "name",
            note = "the kernel's name of this host")
    void gethostname(Answer answer) throws IOException {
        // begin
        String name = InetAddress.getLocalHost().getHostName();
        // end
        answer.is(name);
    }
}
