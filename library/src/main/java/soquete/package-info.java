/// The sockets: one class for every family and type, [soquete.Socket].
package soquete;
