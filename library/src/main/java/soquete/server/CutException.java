package soquete.server;

import java.io.IOException;

/// The server ended the connection under its handler: a deadline passed, or it had to stop.
///
/// The operations of [Connection] throw it; on an event loop,
/// [soquete.ring.LoopHandler#onClose] has it. Those of the socket itself say that the socket was
/// closed; [Connection#cut] tells why.
public final class CutException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Why.
    private final CutReason reason;

    CutException(CutReason reason, IOException cause) {
        super("the server cut the connection: " + reason.sentence(), cause);
        this.reason = reason;
    }

    /// Why the connection was cut.
    ///
    /// @return the reason
    public CutReason reason() {
        return reason;
    }
}
