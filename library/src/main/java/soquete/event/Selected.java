package soquete.event;

/// What a [Selector] found.
///
/// @param <A>   the type of attachments
/// @param key   the registration
/// @param ready what it is ready for; never more than the key's interest
public record Selected<A>(Key<A> key, Interest ready) {}
