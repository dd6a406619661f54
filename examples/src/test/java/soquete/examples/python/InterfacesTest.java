package soquete.examples.python;

import java.util.List;
import java.util.Map;
import soquete.error.ErrnoException;
import soquete.posix.NetIf;

/// Python's functions about network interfaces.
class InterfacesTest extends Sockets {
    @Row(
            value = "if_nameindex",
            python = "names = socket.if_nameindex()",
            result = "sorted(names)",
            note = "addresses, flags and MTU too: `soquete.netdevice`")
    void ifNameindex(Answer answer) throws ErrnoException {
        // begin
        Map<Integer, String> names = NetIf.if_nameindex();
        // end
        answer.is(names.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
    }

    @Row(value = "if_nametoindex", python = "index = socket.if_nametoindex('lo')", result = "index")
    void ifNametoindex(Answer answer) throws ErrnoException {
        // begin
        int index = NetIf.if_nametoindex("lo");
        // end
        answer.is(index);
    }

    @Row(value = "if_indextoname", python = "name = socket.if_indextoname(1)", result = "name")
    void ifIndextoname(Answer answer) throws ErrnoException {
        // begin
        String name = NetIf.if_indextoname(1);
        // end
        answer.is(name);
    }
}
