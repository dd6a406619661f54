/// io_uring(7) as it is, and event loops over it or over epoll(7).
///
/// [soquete.ring.Ring] is the kernel's interface: typed submissions and completions.
/// [soquete.ring.EventLoop] is one thread that serves many sockets and calls handlers. What waits
/// belongs on virtual threads and [soquete.Socket] instead.
package soquete.ring;
