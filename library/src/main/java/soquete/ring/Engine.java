package soquete.ring;

/// What an [EventLoop] waits with.
public enum Engine {
    /// epoll(7): readiness, and one system call for each receive and send.
    EPOLL,

    /// io_uring(7): submissions and completions in shared memory. Where the kernel or a container
    /// refuses it, opening the loop fails and says why; there is no silent way back to epoll.
    RING
}
