package soquete.server;

import java.io.IOException;
import java.io.Serial;

/// A connection did not begin with the PROXY header that its server wants ([ProxyPolicy]).
public final class ProxyException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    ProxyException(String sentence) {
        super(sentence);
    }
}
