package soquete.error;

import java.net.UnknownHostException;

/// A name could not be looked up: what getaddrinfo(3) answered.
public final class ResolveException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final String host;
    private final int code;

    /// Made by the resolver.
    ///
    /// @param host the name (and service) that was looked up
    /// @param code what getaddrinfo(3) answered
    /// @param detail a further sentence, or an empty text
    public ResolveException(String host, Eai code, String detail) {
        super("getaddrinfo " + host + ": " + code + (detail.isEmpty() ? "" : ": " + detail));
        this.host = host;
        this.code = code.number();
    }

    /// What was looked up.
    ///
    /// @return the name as the caller gave it
    public String host() {
        return host;
    }

    /// What getaddrinfo(3) answered.
    ///
    /// @return an `EAI_*` code
    public Eai code() {
        return new Eai(code);
    }
}
