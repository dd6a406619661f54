package soquete.capture;

/// Counters of a capture, since it was opened.
///
/// @param packets packets that passed and that the filter let through, the dropped ones among them
/// @param drops   packets thrown away because the ring was full
/// @param freezes how often the ring was full
public record CaptureStatistics(long packets, long drops, long freezes) {}
