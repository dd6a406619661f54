/// TLS over any stream socket: [soquete.tls.TlsStream].
package soquete.tls;
