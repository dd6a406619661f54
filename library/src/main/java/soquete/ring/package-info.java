/// io_uring as it is: typed submissions and completions, multishot, provided buffers, zero-copy
/// sends. Start at [soquete.ring.Ring].
package soquete.ring;
