package soquete.cli.failure;

/// The command was not understood, or an argument makes no sense: exit code 2.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String[] arguments;

    /// Names the message rather than carrying it, so that it is said in the user's language.
    ///
    /// @param key       of the messages
    /// @param arguments for the message
    public UsageException(String key, String... arguments) {
        super(key + " " + String.join(" ", arguments));
        this.key = key;
        this.arguments = arguments;
    }

    /// Which message.
    ///
    /// @return a key of the messages
    public String key() {
        return key;
    }

    /// The arguments of the message.
    ///
    /// @return a copy
    public String[] arguments() {
        return arguments.clone();
    }
}
