package soquete.event;

import java.io.IOException;

/// What is done with each thing that a [Selector] finds.
///
/// @param <A> the type of attachments
@FunctionalInterface
public interface SelectedAction<A> {
    /// Deals with it. It may call the selector, to register and unregister too.
    ///
    /// @param key   the registration
    /// @param ready what it is ready for; never more than the key's interest
    /// @throws IOException as it likes: the select in progress ends with it
    void accept(Key<A> key, Interest ready) throws IOException;
}
