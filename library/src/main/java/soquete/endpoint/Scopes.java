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
        if (isNumber(scope)) {
            return Integer.parseInt(scope);
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

    /// The name of the interface with that index now, or the number where there is none.
    static String name(int index) {
        if (index > 0) {
            try {
                NetworkInterface found = NetworkInterface.getByIndex(index);
                if (found != null) {
                    return found.getName();
                }
            } catch (SocketException e) {
                return Integer.toString(index); // the interfaces cannot be listed
            }
        }
        return Integer.toUnsignedString(index);
    }

    private static boolean isNumber(String scope) {
        if (scope.length() > 9) {
            return false;
        }
        for (int i = 0; i < scope.length(); i++) {
            if (scope.charAt(i) < '0' || scope.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
