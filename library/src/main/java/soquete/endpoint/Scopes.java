package soquete.endpoint;

import java.net.NetworkInterface;
import java.net.SocketException;

/// The scope of a link-local address: an interface, by index or by name.
final class Scopes {
    private Scopes() {}

    /// The index of a scope written as a number or as the name of an interface of this machine.
    static int index(String scope, String where) {
        if (scope.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + where + "\": a scope must follow %, as in fe80::1%eth0");
        }
        if (Digits.areDecimal(scope)) {
            return (int) Digits.unsigned(scope, Integer.SIZE, "scope", where);
        }
        try {
            NetworkInterface found = NetworkInterface.getByName(scope);
            if (found != null) {
                return found.getIndex();
            }
        } catch (SocketException e) {
            throw new IllegalArgumentException(
                    "\"" + where + "\": the interfaces of this machine cannot be listed", e);
        }
        throw new IllegalArgumentException(
                "\"" + where + "\": this machine has no interface \"" + scope + "\"");
    }

    /// The name of the interface with that index now, or the number where there is none, or where
    /// the name would be read as another number.
    static String name(int index) {
        if (index > 0) {
            try {
                NetworkInterface found = NetworkInterface.getByIndex(index);
                if (found != null && !Digits.areDecimal(found.getName())) {
                    return found.getName();
                }
            } catch (SocketException e) {
                return Integer.toString(index); // the interfaces cannot be listed
            }
        }
        return Integer.toUnsignedString(index);
    }
}
