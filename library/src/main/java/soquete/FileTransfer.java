package soquete;

/// The part of [Socket] that moves bytes between a connection and a file or a pipe, inside the
/// kernel. It is a class of its own only to keep the files readable.
abstract sealed class FileTransfer extends Messages permits Views {}
