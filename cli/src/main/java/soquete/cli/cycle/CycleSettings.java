package soquete.cli.cycle;

import soquete.cli.message.Messages;

/// What the cycle is asked to do.
///
/// @param host         a name or an address of this machine
/// @param port         0 to 65535; 0 lets the kernel choose
/// @param udp          UDP, not TCP
/// @param timeout      how long all of it may take, in nanoseconds
/// @param ownArguments how many arguments this program was given, see [ChildCommand]
/// @param messages     the words
/// @param debug        whether stack traces are wanted
public record CycleSettings(
        String host,
        int port,
        boolean udp,
        long timeout,
        int ownArguments,
        Messages messages,
        boolean debug) {
    /// How long all of it may take where nothing else is said, in nanoseconds: 30 seconds.
    public static final long TIMEOUT = 30_000_000_000L;

    /// The transport's name, as people write it.
    ///
    /// @return `TCP` or `UDP`
    public String transport() {
        return udp ? "UDP" : "TCP";
    }
}
