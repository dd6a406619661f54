package soquete.cli.seed;

import java.io.IOException;

/// Hears that a server has its port.
public interface Bound {
    /// The server has its port, and waits.
    ///
    /// @param plug its socket
    void at(Plug plug) throws IOException;
}
