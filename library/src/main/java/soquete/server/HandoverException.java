package soquete.server;

import java.io.IOException;
import java.io.Serial;

/// A hand-over did not come about: the other process refused, or did not keep to the protocol. The
/// predecessor goes on serving.
public final class HandoverException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    HandoverException(String sentence) {
        super(sentence);
    }

    HandoverException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
