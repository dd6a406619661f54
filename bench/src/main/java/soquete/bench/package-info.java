/// What one call costs: one class per subject, one method per way to do it. `bench/calls` runs them
/// beside the same in C.
@org.jspecify.annotations.NullMarked
package soquete.bench;
