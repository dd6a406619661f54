package soquete.server;

/// Why a server ended a connection that its handler was still serving.
public enum CutReason {
    /// It was not prepared in time: no PROXY header, no TLS handshake
    /// ([ServerBuilder#prepareTimeout]).
    PREPARE("it was not prepared in time"),

    /// No byte went either way for too long ([ServerBuilder#idle]).
    IDLE("no byte went either way for too long"),

    /// A read waited for too long ([ServerBuilder#readTimeout]).
    READ("a read waited for too long"),

    /// It lasted for too long altogether ([ServerBuilder#total]).
    TOTAL("it lasted for too long"),

    /// The server drained, and the handler did not end in time.
    DRAIN("the server had to stop");

    private final String sentence;

    CutReason(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
