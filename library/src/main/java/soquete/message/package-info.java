/// What goes with a message: its flags, its control messages, entries of the error queue, and which
/// half of a connection to shut down; the events of poll(2) and epoll(7).
package soquete.message;
