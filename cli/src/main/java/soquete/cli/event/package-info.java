/// What a program's sockets did, as events: recorded, written and read as NDJSON.
package soquete.cli.event;
