package soquete.resolve;

import java.net.IDN;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.AiFlags;
import soquete.sys.NetdbText;

/// Host names as the C library and the DNS want them.
final class HostText {
    private HostText() {}

    static void check(@Nullable String host) {
        if (host == null) {
            return;
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the host is empty: give a name or an address");
        }
        if (host.equals("*")) {
            throw new IllegalArgumentException(
                    "the host \"*\" is no name: give null for this machine, with AI_PASSIVE for any"
                            + " of its addresses");
        }
        NetdbText.requireNoNul("host", host);
    }

    /// A name that is not ASCII in its encoded form, `xn--…`.
    ///
    /// Java encodes it (IDNA 2003, as Python does): what the C library does depends on its locale,
    /// and on whether libidn2 is installed. With `AI_IDN` it is the C library that encodes.
    static String encoded(String host, AiFlags flags) {
        if (isAscii(host) || (flags.bits() & AiFlags.AI_IDN.bits()) != 0) {
            return host;
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the host \"" + host + "\" is no internationalized name: " + e.getMessage(), e);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
