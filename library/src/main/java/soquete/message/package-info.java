/// What goes with a message: its flags, its control messages, entries of the error queue, and which
/// half of a connection to shut down.
package soquete.message;
