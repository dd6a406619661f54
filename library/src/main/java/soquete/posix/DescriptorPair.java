package soquete.posix;

/// What socketpair(2) answers: two descriptors, connected to each other.
///
/// @param first  one end
/// @param second the other end
public record DescriptorPair(int first, int second) {}
