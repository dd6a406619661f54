/// Waiting for many descriptors at once: select(2), poll(2) and epoll(7) as they are, and a
/// [soquete.event.Selector] in the spirit of Python's `selectors`.
///
/// Everything here takes any [soquete.Pollable]: sockets, other descriptors, epolls, bare numbers.
/// What waits ends as everywhere in Soquete: by what it waits for, by its time, by an interrupt
/// ([java.io.InterruptedIOException], status kept), by closing what it waits with. A virtual thread
/// that waits holds no carrier. See docs/adr/0020-multiplexers.md.
package soquete.event;
