/// Packets as they pass an interface: a capture ring of packet(7), and pcap files.
package soquete.capture;
