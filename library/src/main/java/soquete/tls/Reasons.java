package soquete.tls;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// Failed handshakes in words that say what to do.
final class Reasons {
    private Reasons() {}

    static SSLException handshake(String peer, SSLException cause) {
        String message = String.valueOf(cause.getMessage());
        String said = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        String why = why(said);
        String text =
                "TLS handshake with " + peer + ": " + said + (why.isEmpty() ? "" : ": " + why);
        return new SSLHandshakeException(text, cause);
    }

    private static String why(String said) {
        if (said.contains("PKIX path")) {
            return "the certificate is not signed by an authority that the SSLContext trusts";
        }
        if (said.contains("No name matching") || said.contains("No subject alternative")) {
            return "the certificate is valid, but for another host";
        }
        if (said.contains("Received fatal alert")) {
            return "the peer refused; its own log may say more";
        }
        if (said.contains("nrecognized SSL message")) {
            return "the peer does not speak TLS here";
        }
        if (said.contains("ended the connection")) {
            return "does it speak TLS on this port?";
        }
        return "";
    }
}
