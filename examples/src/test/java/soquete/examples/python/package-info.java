/// What Python's `socket` module does, and how it is said here: every row of `docs/python.md` is a
/// test, whose Python and Java lines are both run and must have the same result.
package soquete.examples.python;
