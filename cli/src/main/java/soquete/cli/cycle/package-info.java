/// The complete cycle: two processes, their events in one order, and the drawings of them.
package soquete.cli.cycle;
