/// Fixtures that the tests of all modules share: what the process and the machine around a test
/// look like. Nothing here knows the library under test.
@org.jspecify.annotations.NullMarked
package soquete.testkit;
