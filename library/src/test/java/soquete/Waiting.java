package soquete;

import java.util.concurrent.Callable;

/// A call that must wait, the socket whose close, timeout and interrupt end it, and what makes it
/// go on. Several threads may make the call at once; a release lets one of them go on.
record Waiting(Socket socket, Callable<?> call, Callable<?> release) {}
