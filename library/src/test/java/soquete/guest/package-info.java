/// What the kernel of most machines does not have, or not loaded, tested for real: by
/// `tools/guest/run` in a guest, and wherever else the kernel has it. Elsewhere the probe's reason
/// is that of the skip.
package soquete.guest;
