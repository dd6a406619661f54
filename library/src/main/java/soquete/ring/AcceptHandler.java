package soquete.ring;

/// What happens on a listening socket whose connections an [EventLoop] does not accept by itself:
/// [EventLoop#watch]. As with [LoopHandler], the methods are called by the thread of the loop, and
/// must not wait.
public interface AcceptHandler {
    /// Connections wait in the kernel's queue. This is called again and again as long as some do,
    /// unless the listener is paused; so a handler may accept some, and leave the others for later.
    ///
    /// What this throws is logged, and pauses the listener.
    ///
    /// @param listener where they wait
    void onWaiting(LoopListener listener);

    /// The loop has closed the listening socket. Called once, and last.
    ///
    /// @param listener which is closed
    default void onClose(LoopListener listener) {}
}
