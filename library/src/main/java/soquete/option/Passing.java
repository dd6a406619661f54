package soquete.option;

/// How the value of an option passes between the caller and the kernel.
public enum Passing {
    /// As it is: the room on the way back is the most that the value takes.
    VALUE,

    /// As it is, and on the way back the room is enlarged until the value fits: lists of a length
    /// that only the kernel knows.
    LIST,

    /// On the way back with exactly the length that the value has, because the kernel refuses more
    /// room (`SO_PEERNAME`); that of the question where there is one (`TLS_TX`).
    EXACT,

    /// As a `struct sock_fprog` that points at instructions; on the way back the length counts
    /// instructions and not bytes (`SO_GET_FILTER`).
    PROGRAM,

    /// As a null pointer with a length: Python's `setsockopt(level, option, None, length)`.
    LENGTH
}
