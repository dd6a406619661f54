/// The program's entry.
package soquete.cli;
