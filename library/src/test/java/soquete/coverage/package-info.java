/// What of the C API the library has: the table of `docs/coverage.md`, from the C compiler's own
/// list of names, the code, and the tests.
package soquete.coverage;
