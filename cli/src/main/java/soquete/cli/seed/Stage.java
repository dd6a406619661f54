package soquete.cli.seed;

import java.io.IOException;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;

/// Where a program of the lecture acts: it opens sockets, and says its lines.
///
/// One stage only lets it act; another records every primitive. The programs do not know which.
public interface Stage {
    /// The endpoints of a host, in the order to try them.
    ///
    /// @param host a name or an address
    /// @param port 0 to 65535
    /// @param udp  UDP, not TCP
    /// @return at least one
    List<Endpoint> resolve(String host, int port, boolean udp) throws IOException;

    /// Opens a socket.
    ///
    /// @param family its family
    /// @param type   its type
    /// @return the socket
    Plug open(Family family, SocketType type) throws IOException;

    /// Says a line to the person who runs the program.
    ///
    /// @param line of the lecture
    void print(String line);

    /// The program is over.
    ///
    /// @param status its exit status
    void exit(int status);
}
