/// Event loops: one thread that serves many sockets, over epoll(7) or io_uring(7).
///
/// [soquete.ring.EventLoop] calls handlers; what waits belongs on virtual threads and
/// [soquete.Socket] instead.
package soquete.ring;
