/// Errors as values and exceptions: errno numbers, resolver codes, and what carries them.
package soquete.error;
