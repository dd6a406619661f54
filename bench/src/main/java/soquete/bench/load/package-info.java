/// What `bench/compare` runs in Java: servers under load, one class for each way to write one, and
/// tasks of one thread. [soquete.bench.load.Subjects] lists them.
@org.jspecify.annotations.NullMarked
package soquete.bench.load;
