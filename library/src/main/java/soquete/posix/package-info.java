/// The C functions, one checked static method each, by their own names and without policy.
package soquete.posix;
