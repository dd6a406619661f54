package soquete.event;

import soquete.Pollable;

/// A registration with a [Selector]: one object from [Selector#register] to [Selector#unregister].
///
/// @param <A> the type of attachments
public final class Key<A> {
    private final Pollable pollable;
    private final int fd;
    private volatile Interest interest;
    private volatile A attachment;
    private volatile boolean registered = true;

    /// The slot and its generation, which the kernel keeps for us.
    final long registration;

    Key(Pollable pollable, int fd, Interest interest, A attachment, long registration) {
        this.pollable = pollable;
        this.fd = fd;
        this.interest = interest;
        this.attachment = attachment;
        this.registration = registration;
    }

    /// What is registered.
    ///
    /// @return as given to [Selector#register]
    public Pollable pollable() {
        return pollable;
    }

    /// The number that it had when it was registered.
    ///
    /// @return 0 or more
    public int fd() {
        return fd;
    }

    /// What is waited for.
    ///
    /// @return as given last
    public Interest interest() {
        return interest;
    }

    /// What the caller attached.
    ///
    /// @return as given last
    public A attachment() {
        return attachment;
    }

    /// Whether it is registered, and what it stands for is open.
    ///
    /// @return false for ever once it is false
    public boolean isRegistered() {
        return registered && pollable.isOpen();
    }

    void set(Interest now, A with) {
        interest = now;
        attachment = with;
    }

    void end() {
        registered = false;
    }

    /// `Key[Socket[fd=5, …], READ, attachment]`
    @Override
    public String toString() {
        return "Key[" + pollable + ", " + interest + ", " + attachment + "]";
    }
}
