package soquete.ring;

/// How much an [EventLoop] over io_uring shares with the kernel. Too little is never wrong, only
/// slower: what does not fit waits in the kernel, and the loop counts how often that was so
/// ([EventLoop#receivesWithoutBuffer], [EventLoop#completionOverflows]).
///
/// @param submissions operations that are begun before the kernel is called, 1 to 32768, rounded up
///     to a power of two
/// @param completions results that the kernel can leave before the loop reads them, from
///     `submissions` to 65536, rounded up likewise
/// @param buffers     receives whose data the loop has not looked at yet, a power of two in 1 to
///     32768; each takes the bytes of [LoopOptions#buffer], at most 16 KiB
public record RingSizes(int submissions, int completions, int buffers) {
    private static final int MOST = 32768;

    /// 1024 submissions, 8192 completions, 256 buffers.
    public static final RingSizes USUAL = new RingSizes(1024, 8192, 256);

    /// Looks that the numbers make sense.
    ///
    /// @throws IllegalArgumentException if one is out of its range
    public RingSizes {
        if (submissions < 1 || submissions > MOST) {
            throw new IllegalArgumentException(
                    submissions + " submissions are not in 1 to " + MOST);
        }
        if (completions < submissions || completions > 2 * MOST) {
            throw new IllegalArgumentException(
                    completions + " completions are not in " + submissions + " to " + 2 * MOST);
        }
        if (buffers < 1 || buffers > MOST || Integer.bitCount(buffers) != 1) {
            throw new IllegalArgumentException(
                    buffers + " buffers are not a power of two in 1 to " + MOST);
        }
    }
}
