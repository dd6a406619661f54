package soquete.error;

import java.net.UnknownHostException;

/// A name could not be looked up: what getaddrinfo(3) or getnameinfo(3)
/// answered.
public final class ResolveException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final String host;
    private final int code;

    /// Made by the resolver for getaddrinfo(3).
    ///
    /// @param host the name (and service) that was looked up
    /// @param code what the function answered
    /// @param detail a further sentence, or an empty text
    public ResolveException(String host, Eai code, String detail) {
        this("getaddrinfo", host, code, detail);
    }

    /// Made by the resolver.
    ///
    /// @param operation `getaddrinfo` or `getnameinfo`
    /// @param host the name (and service), or the endpoint, that was looked up
    /// @param code what the function answered
    /// @param detail a further sentence, or an empty text
    public ResolveException(String operation, String host, Eai code, String detail) {
        super(operation + " " + host + ": " + code + (detail.isEmpty() ? "" : ": " + detail));
        this.host = host;
        this.code = code.number();
    }

    /// What was looked up.
    ///
    /// @return the name or the endpoint
    public String host() {
        return host;
    }

    /// What the function answered.
    ///
    /// @return an `EAI_*` code
    public Eai code() {
        return new Eai(code);
    }
}
