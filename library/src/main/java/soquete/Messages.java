package soquete;

/// The part of [Socket] that sends and receives messages with control data, one by one and in
/// batches. It is a class of its own only to keep the files readable.
abstract sealed class Messages extends SendReceive permits FileTransfer {}
