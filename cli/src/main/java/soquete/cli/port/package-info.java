/// Who holds a port of this machine.
package soquete.cli.port;
