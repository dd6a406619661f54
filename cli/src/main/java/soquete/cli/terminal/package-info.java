/// Standard output and what the terminal can show.
package soquete.cli.terminal;
