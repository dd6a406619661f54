/// The lecture's programs: the conversation of server and client, over TCP and UDP.
package soquete.cli.seed;
