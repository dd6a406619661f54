/// Random programs of operations on pairs of sockets, judged by a simple model. `stress/run` runs
/// them.
@org.jspecify.annotations.NullMarked
package soquete.stress;
