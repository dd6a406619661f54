/// What goes with a message: its flags, and which half of a connection to shut down.
package soquete.message;
