package soquete.event;

import org.jspecify.annotations.Nullable;
import soquete.sys.Constants;

/// What a [Selector] waits for, and what it finds.
public enum Interest {
    /// Data, a connection to accept, or the end: a receive or an accept would not wait.
    READ(Constants.EPOLLIN),

    /// Room to send, or the outcome of a connect: a send would not wait.
    WRITE(Constants.EPOLLOUT),

    /// Both.
    READ_WRITE(Constants.EPOLLIN | Constants.EPOLLOUT);

    /// The `EPOLL*` bits.
    final int bits;

    Interest(int bits) {
        this.bits = bits;
    }

    /// Whether reading is part of it.
    ///
    /// @return true for [#READ] and [#READ_WRITE]
    public boolean isRead() {
        return this != WRITE;
    }

    /// Whether writing is part of it.
    ///
    /// @return true for [#WRITE] and [#READ_WRITE]
    public boolean isWrite() {
        return this != READ;
    }

    /// What `EPOLL*` bits mean to who is interested in this: errors and hang-ups are both.
    ///
    /// @return null for nothing
    @Nullable Interest found(int events) {
        boolean read = isRead() && (events & ~Constants.EPOLLOUT) != 0;
        boolean write = isWrite() && (events & ~Constants.EPOLLIN) != 0;
        if (read) {
            return write ? READ_WRITE : READ;
        }
        return write ? WRITE : null;
    }
}
