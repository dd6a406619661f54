package soquete.event;

import java.util.List;
import soquete.Pollable;

/// What a [Select] found: the objects that were given, in their order.
///
/// @param <P>    the type of what was given
/// @param read   those that can be read from
/// @param write  those that can be written to
/// @param except those with an exceptional condition: urgent data
public record Selection<P extends Pollable>(List<P> read, List<P> write, List<P> except) {
    /// Own copies.
    public Selection {
        read = List.copyOf(read);
        write = List.copyOf(write);
        except = List.copyOf(except);
    }

    /// Whether nothing is ready: the time was over.
    ///
    /// @return true if all three lists are empty
    public boolean isEmpty() {
        return read.isEmpty() && write.isEmpty() && except.isEmpty();
    }
}
