package soquete.cli.event;

/// The part that a process plays.
public enum Role {
    /// Waits for clients.
    SERVER("server"),
    /// Goes to the server.
    CLIENT("client");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /// The word in the events and on the command line.
    ///
    /// @return `server` or `client`
    public String word() {
        return word;
    }

    /// The other part.
    ///
    /// @return the peer's role
    public Role other() {
        return this == SERVER ? CLIENT : SERVER;
    }
}
