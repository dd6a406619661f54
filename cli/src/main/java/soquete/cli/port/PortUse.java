package soquete.cli.port;

import java.util.List;

/// Who uses a port of this machine, as far as this process may see.
///
/// @param holders  the processes that have it
/// @param hidden   the user ids of sockets whose process this one may not look into
/// @param timeWait connections that are over, but whose port the kernel still keeps (TIME_WAIT)
public record PortUse(List<Holder> holders, List<Integer> hidden, int timeWait) {
    /// A process that has the port.
    ///
    /// @param pid     its number
    /// @param command its command line, shortened
    public record Holder(long pid, String command) {}
}
